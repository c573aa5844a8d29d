/**
 * `npm run bench:scale`: what a statement with many versions costs to build: three languages, 14 sections, about three
 * changed each time. Prints wall time, CPU, peak memory, pages and bytes for a build from nothing, one after an edit and one
 * after publishing a version more, and beside them Hugo and Starlight (with Pagefind) on the same texts in the same run.
 *
 * Usage: npm run bench:scale -- [VERSIONS…] [--beside VERSIONS]…
 *   VERSIONS            how many versions to build; default: 1 10 50 200
 *   --beside VERSIONS   with how many versions to set the others beside; default: 10 and 50. Starlight takes minutes and
 *                       5 GB at 200. Hugo is taken from the path (Debian: apt install hugo), Starlight from npm.
 */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addVersion, editTexts, makeContent } from './scale/content.ts';
import { besides, isPresent } from './scale/beside.ts';
import { measure, sizeOf } from './scale/measure.ts';
import type { Cost } from './scale/measure.ts';
import { sealedSections } from './scale/sections.ts';
import { formatTable } from './scale/table.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = join(root, '.cache', 'bench', 'scale');
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { beside: { type: 'string', multiple: true, default: ['10', '50'] } },
});
const beside = values.beside.map(Number);
const counts = positionals.length > 0 ? positionals.map(Number) : [1, 10, 50, 200];

const rows: string[][] = [];
const cold = new Map<number, Cost>();
const afterEdit = new Map<number, Cost>();

for (const count of counts.toSorted((a, b) => a - b)) {
  const content = join(work, `content-${count}`);
  const out = join(work, `out-${count}`);
  await makeContent(content, count);
  await Promise.all(
    [out, ...['astro', 'compiled-texts', 'readings'].map((old) => join(root, '.cache', old))].map(
      (old) => rm(old, { recursive: true, force: true }),
    ),
  );
  const build = async (what: string) => {
    process.stderr.write(`${count} versions: ${what}…\n`);
    const args = ['build', '--content', content, '--out', out, '--today', '2026-11-23'];
    const cost = await measure(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
      cwd: root,
    });
    await note(count, what, cost, join(out, 'main'));
    return cost;
  };
  cold.set(count, await build('from nothing'));
  await editTexts(content);
  afterEdit.set(count, await build('after one edit'));
  await addVersion(content, count);
  await build('one version more');
  if (beside.includes(count)) await setBeside(count, content);
}

console.log(
  formatTable([['versions', 'what', 'wall s', 'CPU s', 'peak MB', 'pages', 'MB'], ...rows]),
);
const [least, most] = [Math.min(...counts), Math.max(...counts)];
const [one, many] = [afterEdit.get(least), afterEdit.get(most)];
if (one && many && least !== most) {
  console.log(
    `\nafter one edit, ${most} versions against ${least}: ${ratio(many.wall, one.wall)} of the time, ${ratio(many.cpu, one.cpu)} of the CPU`,
  );
}

/** Builds the same texts with the others and prints what they cost as a multiple of what we do. */
async function setBeside(count: number, content: string): Promise<void> {
  const sections = await sealedSections(content);
  const ours = cold.get(count);
  for (const { name, program, prepare, out, run } of besides(join(work, 'beside'))) {
    if (program !== undefined && !isPresent(program)) {
      process.stderr.write(
        `${name} is left out: ${program} is not installed (apt install ${program})\n`,
      );
      continue;
    }
    process.stderr.write(`${count} versions: ${name}…\n`);
    await prepare(sections);
    const cost = await run();
    await note(count, name, cost, out);
    if (ours)
      console.log(
        `${count} versions from nothing, ours against ${name}: ${ratio(ours.wall, cost.wall)} of the time, ${ratio(ours.cpu, cost.cpu)} of the CPU, ${ratio(ours.memory, cost.memory)} of the memory`,
      );
  }
}

async function note(count: number, what: string, cost: Cost, out: string): Promise<void> {
  const { pages, bytes } = await sizeOf(out);
  rows.push([
    String(count),
    what,
    cost.wall.toFixed(1),
    cost.cpu.toFixed(1),
    (cost.memory / 1e6).toFixed(0),
    String(pages),
    (bytes / 1e6).toFixed(0),
  ]);
}

function ratio(ours: number, theirs: number): string {
  return (ours / theirs).toFixed(2);
}
