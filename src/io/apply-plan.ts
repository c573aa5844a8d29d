import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Plan } from '../domain/plan/plan.ts';
import { exists, join, readText } from './files.ts';

/** Where a plan is prepared: worth nothing until it is complete, removed by whoever comes next. */
const UNFINISHED = '.unfinished';
/** A plan that is decided and complete; whoever comes next carries it to its end. */
const PENDING = '.pending';
const JOURNAL = 'journal.json';

/** What is left to do once everything is prepared; doing any of it twice does no harm. */
interface Journal {
  /** Prepared files and folders that go to the same path in `content/`. */
  readonly moves: readonly string[];
  readonly removals: readonly string[];
}

/**
 * Carries out a plan as a whole or not at all, whenever the process should die. All texts are first written into a
 * hidden folder of `content/`. A plan that makes one new folder, or replaces one file, then takes its place by a single
 * rename: nobody ever sees half of it. Any other plan is decided by a single rename that makes its journal valid; what
 * is then cut short, `completePlan` ends. Throws what the disk throws; run again, the same plan goes through.
 */
export async function applyPlan(content: string, plan: Plan): Promise<void> {
  await completePlan(content);
  const unfinished = join(content, UNFINISHED);
  for (const { path, text } of plan.writes) {
    const file = join(unfinished, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flush: true });
  }
  const { writes, removals = [] } = plan;
  const moves = new Set(await Promise.all(writes.map(({ path }) => newPart(content, path))));
  const [only] = moves;
  if (only !== undefined && moves.size === 1 && removals.length === 0) {
    await rename(join(unfinished, only), join(content, only));
    await discard(unfinished);
    return;
  }
  const journal: Journal = { moves: [...moves], removals };
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, JOURNAL), JSON.stringify(journal), { flush: true });
  await rename(unfinished, join(content, PENDING));
  await completePlan(content);
}

/** Ends what a process that died left: carries a decided plan to its end, removes one that was not decided. */
export async function completePlan(content: string): Promise<void> {
  const pending = join(content, PENDING);
  const unfinished = join(content, UNFINISHED);
  await rm(unfinished, { recursive: true, force: true });
  const journal = await readText(content, join(pending, JOURNAL));
  if (!journal) return;
  const { moves, removals } = JSON.parse(journal.text) as Journal;
  for (const [index, path] of removals.entries()) {
    const removed = join(pending, 'removed', String(index));
    if (!(await exists(removed))) await move(join(content, path), removed);
  }
  for (const path of moves) await move(join(pending, path), join(content, path));
  await rename(pending, unfinished);
  await discard(unfinished);
}

/** Whether a plan is decided that was not carried to its end. */
export function hasPending(content: string): Promise<boolean> {
  return exists(join(content, PENDING, JOURNAL));
}

/** Removes what is of no use any more. All is done by then: should it fail, the next command removes it. */
async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** Moves a file or folder, with the folders above its new place; does nothing when there is none (any more). */
async function move(from: string, to: string): Promise<void> {
  if (!(await exists(from))) return;
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}

/** The highest folder on the way to a path that `content/` lacks; the path itself when only that is new or replaced. */
async function newPart(content: string, path: string): Promise<string> {
  const steps = path.split('/');
  for (let length = 1; length < steps.length; length += 1) {
    const part = steps.slice(0, length).join('/');
    if (!(await exists(join(content, part)))) return part;
  }
  return path;
}
