import type { Project } from '../domain/project.ts';
import type { Compiled, CompiledTexts } from '../domain/render/index.ts';
import type { SectionSource } from '../domain/sections.ts';
import { join } from './files.ts';
import { openResults } from './kept.ts';
import { projectRoot } from './read-project.ts';

/** Compiling takes milliseconds a text, and a statement of many versions has thousands that never change. */
const FILE = join(projectRoot, '.cache', 'compiled-texts');

/**
 * The texts that were compiled in earlier runs by the code as it is now.
 *
 * @returns `keep` keeps those of a project for the next run, and no others.
 */
export async function compiledTexts(): Promise<{
  readonly texts: CompiledTexts;
  readonly keep: (project: Project) => Promise<void>;
}> {
  const { results, keep } = await openResults<Compiled>(FILE);
  return {
    texts: results,
    keep: (project) => {
      const used = new Set(sourcesOf(project).map(({ sha256 }) => sha256));
      return keep((key) => used.has(key.slice(0, 64)));
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
