import { existsSync } from 'node:fs';
import path from 'node:path';

import { capture, lastLines } from './process.mjs';
import { diskFull, notWritable, Problem } from './problem.mjs';

/** Calm, quick to give up on a dead network, and content with what npm's cache already holds. */
const QUIET = [
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
  '--prefer-offline',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=10000',
];

const NETWORK =
  /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|EIDLETIMEOUT)\b|network request .* failed/;

/**
 * Runs the machine's npm out of sight.
 * @param {string} name of its log
 * @param {string} title what is being done, for the messages
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.node the Node binary that runs npm where npm is a script
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(pid: number) => void} [options.onStart]
 * @returns {Promise<void>}
 * @throws {Problem} when npm fails: what, why and what to do
 */
export async function runNpm(name, title, args, { node, env, onStart }) {
  const npm = npmCommand(node);
  const all = [...npm.args, ...args, ...QUIET];
  const { code, output, log } = await capture(name, npm.command, all, { env, onStart });
  if (code !== 0) throw npmProblem(title, code, output, log);
}

/**
 * Whether the machine's npm runs with a Node other than its own. A distribution's npm may not:
 * it finds its parts only with the distribution's Node.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>}
 */
export async function npmRunsWith(node, env) {
  const npm = npmCommand(node);
  return (
    (await capture('npm-version', npm.command, [...npm.args, '--version'], { env })).code === 0
  );
}

/**
 * How npm is called: its script with the given Node, or else the `npm` on the PATH.
 * @param {string} node
 * @returns {{ command: string, args: string[] }}
 */
function npmCommand(node) {
  const script = npmScripts(process.env, process.execPath).find((file) => existsSync(file));
  if (script) return { command: node, args: [script] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/**
 * Where npm's own script may be, best first.
 * @param {NodeJS.ProcessEnv} env `npm_execpath` is set when npm started this process
 * @param {string} machineNode the Node this process runs with
 * @returns {string[]}
 */
export function npmScripts(env, machineNode) {
  const started = env.npm_execpath ?? '';
  const folder = path.dirname(machineNode);
  const files = [
    path.join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return /npm-cli\.c?js$/.test(started) ? [started, ...files] : files;
}

/**
 * Says in plain words why npm failed.
 * @param {string} title what was being done
 * @param {number} code npm's exit code
 * @param {string} output what npm wrote
 * @param {string} log where that is kept
 * @returns {Problem}
 */
export function npmProblem(title, code, output, log) {
  if (code === 127) return noNpm();
  if (/\bENOSPC\b/.test(output)) return diskFull();
  if (/\b(EACCES|EROFS)\b/.test(output)) return notWritable();
  const rest = { details: lastLines(withoutStack(output)), log };
  if (NETWORK.test(output)) {
    return new Problem({
      what: `${title} failed: the package registry cannot be reached`,
      expected: 'a connection to the npm registry, needed only while something is missing',
      mend: 'check the network, the proxy and `npm config get registry`, then run the command again',
      log,
    });
  }
  if (/can only install packages when your package\.json and package-lock/.test(output)) {
    const differences = output.split('\n').filter((line) => /(Missing|Invalid): /.test(line));
    return new Problem({
      what: 'package-lock.json does not name every package the project needs',
      expected: 'a package-lock.json from which `npm ci` can install',
      mend: 'run `npm install` and commit the changed package-lock.json',
      details: lastLines(differences.join('\n')),
      log,
    });
  }
  return new Problem({
    what: `${title} failed (npm ended with code ${code})`,
    expected: 'npm to end without an error',
    mend: 'read the lines below, then run the command again',
    ...rest,
  });
}

/**
 * @param {string} output
 * @returns {string} the same without the lines of stack traces
 */
function withoutStack(output) {
  return output.replace(/^(npm error)?\s+at .*\n/gm, '');
}

/** @returns {Problem} */
function noNpm() {
  return new Problem({
    what: 'npm is not to be found on this machine',
    expected: 'npm next to Node, as the downloads of Node have it',
    mend: 'install npm, then run the command again',
  });
}
