import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { logsDir, projectDir } from './paths.mjs';

/** @type {NodeJS.Signals[]} */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const firstParent = process.ppid;
const PARENT_CHECK_MS = 500;

/** npm undoes its work when it is stopped; that may take as long as the work did. */
const GRACE_MS = 5000;

/**
 * @typedef {object} Captured
 * @property {number} code exit code; 128 and more when a signal or the time limit ended it
 * @property {string} output what it wrote, both streams together
 * @property {string} log absolute path of the file with that output
 *
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [timeLimit] milliseconds after which the command is ended
 * @property {boolean} [patient] never end it by force, however long it takes to stop
 * @property {((pid: number) => void) | undefined} [onStart] is told the process id
 */

/**
 * Runs a command out of sight, its output going to `.cache/logs/<name>.log`.
 * @param {string} name of the log
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<Captured>} also when the command failed or does not exist (code 127)
 */
export async function capture(name, command, args, options = {}) {
  mkdirSync(logsDir, { recursive: true });
  const log = path.join(logsDir, `${name}.log`);
  const file = openSync(log, 'w');
  try {
    const { code, signalled } = await run(command, args, ['ignore', file, file], options);
    if (signalled) leave(code);
    return { code, output: readFileSync(log, 'utf8'), log };
  } finally {
    closeSync(file);
  }
}

/**
 * Runs a command with this terminal as its own.
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<number>} its exit code
 */
export async function foreground(command, args, options = {}) {
  return (await run(command, args, 'inherit', options)).code;
}

/**
 * The last lines of a long output.
 * @param {string} output
 * @param {number} [count]
 * @returns {string}
 */
export function lastLines(output, count = 15) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {Options} options
 * @returns {Promise<{ code: number, signalled: boolean }>} `signalled`: this process was told to stop
 */
function run(command, args, stdio, options) {
  const { env = process.env, cwd = projectDir, timeLimit, patient = false, onStart } = options;
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && /\.(cmd|bat)$/i.test(command);
    const child = spawn(command, args, { cwd, env, stdio, shell, windowsHide: true });
    const timer = timeLimit && setTimeout(() => child.kill('SIGKILL'), timeLimit);
    const signals = passSignalsOn(child, patient);
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer || undefined);
      resolve({ code, signalled: signals.release() });
    };
    if (child.pid) onStart?.(child.pid);
    child.once('error', () => end(127));
    child.once('exit', (code, signal) => end(code ?? exitCodeOf(signal)));
  });
}

/**
 * While a child runs, signals end the child, not this process. A Ctrl+C in a terminal reaches the
 * child by itself.
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} patient
 * @returns {{ release: () => boolean }} gives the signals back and says whether one came
 */
function passSignalsOn(child, patient) {
  let came = false;
  /** @type {NodeJS.Timeout | undefined} */
  let grace;
  /** @param {NodeJS.Signals} signal */
  const handle = (signal) => {
    came = true;
    const sentByTerminal = signal === 'SIGINT' && process.stdin.isTTY;
    if (!sentByTerminal) child.kill(signal);
    if (!patient) grace ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  };
  for (const signal of PASSED_ON) process.on(signal, handle);
  const parentCheck = setInterval(() => {
    if (npmIsGone() && !came) handle('SIGTERM');
  }, PARENT_CHECK_MS);
  const release = () => {
    clearInterval(parentCheck);
    clearTimeout(grace);
    for (const signal of PASSED_ON) process.off(signal, handle);
    return came;
  };
  return { release };
}

/**
 * npm puts a shell between itself and this process. A signal sent to npm ends that shell and never
 * arrives here, so its absence is taken for the signal.
 * @returns {boolean}
 */
function npmIsGone() {
  return process.env.npm_lifecycle_event !== undefined && process.ppid !== firstParent;
}

/**
 * Ends this process because it was told to.
 * @param {number} code
 * @returns {never}
 */
function leave(code) {
  console.error('\nStopped. Run the command again to carry on.');
  process.exit(code || 130);
}

/**
 * @param {NodeJS.Signals | null} signal
 * @returns {number} the exit code a shell would give
 */
function exitCodeOf(signal) {
  return 128 + (signal ? constants.signals[signal] : 1);
}
