import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a run of a program cost, its children included. */
export interface Cost {
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
  /** Highest memory of all processes together, in bytes; what they share counted once. */
  readonly memory: number;
}

/** What a build made. */
export interface Size {
  readonly pages: number;
  readonly bytes: number;
}

/** Runs a program and measures it. CPU and memory come from Linux's /proc; elsewhere they are 0. Throws when it fails. */
export async function measure(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  let memory = 0;
  // CPU seconds by process: of those that have ended the last ones seen.
  const cpu = new Map<number, number>();
  const look = async () => {
    const usage = await treeOf(child.pid ?? 0, cpu);
    memory = Math.max(memory, usage);
  };
  const timer = setInterval(() => void look(), 100);
  const code = await ended;
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  const seconds = [...cpu.values()].reduce((sum, value) => sum + value, 0);
  return { wall: (performance.now() - started) / 1000, cpu: seconds, memory };
}

/** Notes the CPU seconds of a process and those below it, and gives the memory of them all. */
async function treeOf(pid: number, cpu: Map<number, number>): Promise<number> {
  try {
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
    cpu.set(pid, (Number(fields[11]) + Number(fields[12])) / 100);
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    const below = children.trim().split(' ').filter(Boolean);
    const memories = await Promise.all(below.map((child) => treeOf(Number(child), cpu)));
    return kilobytes * 1024 + memories.reduce((sum, value) => sum + value, 0);
  } catch {
    // It has ended.
    return 0;
  }
}

/** Pages and bytes of a built site, compressed doubles left out. */
export async function sizeOf(folder: string): Promise<Size> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  let bytes = 0;
  for (const name of names) bytes += (await stat(name)).size;
  return { pages: names.filter((name) => name.endsWith('.html')).length, bytes };
}
