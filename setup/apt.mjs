import { existsSync, readFileSync } from 'node:fs';

import { isExecutable, onPath } from './executables.mjs';
import { capture } from './process.mjs';

/** @type {Promise<boolean> | undefined} */
let updated;

/**
 * @param {string} osRelease content of /etc/os-release
 * @returns {boolean} whether the system is Debian, Ubuntu or made from one of them
 */
export function isDebianLike(osRelease) {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/**
 * Whether packages of the distribution can be had here.
 * @returns {boolean}
 */
export function hasApt() {
  const file = '/etc/os-release';
  const debian = existsSync(file) && isDebianLike(readFileSync(file, 'utf8'));
  return debian && onPath(['apt-get'], process.env.PATH ?? '').some(isExecutable);
}

/**
 * Installs a package of the distribution, as root or where sudo asks for no password.
 * @param {string} name of the package
 * @returns {Promise<boolean>} whether it is installed now
 */
export async function aptInstall(name) {
  const prefix = hasApt() ? await rootPrefix() : undefined;
  if (!prefix) return false;
  await aptUpdate();
  return apt(prefix, ['install', '-y', '--no-install-recommends', name]);
}

/**
 * Brings the list of packages up to date, once, where that is allowed.
 * @returns {Promise<boolean>} whether it is
 */
export function aptUpdate() {
  updated ??= rootPrefix().then((prefix) => (prefix ? apt(prefix, ['update']) : false));
  return updated;
}

/**
 * @returns {Promise<string[] | undefined>} what goes before a command that needs root; nothing if
 *   root is out of reach
 */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const { code } = await capture('sudo', 'sudo', ['-n', 'true'], { timeLimit: 10_000 });
  return code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {string[]} prefix
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it went well
 */
async function apt(prefix, args) {
  const [command = 'env', ...before] = [...prefix, 'env'];
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-q'];
  const all = [...before, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...args];
  const { code } = await capture(`apt-${args[0]}`, command, all, { patient: true });
  return code === 0;
}
