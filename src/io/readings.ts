import type { z } from 'astro/zod';
import {
  cookieRegister,
  dictionary,
  readYaml,
  sealedLines,
  sectionFrontMatter,
  translationManifest,
  versionManifest,
} from '../domain/schema/index.ts';
import { hashText, join } from './files.ts';
import { openResults } from './kept.ts';
import { projectRoot } from './read-project.ts';

/** Reading YAML takes milliseconds a file, and a statement of many versions has thousands that never change. */
const FILE = join(projectRoot, '.cache', 'readings');

/** What there is much of, by its schema: what versions are made of, and words. */
const REMEMBERED = new Map<z.ZodType, string>([
  [versionManifest, 'version'],
  [translationManifest, 'translation'],
  [sectionFrontMatter, 'section'],
  [sealedLines, 'lines'],
  [cookieRegister, 'cookies'],
  [dictionary, 'dictionary'],
]);

/**
 * `readYaml` that knows what the code as it is now has read in earlier runs, where that was without a finding.
 *
 * @returns `keep` keeps what was read for the next run, and no more.
 */
export async function knownReadings(file = FILE): Promise<{
  readonly read: typeof readYaml;
  readonly keep: () => Promise<void>;
}> {
  const { results, keep } = await openResults<unknown>(file);
  const used = new Set<string>();
  return {
    read: <S extends z.ZodType>(...[source, schema]: Parameters<typeof readYaml<S>>) => {
      const name = REMEMBERED.get(schema);
      if (name === undefined) return readYaml(source, schema);
      const key = `${name} ${hashText(source.text)}`;
      used.add(key);
      if (results.has(key)) return { data: results.get(key) as z.output<S>, issues: [] };
      const read = readYaml(source, schema);
      if (read.data !== undefined) results.set(key, read.data);
      return read;
    },
    keep: () => keep((key) => used.has(key)),
  };
}
