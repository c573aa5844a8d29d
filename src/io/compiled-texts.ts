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
  return {
    texts: new PackedTexts(results),
    keep: (project) => {
      const used = new Set(sourcesOf(project).map(({ sha256 }) => sha256));
      return keep((key) => used.has(key.slice(0, 64)));
    },
  };
}

/** Texts that lie packed in another map, those included that are added: all trees at once are hundreds of megabytes. */
class PackedTexts extends Map<string, Compiled> {
  readonly #packed: Map<string, Packed>;

  constructor(packed: Map<string, Packed>) {
    super();
    this.#packed = packed;
    for (const [key, text] of packed) super.set(key, unpacked(text));
  }

  override set(key: string, text: Compiled): this {
    const packed = { ...text, tree: serialize(text.tree) };
    this.#packed.set(key, packed);
    return super.set(key, unpacked(packed));
  }
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
