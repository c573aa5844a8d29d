import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} file
 * @returns {boolean} whether it is a file that may be run
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Every place a program of one of these names may be: all folders of the PATH for the first name,
 * then for the second, and so on; after that the same in the extra folders.
 * @param {string[]} names
 * @param {string} searchPath the PATH
 * @param {string[]} [extraFolders] folders that are not on everyone's PATH
 * @returns {string[]}
 */
export function onPath(names, searchPath, extraFolders = []) {
  const folders = [...searchPath.split(path.delimiter), ...extraFolders].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}
