import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import {
  parseHtml,
  redline,
  redlineHtml,
  unchangedRuns,
  writeHtml,
} from '../../../src/domain/diff/index.ts';
import { relatedTrees, tree } from './trees.ts';

const pairs = fc.oneof(fc.tuple(tree, tree), relatedTrees);
const runs = { numRuns: 150 };
const ONLY_ITEMS = ['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr'];

function elements(root: Root): { tag: string; id: unknown; parent: string; index: number }[] {
  const found: { tag: string; id: unknown; parent: string; index: number }[] = [];
  visit(root, 'element', (node, index, parent) => {
    found.push({
      tag: node.tagName,
      id: node.properties['id'],
      parent: parent?.type === 'element' ? parent.tagName : 'root',
      index: index ?? 0,
    });
  });
  return found;
}

describe('a redline is valid HTML', () => {
  it('reads as it was written', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const html = writeHtml(redline(before, after).tree);
        expect(writeHtml(parseHtml(html))).toBe(html);
      }),
      runs,
    );
  });

  it('has no id twice, and every change can be linked to', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { tree: both, changes } = redline(before, after);
        const ids = elements(both).flatMap(({ id }) => (id === undefined ? [] : [id]));
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
        for (const { anchor, from } of changes) {
          expect(ids).toContain(anchor);
          if (from !== undefined) expect(ids).toContain(from);
        }
      }),
      runs,
    );
  });

  it('has ins and del inside blocks, items and cells only, and a summary first', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        for (const { tag, parent, index } of elements(redline(before, after).tree)) {
          if (tag === 'ins' || tag === 'del') expect(ONLY_ITEMS).not.toContain(parent);
          if (tag === 'summary') expect([parent, index]).toEqual(['details', 0]);
        }
      }),
      runs,
    );
  });

  it('never puts a link in a link', () => {
    const html = redlineHtml(
      '<p>See <a href="/a">this page</a> and <a href="/b">that page</a>.</p>',
      '<p>See <a href="/b">this page and that page</a>.</p>',
    );
    let depth = 0;
    for (const [tag] of html.matchAll(/<\/?a\b/g))
      expect((depth += tag === '<a' ? 1 : -1)).toBeLessThan(2);
  });

  it('keeps an id with the new text and remembers the other', () => {
    const html = redlineHtml(
      '<h2 id="a">Old one here</h2><p>x y z</p>',
      '<p>x y z</p><h3 id="a">Something else</h3>',
    );
    expect(html).toMatch(/<h2 [^>]*data-diff-id="a"/);
    expect(html).toMatch(/<h3 id="a"/);
  });

  it('leaves numbers alone that the text has as ids', () => {
    const { changes } = redline(
      parseHtml('<p id="change-1">a b c</p>'),
      parseHtml('<p id="change-1">a b c</p><p>d</p>'),
    );
    expect(changes.map(({ id }) => id)).toEqual(['change-2']);
  });

  it('takes another prefix', () => {
    const { changes } = redline(parseHtml(''), parseHtml('<p>d</p>'), { prefix: 'wijziging' });
    expect(changes.map(({ anchor }) => anchor)).toEqual(['wijziging-1']);
  });
});

describe('what may be folded', () => {
  it('are the runs of children without a change', () => {
    const { tree: both } = redline(
      parseHtml('<p>a b</p><p>c d e</p><p>f g h i</p><p>j</p>'),
      parseHtml('<p>a b</p><p>c d e</p><p>f g x h i</p><p>j</p>'),
    );
    expect(unchangedRuns(both)).toEqual([
      { start: 0, end: 2, blocks: 2, words: 5 },
      { start: 3, end: 4, blocks: 1, words: 1 },
    ]);
  });
});

describe('the entry for browsers', () => {
  it('imports nothing that reads or writes HTML', () => {
    const seen = new Set<string>();
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const source = readFileSync(
        new URL(`../../../src/domain/diff/${file}`, import.meta.url),
        'utf8',
      );
      for (const [, name] of source.matchAll(/from '([^']+)'/g)) {
        if (name!.startsWith('./')) follow(name!.slice(2));
        else seen.add(name!);
      }
    };
    follow('tree.ts');
    expect([...seen].filter((name) => !name.endsWith('.ts')).sort()).toEqual(['hast']);
    expect(seen).not.toContain('html.ts');
  });
});
