import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Project } from '../domain/project.ts';
import type { CompiledTexts } from '../domain/render/index.ts';
import type { SectionSource } from '../domain/sections.ts';
import { join } from './files.ts';
import { projectRoot } from './read-project.ts';
import { rendererDigest } from './renderer-digest.ts';

/** Compiling takes milliseconds a text, and a statement of many versions has thousands that never change. */
const FILE = join(projectRoot, '.cache', 'compiled-texts');

interface Kept {
  /** Hash of the code that compiled them. */
  readonly renderer: string;
  readonly texts: CompiledTexts;
}

/**
 * The texts that were compiled in earlier runs by the code as it is now.
 *
 * @returns `keep` keeps those of a project for the next run, and no others.
 */
export async function compiledTexts(): Promise<{
  readonly texts: CompiledTexts;
  readonly keep: (project: Project) => Promise<void>;
}> {
  const renderer = await rendererDigest();
  const texts = await readKept(renderer);
  const before = new Set(texts.keys());
  return {
    texts,
    keep: async (project) => {
      const used = new Set(sourcesOf(project).map(({ sha256 }) => sha256));
      const kept = new Map([...texts].filter(([key]) => used.has(key.slice(0, 64))));
      if (before.symmetricDifference(kept).size > 0) await write({ renderer, texts: kept });
    },
  };
}

async function readKept(renderer: string): Promise<CompiledTexts> {
  try {
    const kept = deserialize(await readFile(FILE)) as Kept;
    return kept.renderer === renderer ? kept.texts : new Map();
  } catch {
    // None yet, or written by another version of Node: compiling again mends it.
    return new Map();
  }
}

async function write(kept: Kept): Promise<void> {
  const unfinished = `${FILE}.${String(process.pid)}`;
  try {
    await mkdir(dirname(FILE), { recursive: true });
    await writeFile(unfinished, serialize(kept));
    await rename(unfinished, FILE);
  } catch {
    // Nobody needs it: without it the next run only takes longer.
  }
}

function sourcesOf({ working, versions }: Project): SectionSource[] {
  const inLocales = [working, ...versions.map(({ texts }) => texts)].flatMap((locales) => [
    ...locales.values(),
  ]);
  const added = versions.flatMap(({ translations = [] }) => translations.map(({ texts }) => texts));
  return [...inLocales, ...added].flatMap((sections) => [...sections.values()]);
}
