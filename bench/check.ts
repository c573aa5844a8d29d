import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../src/io/read-project.ts';

/*
 * How long an editor waits for `check` on the shipped content: the whole command, from its start to its end.
 * `npm run bench:check [-- RUNS]`. Exit code 1 when the median misses the bar.
 */

const BAR_MS = 2000;
const runs = Number(process.argv[2] ?? 5);

const times = Array.from({ length: runs }, () => {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [join('src', 'cli', 'main.ts'), 'check'], {
    cwd: projectRoot,
  });
  if (status !== 0) throw new Error('check finds errors in the shipped content');
  return performance.now() - started;
}).toSorted((a, b) => a - b);

const median = times[Math.floor(times.length / 2)] ?? 0;
const show = (time: number) => `${Math.round(time)} ms`;
console.log(`check, ${runs} runs: median ${show(median)}, from ${times.map(show).join(', ')}`);
console.log(`bar: under ${show(BAR_MS)}`);
process.exitCode = median < BAR_MS ? 0 : 1;
