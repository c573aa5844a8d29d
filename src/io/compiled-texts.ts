import { deserialize, serialize } from 'node:v8';
import type { Project } from '../domain/project.ts';
import type { Compiled, CompiledTexts } from '../domain/render/index.ts';
import type { SectionSource } from '../domain/sections.ts';
import { join } from './files.ts';
import { openResults } from './kept.ts';
import { projectRoot } from './read-project.ts';

/** Compiling takes milliseconds a text, and a statement of many versions has thousands that never change. */
const FILE = join(projectRoot, '.cache', 'compiled-texts');

/** A text as it is kept: its tree, which is most of it and seldom asked for, is unpacked when it is. */
interface Packed extends Omit<Compiled, 'tree'> {
  readonly tree: Uint8Array;
}

/**
 * The texts that were compiled in earlier runs by the code as it is now.
 *
 * @returns `keep` keeps those of a project for the next run, and no others.
 */
export async function compiledTexts(file = FILE): Promise<{
  readonly texts: CompiledTexts;
  readonly keep: (project: Project) => Promise<void>;
}> {
  const { results, keep } = await openResults<Packed>(file);
  const texts = new Map([...results].map(([key, packed]) => [key, unpacked(packed)]));
  return {
    texts,
    keep: (project) => {
      const used = new Set(sourcesOf(project).map(({ sha256 }) => sha256));
      for (const [key, text] of texts) {
        if (!results.has(key)) results.set(key, { ...text, tree: serialize(text.tree) });
      }
      return keep((key) => used.has(key.slice(0, 64)));
    },
  };
}

function unpacked({ tree: bytes, ...rest }: Packed): Compiled {
  let tree: Compiled['tree'] | undefined;
  return {
    ...rest,
    get tree() {
      return (tree ??= deserialize(bytes) as Compiled['tree']);
    },
  };
}

function sourcesOf({ working, versions }: Project): SectionSource[] {
  const inLocales = [working, ...versions.map(({ texts }) => texts)].flatMap((locales) => [
    ...locales.values(),
  ]);
  const added = versions.flatMap(({ translations = [] }) => translations.map(({ texts }) => texts));
  return [...inLocales, ...added].flatMap((sections) => [...sections.values()]);
}
