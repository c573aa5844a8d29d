import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { npmRunsWith, runNpm } from './npm.mjs';
import { projectDir } from './paths.mjs';
import { Problem } from './problem.mjs';
import { withProgress } from './progress.mjs';

/** Written inside node_modules after a good `npm ci`, so it goes when node_modules goes. */
const stampFile = path.join(projectDir, 'node_modules', '.setup-stamp');

/**
 * What an installation depends on, as one line.
 * @param {string | Buffer} lock content of package-lock.json
 * @param {string} platform
 * @param {string} arch
 * @returns {string}
 */
export function dependencyStamp(lock, platform, arch) {
  return `${platform}-${arch} ${createHash('sha256').update(lock).digest('hex')}`;
}

/**
 * @returns {boolean} whether node_modules is whole and belongs to package-lock.json as it is now
 * @throws {Problem} if there is no package-lock.json
 */
export function dependenciesPresent() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

/**
 * Installs exactly what package-lock.json says.
 * @param {import('./node.mjs').Node} node
 * @param {NodeJS.ProcessEnv} env
 * @param {(pid: number) => void} onStart is told the process that does the work
 * @returns {Promise<void>}
 * @throws {Problem} if npm fails; the next run starts over
 */
export async function installDependencies(node, env, onStart) {
  const stamp = wantedStamp();
  rmSync(stampFile, { force: true });
  await withProgress('Installing packages', async () => {
    const runner = (await npmRunsWith(node.path, env)) ? node.path : process.execPath;
    const options = { node: runner, env, onStart };
    await runNpm('npm-ci', 'Installing packages', ['ci', '--include=dev'], options);
  });
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/**
 * @returns {string}
 * @throws {Problem} if there is no package-lock.json
 */
function wantedStamp() {
  const file = path.join(projectDir, 'package-lock.json');
  if (existsSync(file)) {
    return dependencyStamp(readFileSync(file), process.platform, process.arch);
  }
  throw new Problem({
    what: 'package-lock.json is missing',
    expected: 'the list of packages that belongs to the project',
    mend: 'bring it back: git checkout package-lock.json',
  });
}
