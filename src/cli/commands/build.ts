import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { hasErrors } from '../../domain/issue.ts';
import type { BuildSettings } from '../../io/build-settings.ts';
import { moveLeft } from '../../io/archive.ts';
import { hashText, join } from '../../io/files.ts';
import { releaseMemory } from '../../io/memory.ts';
import { projectRoot } from '../../io/read-project.ts';
import { shareProject } from '../../io/shared-project.ts';
import type { Command } from '../command.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { sitesNamed } from '../options.ts';
import { formatIssues } from '../reporters/terminal.ts';
import { startSiteBuilder } from '../site-builder.ts';
import type { SiteBuilder } from '../site-builder.ts';

export const build: Command = {
  name: 'build',
  summary: 'builds the sites into dist/<site>',
  help: `npm run build [-- SITE…]

Checks the content and builds every site, or the sites named. The sites of the last good build stay in place until all
of the new ones are complete.

  --out DIR      where to build (default: dist)
${contentHelp}`,
  options: { ...contentOptions, out: { type: 'string' } },
  run: async (values, positionals) => {
    const settings = settingsFrom(values);
    const dist = resolve(projectRoot, typeof values['out'] === 'string' ? values['out'] : 'dist');
    // Gets ready while the content is checked.
    const builder = startSiteBuilder();
    try {
      const sites = await checkedSites(settings, positionals, dist, builder);
      if (!sites) return 1;
      releaseMemory();
      await buildSites(settings, sites, dist, builder);
      return 0;
    } finally {
      builder.dismiss();
      await rm(sharedProject(dist), { force: true });
    }
  },
};

/**
 * Checks the content, says what was found and writes the project down for `buildSites`. Throws Complaint for a site that is not there.
 *
 * @param builder is prepared for the first site meanwhile.
 * @returns the sites to build; nothing when the content has errors.
 */
async function checkedSites(
  settings: BuildSettings,
  named: readonly string[],
  dist: string,
  builder: SiteBuilder,
): Promise<readonly string[] | undefined> {
  const { project, issues } = await loadProject(settings, async (read) => {
    await shareProject(read, sharedProject(dist));
    const [first] = named.length > 0 ? named : Object.keys(read.config.sites);
    if (first !== undefined) builder.prepare(settingsOfSite(settings, first, dist));
  });
  if (issues.length > 0) console.log(formatIssues(issues));
  if (!project || hasErrors(issues)) {
    console.log('Nothing was built; the sites of the last good build are as they were.');
    return undefined;
  }
  return sitesNamed(named, Object.keys(project.config.sites));
}

/** Where sites are built for `dist`. Always the same folder: Astro's own cache is tied to it. */
const freshSites = (dist: string) =>
  join(projectRoot, '.cache', 'build', hashText(dist).slice(0, 12));

/** Where the project lies that sites for `dist` are built of. */
export const sharedProject = (dist: string) => `${freshSites(dist)}.project`;

/** What the process that builds a site has to know. */
const settingsOfSite = (settings: BuildSettings, site: string, dist: string): BuildSettings => ({
  ...settings,
  site,
  out: join(freshSites(dist), site),
  sites: dist,
  project: sharedProject(dist),
});

/**
 * Builds sites of the project that lies at `sharedProject(dist)` into the folders of their ids below `dist`; those that are there
 * stay until all new ones are complete. Throws Complaint with what Astro printed when it fails.
 *
 * @param prepared builds the first of them.
 */
export async function buildSites(
  settings: BuildSettings,
  sites: readonly string[],
  dist: string,
  prepared?: SiteBuilder,
): Promise<void> {
  const fresh = freshSites(dist);
  const preparedFor = (site: string) => prepareBuilder(settingsOfSite(settings, site, dist));
  await rm(fresh, { recursive: true, force: true });
  await Promise.all([fresh, dist].map((folder) => mkdir(folder, { recursive: true })));
  let builder = prepared;
  try {
    for (const [index, site] of sites.entries()) {
      const started = performance.now();
      builder ??= preparedFor(site);
      const built = builder.build();
      const next = sites[index + 1];
      builder = next === undefined ? undefined : preparedFor(next);
      await built;
      console.log(`${site}: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    await replaceFolders(fresh, dist);
  } finally {
    builder?.dismiss();
    const leftovers = [fresh, sharedProject(dist)];
    await Promise.all(leftovers.map((path) => rm(path, { recursive: true, force: true })));
  }
}

function prepareBuilder(settings: BuildSettings): SiteBuilder {
  const builder = startSiteBuilder();
  builder.prepare(settings);
  return builder;
}

/** Puts each site inside `fresh` in the place of the one of that name inside `dist`, then what hosts need for it. */
async function replaceFolders(fresh: string, dist: string): Promise<void> {
  const old = join(fresh, '.old');
  await mkdir(old, { recursive: true });
  const hosting = join(fresh, 'hosting');
  for (const site of await readdir(hosting)) {
    await swap(join(fresh, site), join(dist, site), join(old, site));
    await moveLeft(fresh, site, join(old, site), join(dist, site));
  }
  await mkdir(join(dist, 'hosting'), { recursive: true });
  for (const site of await readdir(hosting)) {
    await swap(join(hosting, site), join(dist, 'hosting', site), join(old, `hosting-${site}`));
  }
}

async function swap(fresh: string, target: string, old: string): Promise<void> {
  await rename(target, old).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
  await rename(fresh, target);
}
