import { resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import {
  checkAlternates,
  checkInline,
  checkLinks,
  checkSizes,
  sizeRows,
} from '../../domain/audit/index.ts';
import type { AuditedSite, Finding, PageSize } from '../../domain/audit/index.ts';
import type { Project } from '../../domain/project.ts';
import { createRoutes } from '../../domain/routes.ts';
import type { Site } from '../../domain/schema/index.ts';
import { shownSections, versionInForce } from '../../domain/versions.ts';
import { join, projectPath } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
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

export const audit: Command = {
  name: 'audit',
  summary: 'checks built sites: links, languages, sizes, nothing inline, nothing from others',
  help: `npm run statement -- audit [SITE…]

Looks at every page of the built sites, or of the sites named: no link or anchor leads nowhere or to another of the
organisation's sites, pages stay within their size (compressed with brotli), nothing is inline or comes from another
host; over all sites, every page is canonical once and leads to its other languages and back. Exit code 1 when there is a finding.

  --dist DIR     where the sites were built (default: dist)
${contentHelp}`,
  options: { ...contentOptions, dist: { type: 'string' } },
  run: async (values, positionals) => {
    const project = await loadReadable(contentFrom(values));
    const { settings, chosen } = await readAll({
      settings: () => settingsFrom(values),
      chosen: () => chosenSites(project, positionals),
    });
    const known = Object.entries(project.config.sites);
    const dist = resolve(projectRoot, typeof values['dist'] === 'string' ? values['dist'] : 'dist');
    const findings: Finding[] = [];
    const sites: AuditedSite[] = [];
    for (const [id, site] of chosen) {
      const audited = await readBuiltSite(join(dist, id), id, site);
      sites.push(audited);
      const others = known.filter(([other]) => other !== id).map(([, { url }]) => url);
      const kinds = pageKinds(project, site, settings.today);
      const sizes = await measure(audited, join(dist, id), kinds);
      findings.push(
        ...checkLinks(audited, others),
        ...checkInline(audited.pages),
        ...checkSizes(projectPath(projectRoot, join(dist, id)), sizes),
      );
      console.log(table(audited, sizes));
    }
    // Sites refer to each other: without all of them, nothing can be said.
    if (sites.length === known.length) findings.push(...checkAlternates(sites));
    console.log(formatFindings(findings));
    return findings.length > 0 ? 1 : 0;
  },
};

/** What the pages are that are there to be read; all others are left out. */
function pageKinds(project: Project, site: Site, today: string): Map<string, PageSize['kind']> {
  const routes = createRoutes(site);
  const version = versionInForce(project.versions, today);
  return new Map(
    site.locales.flatMap((locale): [string, PageSize['kind']][] => [
      [routes.statement(locale), 'statement'],
      ...project.pages
        .filter((page) => page.locale === locale)
        .map((page): [string, 'free'] => [routes.page(locale, page.frontMatter.slug), 'free']),
      ...(version ? shownSections(version, project, locale) : []).map(
        ({ source }): [string, 'section'] => [
          routes.section(locale, source.frontMatter.slug),
          'section',
        ],
      ),
    ]),
  );
}

async function measure(
  { pages, url }: AuditedSite,
  root: string,
  kinds: ReadonlyMap<string, PageSize['kind']>,
): Promise<PageSize[]> {
  const weights = new Map<string, Promise<number>>();
  const weigh = (address: string, path: string) => {
    const { pathname } = new URL(address, url + path);
    const known = weights.get(pathname) ?? readFile(join(root, pathname)).then(packed, () => 0);
    weights.set(pathname, known);
    return known;
  };
  return Promise.all(
    pages.map(async ({ file, path, bytes, resources }) => {
      const sum = async (kind: 'style' | 'script') => {
        const own = new Set(resources.filter((one) => one.kind === kind).map((one) => one.address));
        const sizes = await Promise.all([...own].map((address) => weigh(address, path)));
        return sizes.reduce((total, size) => total + size, 0);
      };
      return {
        file,
        kind: kinds.get(path) ?? 'other',
        html: await packed(bytes),
        css: await sum('style'),
        script: await sum('script'),
      };
    }),
  );
}

/** Bytes as brotli sends them. */
async function packed(bytes: Uint8Array): Promise<number> {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return (await promisify(brotliCompress)(bytes, options)).length;
}

function table({ id, pages }: AuditedSite, sizes: readonly PageSize[]): string {
  const links = pages.reduce((sum, page) => sum + page.links.length, 0);
  const rows = sizeRows(sizes).map(({ what, bytes, limit }) => [
    `  ${what}`,
    `${(bytes / 1000).toFixed(1)} kB`,
    `<= ${(limit / 1000).toFixed(1)} kB`,
    bytes <= limit ? '' : 'too heavy',
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [
    `${id}: ${pages.length} pages, ${links} links`,
    ...rows.map(([what = '', bytes = '', limit = '', verdict = '']) =>
      [
        what.padEnd(widths[0] ?? 0),
        bytes.padStart(widths[1] ?? 0),
        limit.padEnd(widths[2] ?? 0),
        verdict,
      ]
        .join('  ')
        .trimEnd(),
    ),
  ].join('\n');
}
