import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: everything the set-up writes stays inside it. */
export const projectDir = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What the set-up keeps between two runs; may be deleted at any time. */
export const cacheDir = path.join(projectDir, '.cache');

/** Full output of the commands the set-up runs, one file each. */
export const logsDir = path.join(cacheDir, 'logs');

/**
 * A path as it is shown to people: relative to the project, with forward slashes.
 * @param {string} file absolute path
 * @returns {string} e.g. `.cache/logs/npm-ci.log`
 */
export function shown(file) {
  return path.relative(projectDir, file).split(path.sep).join('/');
}
