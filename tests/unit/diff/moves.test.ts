import fc from 'fast-check';
import type { Root } from 'hast';
import { join } from 'node:path';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { compareEditions } from '../../../src/domain/comparison.ts';
import type { ComparableEdition } from '../../../src/domain/comparison.ts';
import {
  accept,
  normalise,
  parseHtml,
  redline,
  reject,
  writeHtml,
} from '../../../src/domain/diff/index.ts';
import type { Change } from '../../../src/domain/diff/types.ts';
import { createEdition, createEditionCache } from '../../../src/domain/edition.ts';
import { projectRoot, readProject } from '../../../src/io/read-project.ts';
import { relatedTrees, textOfPassages } from './trees.ts';

/** Expects the moves of redlines on one page to be 1, 2, 3… and each to stand once on each side. Gives their number. */
function expectBothEnds(
  parts: readonly { readonly tree: Root; readonly changes: readonly Change[] }[],
): number {
  const ends = { from: [] as number[], to: [] as number[] };
  const ids: unknown[] = [];
  for (const { tree } of parts)
    visit(tree, 'element', ({ properties }) => {
      if (properties['id'] !== undefined) ids.push(properties['id']);
      const number = properties['dataDiffMove'];
      if (number === undefined) return;
      const end = properties['dataDiff'] === 'move-from' ? ends.from : ends.to;
      end.push(Number(number));
    });
  const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
  const wanted = ends.from.map((_, index) => index + 1);
  expect(ascending(ends.from)).toEqual(wanted);
  expect(ascending(ends.to)).toEqual(wanted);
  const changes = parts.flatMap((part) => part.changes);
  expect(ascending(changes.flatMap(({ move }) => move ?? []))).toEqual(wanted);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { anchor, from } of changes) {
    expect(ids).toContain(anchor);
    if (from !== undefined) expect(ids).toContain(from);
  }
  return wanted.length;
}

function editionOf(version: string, texts: readonly Root[]): ComparableEdition {
  const sections = texts.map((tree, index) => {
    const html = writeHtml(tree);
    const id = `part-${index}`;
    return { id, locale: 'en', original: html, title: id, slug: id, html };
  });
  return { version, locale: 'en', sections };
}

/** The texts of an edition's sections, by id, as their redlines give them back. */
function textsOf(edition: ComparableEdition): Map<string, string> {
  const { sections } = compareEditions(edition, edition, parseHtml);
  return new Map(sections.map(({ id, tree }) => [id, writeHtml(normalise(tree))]));
}

describe('every number of a move stands once on each side', () => {
  it('in a redline of arbitrary texts', () => {
    let moves = 0;
    const pairs = fc.oneof(fc.tuple(textOfPassages, textOfPassages), relatedTrees);
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        moves += expectBothEnds([redline(before, after)]);
      }),
      { numRuns: 400 },
    );
    expect(moves).toBeGreaterThan(100);
  });

  it('in redlines of several sections on one page, which still carry both texts', () => {
    let moves = 0;
    const edition = fc.array(textOfPassages, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const [old, now] = [editionOf('a', before), editionOf('b', after)];
        const { sections } = compareEditions(old, now, parseHtml);
        moves += expectBothEnds(sections);
        const [oldTexts, newTexts] = [textsOf(old), textsOf(now)];
        for (const { id, tree } of sections) {
          expect(writeHtml(reject(tree))).toBe(oldTexts.get(id) ?? '');
          expect(writeHtml(accept(tree))).toBe(newTexts.get(id) ?? '');
        }
      }),
      { numRuns: 300 },
    );
    expect(moves).toBeGreaterThan(100);
  });

  it('in the shipped statement, either way, in each language', async () => {
    const { project } = await readProject(join(projectRoot, 'content'));
    if (!project) throw new Error('content/ cannot be read');
    const [site, { locales }] = Object.entries(project.config.sites)[0]!;
    const context = { project, site, freePage: () => '', before: undefined, digest: '' };
    for (const locale of locales) {
      const cache = createEditionCache();
      const editions = project.versions.map((version) =>
        createEdition(version, locale, { ...context, cache }),
      );
      for (const before of editions)
        for (const after of editions)
          expectBothEnds(compareEditions(before, after, parseHtml).sections);
    }
  });
});
