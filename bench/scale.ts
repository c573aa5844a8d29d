/**
 * `npm run bench:scale`: what a statement with many versions costs to build. Prints CPU, wall time, peak memory, pages and
 * bytes for a cold build, a rebuild after one edit and a rebuild after publishing one more version.
 *
 * Usage: npm run bench:scale -- [VERSIONS…]   (default: 1 10 50 200)
 */
import { spawn } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addVersion, copyContent, editWorkingText, makeContent } from './scale/content.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = join(root, '.cache', 'bench', 'scale');
const counts = process.argv.slice(2).map(Number);

interface Cost {
  readonly wall: number;
  readonly cpu: number;
  /** Highest memory of all processes together, in bytes. */
  readonly memory: number;
}

const rows: string[][] = [['versions', 'what', 'wall s', 'cpu s', 'peak MB', 'pages', 'MB']];
for (const count of counts.length > 0 ? counts : [1, 10, 50, 200]) {
  const [content, out] = [join(work, `content-${count}`), join(work, `out-${count}`)];
  process.stderr.write(`making ${count} versions…\n`);
  await makeContent(join(work, 'made'), count);
  await copyContent(join(work, 'made'), content);
  await rm(out, { recursive: true, force: true });
  await rm(join(root, '.cache', 'astro'), { recursive: true, force: true });
  const record = async (what: string) => {
    process.stderr.write(`${count} versions: ${what}…\n`);
    const { wall, cpu, memory } = await measure(content, out);
    const { pages, bytes } = await sizeOf(out);
    rows.push([
      String(count),
      what,
      wall.toFixed(1),
      cpu.toFixed(1),
      (memory / 1e6).toFixed(0),
      String(pages),
      (bytes / 1e6).toFixed(0),
    ]);
  };
  await record('cold');
  await editWorkingText(content);
  await record('one edit');
  await addVersion(content, count);
  await record('one more version');
}
const widths = (rows[0] ?? []).map((_, column) =>
  Math.max(...rows.map((row) => row[column]?.length ?? 0)),
);
for (const row of rows)
  console.log(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));

async function measure(content: string, out: string): Promise<Cost> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      join(root, 'src', 'cli', 'main.ts'),
      'build',
      '--content',
      content,
      '--out',
      out,
      '--today',
      '2026-11-23',
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const pid = child.pid ?? 0;
  let [memory, cpu] = [0, 0];
  const timer = setInterval(() => {
    void treeOf(pid).then((usage) => {
      memory = Math.max(memory, usage.memory);
      cpu = Math.max(cpu, usage.cpu);
    });
  }, 100);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`the build of ${content} failed`);
  return { wall: (performance.now() - started) / 1000, cpu, memory };
}

/** Memory and CPU seconds of a process and its children, from Linux's /proc; zero elsewhere. */
async function treeOf(pid: number): Promise<{ memory: number; cpu: number }> {
  try {
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'))
      .trim()
      .split(' ')
      .filter(Boolean);
    const below = await Promise.all(children.map((child) => treeOf(Number(child))));
    return {
      memory: pages * 4096 + below.reduce((sum, { memory }) => sum + memory, 0),
      cpu: ticks / 100 + below.reduce((sum, { cpu }) => sum + cpu, 0),
    };
  } catch {
    return { memory: 0, cpu: 0 };
  }
}

async function sizeOf(folder: string): Promise<{ pages: number; bytes: number }> {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => !/\.(?:br|gz)$/.test(name),
  );
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return {
    pages: names.filter((name) => name.endsWith('.html')).length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

await writeFile(join(work, 'result.txt'), rows.map((row) => row.join('\t')).join('\n'));
