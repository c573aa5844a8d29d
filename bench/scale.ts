/**
 * `npm run bench:scale`: what a statement with many versions costs to build: three languages, 14 sections, about three
 * changed each time. Prints wall time, CPU, peak memory, pages and bytes for a build from nothing, one after an edit and one
 * after publishing a version more, and beside them Hugo and Starlight (with Pagefind) on the same texts in the same run. Those
 * make no redlines: beside the build from nothing stands one of the same pages without them.
 *
 * Usage: npm run bench:scale -- [VERSIONS…] [--beside VERSIONS]…
 *   VERSIONS            how many versions to build; default: 1 10 50 200
 *   --beside VERSIONS   with how many versions to set the others beside; default: 10 and 50. Starlight takes minutes and
 *                       5 GB at 200. Hugo is taken from the path (Debian: apt install hugo), Starlight from npm.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addVersion, editTexts, makeContent } from './scale/content.ts';
import { besides, isPresent } from './scale/beside.ts';
import { measure, sizeOf } from './scale/measure.ts';
import type { Cost } from './scale/measure.ts';
import { sealedSections } from './scale/sections.ts';
import { removeSetAside, setAside } from './scale/set-aside.ts';
import { formatTable } from './scale/table.ts';
import { copyWithoutRedlines } from './scale/without-redlines.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = join(root, '.cache', 'bench', 'scale');
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { beside: { type: 'string', multiple: true, default: ['10', '50'] } },
});
const beside = values.beside.map(Number);
const counts = positionals.length > 0 ? positionals.map(Number) : [1, 10, 50, 200];

const FROM_NOTHING = 'from nothing';
const WITHOUT_REDLINES = 'from nothing, no redlines';
const rows: string[][] = [];
const afterEdit = new Map<number, Cost>();

for (const count of counts.toSorted((a, b) => a - b)) {
  const content = join(work, `content-${count}`);
  const out = join(work, `out-${count}`);
  await makeContent(content, count);
  const caches = ['astro', 'compiled-texts', 'readings'].map((old) => join(root, '.cache', old));
  await setAside(out, ...caches);
  const build = async (what: string, project = root, to = out) => {
    process.stderr.write(`${count} versions: ${what}…\n`);
    const args = ['build', '--content', content, '--out', to, '--today', '2026-11-23'];
    const cost = await measure(process.execPath, [join(project, 'src/cli/main.ts'), ...args], {
      cwd: project,
    });
    await note(count, what, cost, join(to, 'main'));
    return cost;
  };
  const whole = await build(FROM_NOTHING);
  // Before the builds that put a new site in the place of an old one: they remove that.
  if (beside.includes(count)) {
    const [plain, plainOut] = [join(work, 'without-redlines'), `${out}-without-redlines`];
    await copyWithoutRedlines(root, plain);
    await setAside(plainOut);
    const pages = await build(WITHOUT_REDLINES, plain, plainOut);
    await setBeside(count, content, { [FROM_NOTHING]: whole, [WITHOUT_REDLINES]: pages });
  }
  await editTexts(content);
  afterEdit.set(count, await build('after one edit'));
  await addVersion(content, count);
  await build('one version more');
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
await removeSetAside();

/** Builds the same texts with the others and prints what ours cost as a multiple of it. */
async function setBeside(
  count: number,
  content: string,
  ours: Readonly<Record<string, Cost>>,
): Promise<void> {
  const sections = await sealedSections(content);
  for (const { name, program, prepare, out, run } of besides(join(work, 'beside'))) {
    if (program !== undefined && !isPresent(program)) {
      process.stderr.write(
        `${name} is left out: ${program} is not installed (apt install ${program})\n`,
      );
      continue;
    }
    process.stderr.write(`${count} versions: ${name}…\n`);
    await prepare(sections);
    const theirs = await run();
    await note(count, name, theirs, out);
    for (const [what, { wall, cpu, memory }] of Object.entries(ours)) {
      console.log(
        `${count} versions ${what}, against ${name}: ${ratio(wall, theirs.wall)} of the time, ${ratio(cpu, theirs.cpu)} of the CPU, ${ratio(memory, theirs.memory)} of the memory`,
      );
    }
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
  return (ours / theirs).toPrecision(2);
}
