import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Plan } from '../domain/plan/plan.ts';
import { join } from './files.ts';

/**
 * Carries out a plan: writes all files into a hidden folder beside the place, then moves that into place in one step,
 * so that the folder is there whole or not at all. Throws when the folder exists already.
 */
export async function applyPlan(content: string, plan: Plan): Promise<void> {
  const target = join(content, plan.folder);
  const hidden = join(dirname(target), `.${basename(target)}.unfinished`);
  await rm(hidden, { recursive: true, force: true });
  for (const { path, text } of plan.writes) {
    const file = join(hidden, path.slice(plan.folder.length + 1));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await rename(hidden, target);
}
