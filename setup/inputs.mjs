import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** What the built sites depend on, besides the date. */
export const BUILD_INPUTS = [
  'content',
  'src',
  'public',
  'package-lock.json',
  'astro.config.mjs',
  'tsconfig.json',
];

/**
 * The day the sites are built for.
 * @param {NodeJS.ProcessEnv} env `STATEMENT_TODAY` sets it by hand
 * @param {Date} now
 * @returns {string} e.g. `2026-11-23`, in the machine's time zone
 */
export function buildDay(env, now) {
  if (env.STATEMENT_TODAY) return env.STATEMENT_TODAY;
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}

/**
 * One hash over the names and bytes of all inputs and the day.
 * @param {string} root folder of the project
 * @param {string} day
 * @returns {string}
 */
export function inputsHash(root, day) {
  const hash = createHash('sha256').update(`${day}\0`);
  for (const file of BUILD_INPUTS.flatMap((name) => filesUnder(root, name))) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * A mark of the built sites, to notice that another command built or removed them since.
 * @param {string} root
 * @returns {string} empty if nothing is built
 */
export function outputMark(root) {
  const dist = path.join(root, 'dist');
  if (!existsSync(dist)) return '';
  return readdirSync(dist)
    .sort()
    .flatMap((site) => [path.join(site), path.join(site, 'index.html')])
    .filter((file) => existsSync(path.join(dist, file)))
    .map((file) => `${file.split(path.sep).join('/')} ${statSync(path.join(dist, file)).mtimeMs}`)
    .join('\n');
}

/**
 * Remembers what the sites in dist/ were built from.
 * @param {string} root
 * @returns {{ isFresh: (inputs: string) => boolean, save: (inputs: string) => void, forget: () => void }}
 */
export function buildRecord(root) {
  const file = path.join(root, '.cache', 'last-build');
  /** @param {string} inputs */
  const record = (inputs) => `${inputs}\n${outputMark(root)}\n`;
  return {
    isFresh: (inputs) =>
      outputMark(root) !== '' && existsSync(file) && readFileSync(file, 'utf8') === record(inputs),
    save: (inputs) => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, record(inputs));
    },
    forget: () => rmSync(file, { force: true }),
  };
}

/**
 * @param {string} root
 * @param {string} name a file or folder, with forward slashes
 * @returns {string[]} its files in a fixed order; none if it does not exist
 */
function filesUnder(root, name) {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [name];
  return readdirSync(full)
    .sort()
    .flatMap((child) => filesUnder(root, `${name}/${child}`));
}
