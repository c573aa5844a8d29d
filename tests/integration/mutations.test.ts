import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatIssues } from '../../src/cli/reporters/terminal.ts';
import { projectRoot } from '../../src/io/read-project.ts';
import { ContentFolder } from '../unit/rules/content-folder.ts';
import { mutations } from './mutations.ts';
import type { Mutation } from './mutations.ts';

/*
 * Content that goes wrong in hundreds of ways, the same ones each time. `npm run test:mutations` goes through all of
 * them, with every rule and on the command line; `npm test` takes each kind a few times.
 */

const TODAY = '2026-11-23';
const COUNT = 360;
const isWhole = process.env['MUTATIONS'] === 'all';
const CHECKED = isWhole ? COUNT : 120;
/** Kinds that the command line is run on when not on all: one that breaks nothing among them. */
const FEW = ['byte order mark', 'hash off', 'broken MDX'];
/** Work that this little content is worth: time of the processor, so that a busy machine does not count. */
const PATIENCE_MS = 5000;
/** A command that takes so long on a busy machine hangs. */
const HANG_MS = 120_000;

let content: ContentFolder;
let all: Mutation[] = [];
/** How often publishing went through: it must not be refused throughout. */
let publications = 0;

beforeAll(async () => {
  content = await ContentFolder.sound();
  content.append('statement/nl/data.mdx', 'Nog een zin.');
  await content.publish({ date: '2026-02-01', effective: '2026-06-01' });
  // A draft, so that there is something to publish.
  content.append('statement/nl/introduction.mdx', 'Welkom.');
  all = mutations(
    filesIn(content.path).map((path) => ({ path, bytes: readFileSync(join(content.path, path)) })),
    COUNT,
    20261126,
  );
});
afterAll(() => {
  content.dispose();
});

it('starts from content without findings', async () => {
  expect(await content.check(TODAY)).toEqual([]);
});

it('gives each mutation a finding with file and line, or is right to find none; changes no file', async () => {
  const wrong: string[] = [];
  for (const mutation of all.slice(0, CHECKED)) {
    const complaint = await whileMutated(mutation, (folder) => judge(mutation, folder));
    if (complaint) wrong.push(`${mutation.name} in ${mutation.path}: ${complaint}`);
  }
  expect(wrong).toEqual([]);
}, 600_000);

describe('the command line', () => {
  it('ends with 0 or 1, without a stack trace, and leaves every file as it was', async () => {
    const chosen = isWhole
      ? all
      : FEW.flatMap((kind) => all.find(({ name }) => name === kind) ?? []);
    const wrong: string[] = [];
    // Each command is a process of its own: one for each processor at a time.
    const left = chosen.values();
    const work = async () => {
      for (const mutation of left) {
        const complaint = await whileMutated(mutation, complaintAboutCommands);
        if (complaint) wrong.push(`${mutation.name} in ${mutation.path}: ${complaint}`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    expect(wrong).toEqual([]);
    expect(publications).toBeGreaterThan(0);
  }, 3_600_000);
});

/** What is wrong with the findings for a mutation; nothing when they are as they should be. */
async function judge(
  { path, expects }: Mutation,
  folder: ContentFolder,
): Promise<string | undefined> {
  const before = digest(folder);
  const started = process.cpuUsage();
  const issues = await folder.check(TODAY);
  formatIssues(issues);
  const { user, system } = process.cpuUsage(started);
  if ((user + system) / 1000 > PATIENCE_MS) return 'took too long';
  if (digest(folder) !== before) return 'changed a file';
  const placeless = issues.find(({ file, place }) => !file || place.line < 1 || place.column < 1);
  if (placeless) return `no place: ${placeless.message}`;
  const shown = issues.map(({ rule, file }) => `${rule} in ${file}`).join(', ');
  if (expects === 'none' && issues.length > 0) return `found ${shown}`;
  if (expects === 'somewhere' && issues.length === 0) return 'nothing was found';
  if (expects === 'here' && !issues.some(({ file }) => file === `content/${path}`))
    return `found ${shown || 'nothing'}, and nothing in the file`;
  return undefined;
}

/** Runs what reads and what writes; a publication is there as a whole or not at all. */
async function complaintAboutCommands(folder: ContentFolder): Promise<string | undefined> {
  const before = digest(folder);
  const check = await command(folder, 'check');
  if (digest(folder) !== before) return 'check changed a file';
  const publish = await command(
    folder,
    'publish',
    ...['--date', TODAY, '--effective', '2027-03-01', '--kind', 'material'],
    ...['--note', 'nl=Er is iets veranderd.', '--note', 'en=Something changed.'],
  );
  const published = digest(folder) !== before;
  if (published) publications += 1;
  if (published && publish.status !== 0) return 'publish failed and changed a file';
  if (published && check.status !== 0) return 'publish sealed content with errors';
  const after = published ? await command(folder, 'check') : check;
  if (published && after.status !== 0) return `publish left errors: ${after.output}`;
  for (const { status, output } of [check, publish, after]) {
    if (status !== 0 && status !== 1) return `ended with ${String(status)}: ${output}`;
    if (/^\s+at .+[/\\(]/m.test(output) || output.includes('node:internal')) return output;
  }
  return undefined;
}

async function command(
  { path }: ContentFolder,
  name: string,
  ...options: string[]
): Promise<{ status: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ['src/cli/main.ts', name, '--content', path, '--today', TODAY, ...options],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'], timeout: HANG_MS },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (output += data.toString()));
  }
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  return { status, output };
}

/** Does something with a copy of the content in which one file is another. */
async function whileMutated<T>(
  { path, bytes }: Mutation,
  action: (folder: ContentFolder) => Promise<T>,
): Promise<T> {
  const folder = content.copy();
  if (bytes) folder.write(path, bytes);
  else folder.remove(path);
  try {
    return await action(folder);
  } finally {
    folder.dispose();
  }
}

function digest(folder: ContentFolder): string {
  const hash = createHash('sha256');
  for (const path of filesIn(folder.path)) {
    hash.update(path).update(readFileSync(join(folder.path, path)));
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}
