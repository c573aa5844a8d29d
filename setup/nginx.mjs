import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { aptUpdate, hasApt } from './apt.mjs';
import { isExecutable, onPath } from './executables.mjs';
import { cacheDir } from './paths.mjs';
import { capture } from './process.mjs';
import { Problem } from './problem.mjs';
import { withProgress } from './progress.mjs';

const FOLDERS = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/local/nginx/sbin',
  '/opt/homebrew/bin',
];

/** Which of these holds the binary differs between releases of Debian and Ubuntu. */
const PACKAGES = ['nginx', 'nginx-light', 'nginx-core'];

const unpackedDir = path.join(cacheDir, 'nginx');
const unpackedBinary = path.join(unpackedDir, 'usr', 'sbin', 'nginx');

/**
 * The nginx for the tests of the generated configuration: the one `NGINX_PATH` names, an installed
 * one, or the distribution's package, unpacked into `.cache/nginx` and not installed, since
 * installing it would start a web server on the machine.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} path of the binary; nothing if those tests are left out
 * @throws {Problem} if it cannot be had although `CI` is `true`, or `NGINX_PATH` is wrong
 */
export async function findNginx(env) {
  if (env.NGINX_PATH) return chosenByHand(env.NGINX_PATH);
  const found = (await firstThatRuns(installedNginx(env))) ?? (await unpacked());
  if (found) return found;
  if (env.CI === 'true') throw noNginx('in CI no test may be left out');
  console.log('note   No nginx here and none to be had: the tests that need it are skipped.');
  return undefined;
}

/**
 * Where nginx may be, best first.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function installedNginx(env) {
  return [...new Set([...onPath(['nginx'], env.PATH ?? '', FOLDERS), unpackedBinary])];
}

/**
 * @param {string} file
 * @returns {Promise<string>}
 * @throws {Problem} if it does not run
 */
async function chosenByHand(file) {
  if (await nginxRuns(file)) return file;
  throw noNginx(`NGINX_PATH names ${file}, which does not run`);
}

/**
 * @param {string[]} files
 * @returns {Promise<string | undefined>}
 */
async function firstThatRuns(files) {
  for (const file of files) {
    if (await nginxRuns(file)) return file;
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {Promise<boolean>}
 */
async function nginxRuns(file) {
  if (!isExecutable(file)) return false;
  return (await capture('nginx-version', file, ['-v'], { timeLimit: 30_000 })).code === 0;
}

/** @returns {Promise<string | undefined>} */
async function unpacked() {
  if (!hasApt()) return undefined;
  const unpack = async () => {
    if (await unpackFirst()) return unpackedBinary;
    return (await aptUpdate()) && (await unpackFirst()) ? unpackedBinary : undefined;
  };
  const mark = (/** @type {string | undefined} */ file) => (file ? 'done' : 'failed');
  return withProgress("Fetching the distribution's nginx", unpack, mark);
}

/** @returns {Promise<boolean>} whether one of the packages gave a binary that runs */
async function unpackFirst() {
  for (const name of PACKAGES) {
    if (await unpack(name)) return true;
  }
  return false;
}

/**
 * @param {string} name of a package
 * @returns {Promise<boolean>}
 */
async function unpack(name) {
  rmSync(unpackedDir, { recursive: true, force: true });
  mkdirSync(unpackedDir, { recursive: true });
  const options = { cwd: unpackedDir, timeLimit: 2 * 60_000 };
  await capture('nginx-download', 'apt-get', ['-q', 'download', name], options);
  const file = readdirSync(unpackedDir).find((child) => child.endsWith('.deb'));
  if (!file) return false;
  await capture('nginx-unpack', 'dpkg-deb', ['-x', file, '.'], options);
  return nginxRuns(unpackedBinary);
}

/**
 * @param {string} why
 * @returns {Problem}
 */
function noNginx(why) {
  return new Problem({
    what: `there is no nginx for the tests: ${why}`,
    expected: 'an nginx on the PATH or in NGINX_PATH',
    mend: 'install nginx (on Debian and Ubuntu: apt-get install nginx), then run npm test again',
  });
}
