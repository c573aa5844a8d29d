/**
 * npm run bench:import -- FOLDER
 *
 * Imports every .docx, .html, .md and .txt file below a folder and proves of each that no word was lost, added or moved.
 * Prints a line per folder: files, words, proven, seconds. Exits with 1 if a file could not be proven. A folder may hold
 * a `manifest.json` that says the languages of its folders (`[{ name, lang }]`); others are taken for English.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { importText } from '../src/importers/import-text.ts';
import { readSource } from '../src/importers/read-source.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name a folder: npm run bench:import -- FOLDER');
  process.exit(1);
}

interface Figures {
  files: number;
  words: number;
  proven: number;
  seconds: number;
}

const languages = readLanguages(folder);
const byFolder = new Map<string, Figures>();
for (const file of filesBelow(folder)) {
  const home = relative(folder, dirname(file)) || '.';
  const figures = byFolder.get(home) ?? { files: 0, words: 0, proven: 0, seconds: 0 };
  byFolder.set(home, figures);
  const started = performance.now();
  const { words, faults } = await judge(file, languages.get(home) ?? 'en');
  figures.files += 1;
  figures.words += words;
  figures.proven += faults.length === 0 ? 1 : 0;
  figures.seconds += (performance.now() - started) / 1000;
  for (const fault of faults) console.log(`${relative(folder, file)}: ${fault}`);
}

const all = [...byFolder.values()];
for (const [home, { files, words, proven, seconds }] of byFolder) {
  console.log(
    `${home.padEnd(32)} ${files} files  ${words} words  ${proven} proven  ${seconds.toFixed(1)} s`,
  );
}
const sum = (key: keyof Figures) => all.reduce((total, figures) => total + figures[key], 0);
console.log(`${sum('proven')} of ${sum('files')} files proven, ${sum('words')} words`);
process.exitCode = sum('proven') === sum('files') ? 0 : 1;

async function judge(file: string, locale: string): Promise<{ words: number; faults: string[] }> {
  const read = await readSource(basename(file), readFileSync(file));
  if (!('sections' in read)) return { words: 0, faults: [read.message] };
  const settings = {
    locale,
    known: [],
    isTranslation: false,
    takenSlugs: [],
    introduction: 'Introduction',
  };
  const { proof, issues } = importText(read, settings);
  return {
    words: proof.words,
    faults: [
      ...proof.differences.map(
        ({ where, expected, found }) => `${where}: “${expected}” is “${found}”`,
      ),
      ...issues.map(({ rule, message }) => `${rule}: ${message}`),
    ],
  };
}

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:docx|html|md|txt)$/.test(entry.name))
    .filter(({ name }) => name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readLanguages(root: string): ReadonlyMap<string, string> {
  try {
    const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as {
      name: string;
      lang: string;
    }[];
    return new Map(manifest.map(({ name, lang }) => [name, lang]));
  } catch {
    return new Map();
  }
}
