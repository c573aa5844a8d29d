import { resolve } from 'node:path';
import type { AuditedPage, AuditedSite } from '../../domain/audit/index.ts';
import { compareWithRegister } from '../../domain/cookies/observed.ts';
import type { Observed } from '../../domain/cookies/observed.ts';
import { governingVersion, registerOf } from '../../domain/cookies/register.ts';
import type { Project } from '../../domain/project.ts';
import { rightIds } from '../../domain/rights/rights.ts';
import { createRoutes } from '../../domain/routes.ts';
import type { Site } from '../../domain/schema/index.ts';
import { createTranslator } from '../../i18n/index.ts';
import { join } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import { Complaint } from '../command.ts';
import type { Command } from '../command.ts';
import {
  contentFrom,
  contentHelp,
  contentOptions,
  loadReadable,
  settingsFrom,
} from '../load-project.ts';
import { readAll } from '../read-all.ts';
import { chosenSites, readBuiltSite } from '../read-built-site.ts';
import { formatFindings } from '../reporters/terminal.ts';
import { serve } from '../serve.ts';
import { visitSite } from '../visit-site.ts';

export const cookies: Command = {
  name: 'cookies',
  summary: 'visits built sites in a browser and compares what they keep with the register',
  help: `npm run statement -- cookies [SITE…]

Opens the pages of the built sites, or of the sites named, in a real browser, composes a letter, accepts everything in
the privacy preferences, and opens them again. What the browser keeps and the cookie register does not list is a finding; so is what
comes without the consent it needs, what is kept for another host, by another party or for another time than listed, and
what is listed for a site and never seen there. Exit code 1 when there is one.

  --every-page   also pages that load the same programs as one that was opened already
  --dist DIR     where the sites were built (default: dist)
${contentHelp}

The browser is the one that CHROMIUM_PATH names, or the one that Playwright has brought in; npm test -- cookies finds one.`,
  options: { ...contentOptions, dist: { type: 'string' }, 'every-page': { type: 'boolean' } },
  run: async (values, positionals) => {
    const project = await loadReadable(contentFrom(values));
    const { settings, sites } = await readAll({
      settings: () => settingsFrom(values),
      sites: () => chosenSites(project, positionals),
    });
    const governing = governingVersion(project, settings.today);
    const register = governing && registerOf(governing, project.versions);
    if (!register) {
      throw new Complaint(
        'No published version has a cookie register.',
        'a version sealed with content/cookies.yaml',
        'write the register (docs/editors/cookies.md) and publish',
      );
    }
    const dist = resolve(projectRoot, typeof values['dist'] === 'string' ? values['dist'] : 'dist');
    const built = await Promise.all(
      sites.map(async ([id, site]) => ({
        site,
        audited: await readBuiltSite(join(dist, id), id, site),
      })),
    );
    const observed = await visitAll(dist, project, built, values['every-page'] === true);
    const hosts = sites.map(([, { url }]) => new URL(url).hostname);
    const found = compareWithRegister(observed, { hosts, own: ownDomains(project) }, register);
    console.log(formatFindings(found));
    return found.length > 0 ? 1 : 0;
  },
};

/** Domains of the organisation's websites, without the `www.` of one that stands for the whole domain. */
function ownDomains({ config: { organisation, sites } }: Project): string[] {
  return [organisation, ...Object.values(sites)].map(({ url }) =>
    new URL(url).hostname.replace(/^www\./, ''),
  );
}

interface BuiltSite {
  readonly site: Site;
  readonly audited: AuditedSite;
}

async function visitAll(
  dist: string,
  project: Project,
  built: readonly BuiltSite[],
  everyPage: boolean,
): Promise<Observed[]> {
  const browser = await launch();
  const { servers, addresses } = await serve({
    dist,
    sites: built.map(({ site, audited: { id } }) => ({ id, ...site })),
    port: 0,
  });
  try {
    const observed = await Promise.all(
      built.map(async ({ site, audited }) => {
        const { id } = audited;
        const pages = everyPage ? audited.pages : differing(audited.pages);
        const found = await visitSite(browser, {
          origin: new URL(addresses.find((one) => one.site === id)?.address ?? '').origin,
          host: new URL(site.url).hostname,
          pages,
          preferences: preferencesPage(project, site, audited),
          letter: letterPage(project, site, audited),
        });
        console.log(`${id}: ${pages.length} of ${audited.pages.length} pages opened`);
        return found;
      }),
    );
    return observed.flat();
  } finally {
    await browser.close();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}

async function launch() {
  const { chromium } = await import('@playwright/test');
  const executablePath = process.env['CHROMIUM_PATH'];
  const isRoot = process.getuid?.() === 0;
  try {
    return await chromium.launch({
      ...(executablePath && { executablePath }),
      args: isRoot ? ['--no-sandbox'] : [], // Chromium refuses to run as root with its sandbox
    });
  } catch (error) {
    throw new Complaint(
      `The browser does not start: ${(error as Error).message.split('\n', 1).join('')}`,
      'Chromium, Chrome or Edge under CHROMIUM_PATH, or the one of Playwright',
      'run npm test -- cookies, which finds one or brings it in',
    );
  }
}

/** One page for each set of programs and foreign parts: only those can keep anything on a device. */
function differing(pages: readonly AuditedPage[]): AuditedPage[] {
  const kinds = new Map<string, AuditedPage>();
  for (const page of pages) {
    const active = page.resources.filter(({ kind }) => kind !== 'style');
    const key = [...active.map(({ address }) => address), ...page.inline].sort().join('\n');
    if (!kinds.has(key)) kinds.set(key, page);
  }
  return [...kinds.values()];
}

function preferencesPage(
  { pages }: Project,
  site: Site,
  audited: AuditedSite,
): AuditedPage | undefined {
  const free = pages.find(
    ({ id, locale }) => id === 'preferences' && locale === site.defaultLocale,
  );
  const path = free && createRoutes(site).page(free.locale, free.frontMatter.slug);
  return audited.pages.find((page) => page.path === path);
}

/** The page of a right: each has the same letter composer. */
function letterPage(
  { dictionaries }: Project,
  site: Site,
  audited: AuditedSite,
): AuditedPage | undefined {
  const locale = site.defaultLocale;
  const words = createTranslator(locale, dictionaries[locale] ?? {})('paths', {
    returnObjects: true,
  });
  const path = createRoutes(site).right(locale, words, rightIds[0]);
  return audited.pages.find((page) => page.path === path);
}
