/**
 * Real policies as trees. In: a folder with a manifest.json (see the corpus's README). Out: their versions and the
 * pairs the bench compares.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { parseHtml } from '../../src/domain/diff/index.ts';

export interface Version {
  policy: string;
  file: string;
  tree: Root;
}

export interface Pair {
  name: string;
  before: Root;
  after: Root;
}

interface Manifest {
  name: string;
  versions: { file: string }[];
}

const toHtml = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/** The policies of a folder, each as its versions in order. */
export function readCorpus(folder: string): Version[][] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest[];
  return manifest.map(({ name, versions }) =>
    versions.map(({ file }) => {
      const markdown = readFileSync(join(folder, name, file), 'utf8').replace(
        /^---\n[\s\S]*?\n---\n/,
        '',
      );
      return { policy: name, file, tree: parseHtml(String(toHtml.processSync(markdown))) };
    }),
  );
}

/** Neighbours. */
export function consecutivePairs(policies: readonly Version[][]): Pair[] {
  return policies.flatMap((versions) =>
    versions.slice(1).map((version, k) => pairOf(versions[k]!, version)),
  );
}

/** The first version of every policy against its last. */
export function firstLastPairs(policies: readonly Version[][]): Pair[] {
  return policies
    .filter((versions) => versions.length > 2)
    .map((versions) => pairOf(versions[0]!, versions.at(-1)!));
}

/** Every version but the last two's against the last: what a reader who was away asks for. */
export function sincePairs(policies: readonly Version[][]): Pair[] {
  return policies.flatMap((versions) =>
    versions.slice(1, -2).map((version) => pairOf(version, versions.at(-1)!)),
  );
}

function pairOf(before: Version, after: Version): Pair {
  return {
    name: `${before.policy} ${before.file} → ${after.file}`,
    before: before.tree,
    after: after.tree,
  };
}

/** Pairs put together from neighbours of several policies until both sides have so many words. */
export function longPairs(
  policies: readonly Version[][],
  least: number,
  wordsOf: (tree: Root) => number,
): Pair[] {
  const pool = consecutivePairs(policies);
  const step = Math.max(1, Math.floor(pool.length / 7));
  return pool.map((first, k) => {
    const parts = [first];
    for (let n = 1; Math.min(...sides(parts).map(wordsOf)) < least && n < pool.length; n += 1)
      parts.push(pool[(k + n * step + n) % pool.length]!);
    const [before, after] = sides(parts) as [Root, Root];
    return { name: `${first.name} and ${String(parts.length - 1)} more`, before, after };
  });
}

function sides(parts: readonly Pair[]): Root[] {
  return [
    { type: 'root', children: parts.flatMap(({ before }) => before.children) },
    { type: 'root', children: parts.flatMap(({ after }) => after.children) },
  ];
}
