import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setAside } from './set-aside.ts';

/** The pages that the others do not make. */
const REDLINES = join('src', 'pages', '[locale]', '[changes]', '[from]');

/**
 * Makes a copy of this project that builds no redlines, to be set beside generators that have none.
 *
 * @param root folder of the project.
 * @param copy folder of the copy, made anew.
 */
export async function copyWithoutRedlines(root: string, copy: string): Promise<void> {
  await setAside(copy);
  await mkdir(copy, { recursive: true });
  for (const name of ['src', 'astro.config.mjs', 'package.json', 'public', 'tsconfig.json']) {
    await cp(join(root, name), join(copy, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  await rm(join(copy, REDLINES), { recursive: true });
}
