import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { logsDir, shown } from './paths.mjs';

/** Something that stops the set-up and that a person can mend. */
export class Problem extends Error {
  /**
   * @param {object} parts
   * @param {string} parts.what what happened
   * @param {string} parts.expected what should have been the case
   * @param {string} parts.mend what to do now
   * @param {string} [parts.details] the last lines of a command's output
   * @param {string} [parts.log] absolute path of the full output
   */
  constructor({ what, expected, mend, details, log }) {
    super(what);
    this.name = 'Problem';
    this.expected = expected;
    this.mend = mend;
    this.details = details;
    this.log = log;
  }
}

/**
 * The text a person reads about a problem.
 * @param {Problem} problem
 * @returns {string} several lines, without a line end
 */
export function describeProblem(problem) {
  const lines = [`Problem:  ${problem.message}`];
  lines.push(`Expected: ${problem.expected}`);
  lines.push(`Mend:     ${problem.mend}`);
  if (problem.log) lines.push(`Log:      ${shown(problem.log)}`);
  if (problem.details) lines.push('', indent(problem.details));
  return lines.join('\n');
}

/**
 * Runs one of the project's commands and ends the process with its exit code. A problem is
 * printed; any other error is written to a log and named in one line.
 * @param {() => Promise<number>} command gives the exit code
 * @returns {Promise<void>}
 */
export async function runMain(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(`\n${describeProblem(asProblem(error))}\n`);
    process.exitCode = 1;
  }
}

/**
 * @param {unknown} error
 * @returns {Problem}
 */
function asProblem(error) {
  if (error instanceof Problem) return error;
  const known = knownCause(error);
  if (known) return known;
  return new Problem({
    what: `The set-up stopped unexpectedly: ${error instanceof Error ? error.message : error}`,
    expected: 'the command to run to its end',
    mend: 'run it again; if it stops in the same place, report it with the log',
    log: logError(error),
  });
}

/**
 * @param {unknown} error
 * @returns {Problem | undefined}
 */
function knownCause(error) {
  const { code, path: file } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (code === 'ENOSPC') return diskFull();
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return notWritable(file);
  return undefined;
}

/**
 * @returns {Problem} for a disk without room
 */
export function diskFull() {
  return new Problem({
    what: 'the disk is full',
    expected: 'about 1 GB of free space for packages and the built sites',
    mend: 'free some space and run the command again',
  });
}

/**
 * @param {string} [file] the path that was refused
 * @returns {Problem} for a file or folder that may not be written
 */
export function notWritable(file) {
  return new Problem({
    what: `${file ?? 'a file of this project'} may not be written or run`,
    expected: 'the project folder, with everything in it, to belong to you',
    mend: 'give yourself the rights on the project folder (was a command run as root before?)',
  });
}

/**
 * @param {unknown} error
 * @returns {string | undefined} where the log is; nothing if it could not be written
 */
function logError(error) {
  const log = path.join(logsDir, 'setup-error.log');
  try {
    mkdirSync(logsDir, { recursive: true });
    writeFileSync(log, `${error instanceof Error ? error.stack : String(error)}\n`);
    return log;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} text
 * @returns {string}
 */
function indent(text) {
  return text.replace(/^(?=.)/gm, '    ');
}
