import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { hasErrors } from '../../domain/issue.ts';
import type { Project } from '../../domain/project.ts';
import { toEnvironment } from '../../io/build-settings.ts';
import type { BuildSettings } from '../../io/build-settings.ts';
import { moveLeft } from '../../io/archive.ts';
import { hashText, join } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import { shareProject } from '../../io/shared-project.ts';
import { Complaint } from '../command.ts';
import type { Command } from '../command.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { formatIssues } from '../reporters/terminal.ts';

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
    const { project, issues } = await loadProject(settings);
    if (issues.length > 0) console.log(formatIssues(issues));
    if (!project || hasErrors(issues)) {
      console.log('Nothing was built; the sites of the last good build are as they were.');
      return 1;
    }
    const known = Object.keys(project.config.sites);
    const unknown = positionals.filter((id) => !known.includes(id));
    if (unknown.length > 0) {
      throw new Complaint(
        `There is no site ${unknown.join(', ')}.`,
        `one of ${known.join(', ')}`,
        'correct the name',
      );
    }
    const dist = resolve(projectRoot, typeof values['out'] === 'string' ? values['out'] : 'dist');
    await buildSites(settings, project, positionals.length > 0 ? positionals : known, dist);
    return 0;
  },
};

/**
 * Builds sites of a checked project into the folders of their ids below `dist`; those that are there stay until all new ones are complete.
 * Throws Complaint with what Astro printed when it fails.
 */
export async function buildSites(
  settings: BuildSettings,
  project: Project,
  sites: readonly string[],
  dist: string,
): Promise<void> {
  // Always the same folder: Astro's own cache is tied to it.
  const fresh = join(projectRoot, '.cache', 'build', hashText(dist).slice(0, 12));
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const checked = join(fresh, 'project');
  try {
    await shareProject(project, checked);
    for (const site of sites) {
      const started = performance.now();
      const run = { ...settings, site, out: join(fresh, site), sites: dist, project: checked };
      await runAstro(toEnvironment(run));
      console.log(`${site}: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    await replaceFolders(fresh, dist);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Runs `astro build` in a process of its own, which tells of errors alone; throws Complaint with them when it fails. */
async function runAstro(env: NodeJS.ProcessEnv): Promise<void> {
  const astro = join(projectRoot, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', '--silent'], {
    cwd: projectRoot,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  if (code === 0) return;
  throw new Complaint(
    `Astro could not build the site:\n${output.trim()}`,
    'a build without errors',
    'mend what it names; this is a fault of the software, not of the content',
  );
}

/** Puts each site inside `fresh` in the place of the one of that name inside `dist`, then what hosts need for it. */
async function replaceFolders(fresh: string, dist: string): Promise<void> {
  await mkdir(dist, { recursive: true });
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
