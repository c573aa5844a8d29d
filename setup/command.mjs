import { readFileSync } from 'node:fs';
import path from 'node:path';

import { projectDir } from './paths.mjs';
import { Problem } from './problem.mjs';

/**
 * @typedef {object} Lock the parts of package-lock.json that are used here
 * @property {Record<string, {
 *   bin?: Record<string, string>,
 *   dependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string>,
 * }>} packages
 */

/**
 * What Node has to run for a command of the project: a file of it, or a tool of node_modules.
 * @param {string} name e.g. `src/cli/main.ts` or `astro`
 * @returns {string} path of a script, from the project's folder
 * @throws {Problem} if no package of the project has such a tool
 */
export function scriptFor(name) {
  if (/\.[cm]?[jt]s$/.test(name)) return name;
  const lock = JSON.parse(readFileSync(path.join(projectDir, 'package-lock.json'), 'utf8'));
  const script = toolScript(lock, name);
  if (script) return script;
  throw new Problem({
    what: `there is no tool called "${name}" in this project`,
    expected: 'a file ending in .ts, .js or .mjs, or a tool of a package in package.json',
    mend: 'check the spelling; a new tool is added with `npm install --save-dev`',
  });
}

/**
 * Where a tool's script is. If several packages have a tool of that name, the one package.json
 * names goes first.
 * @param {Lock} lock
 * @param {string} tool e.g. `tsc`
 * @returns {string | undefined} e.g. `node_modules/typescript/bin/tsc`
 */
export function toolScript(lock, tool) {
  const root = lock.packages[''] ?? {};
  const direct = Object.keys({ ...root.dependencies, ...root.devDependencies });
  const folders = [...direct.map((name) => `node_modules/${name}`), ...Object.keys(lock.packages)];
  const folder = folders.find((candidate) => lock.packages[candidate]?.bin?.[tool]);
  return folder && path.posix.join(folder, lock.packages[folder]?.bin?.[tool] ?? '');
}
