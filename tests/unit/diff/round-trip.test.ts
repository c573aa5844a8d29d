import fc from 'fast-check';
import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import {
  accept,
  normalise,
  normaliseHtml,
  parseHtml,
  redline,
  redlineHtml,
  reject,
  writeHtml,
} from '../../../src/domain/diff/index.ts';
import { interner, outline } from '../../../src/domain/diff/blocks.ts';
import { Writer } from '../../../src/domain/diff/markup.ts';
import { planRedline } from '../../../src/domain/diff/plan.ts';
import { resolve } from '../../../src/domain/diff/resolve.ts';
import { relatedTrees, tree } from './trees.ts';

const pairs = fc.oneof(fc.tuple(tree, tree), relatedTrees);
const runs = { numRuns: 150 };

describe('a redline carries both texts', () => {
  it('reject gives the old tree, accept the new one', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { tree: both } = redline(before, after);
        expect(reject(both)).toEqual(normalise(before));
        expect(accept(both)).toEqual(normalise(after));
      }),
      runs,
    );
  });

  it('also after it was written as HTML and read again', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const html = writeHtml(redline(before, after).tree);
        expect(reject(html)).toBe(writeHtml(normalise(before)));
        expect(accept(html)).toBe(writeHtml(normalise(after)));
      }),
      runs,
    );
  });

  it('never needs a block replaced whole', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        expect(redline(before, after).stats.fallbacks).toBe(0);
      }),
      runs,
    );
  });

  it('a text against itself has no change', () => {
    fc.assert(
      fc.property(tree, (text) => {
        const { tree: both, changes } = redline(text, structuredClone(text));
        expect(changes).toEqual([]);
        expect(accept(both)).toEqual(normalise(text));
      }),
      runs,
    );
  });

  it('a text against another always shows it', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const same = JSON.stringify(normalise(before)) === JSON.stringify(normalise(after));
        expect(redline(before, after).changes.length === 0).toBe(same);
      }),
      runs,
    );
  });

  it('is the same every time, and leaves what it is given alone', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const given = JSON.stringify([before, after]);
        const once = JSON.stringify(redline(before, after));
        expect(JSON.stringify(redline(before, after))).toBe(once);
        expect(JSON.stringify([before, after])).toBe(given);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the last resort', () => {
  it('replaces everything and still carries both texts', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const [old, now] = [normalise(before), normalise(after)];
        const intern = interner();
        const outlines = [outline(old, intern), outline(now, intern)] as const;
        const both = new Writer(planRedline(...outlines)).whole(...outlines);
        expect(resolve(both, 'old')).toEqual(old.children);
        expect(resolve(both, 'new')).toEqual(now.children);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a normalised tree', () => {
  it('stays as it is when normalised, written or read', () => {
    fc.assert(
      fc.property(tree, (text) => {
        const once = normalise(text);
        expect(normalise(once)).toEqual(once);
        expect(normalise(parseHtml(writeHtml(once)))).toEqual(once);
      }),
      runs,
    );
  });

  it.each([
    [
      'white space',
      '<p> a\n b <em> c</em> </p>\n<p>d<br> e</p>',
      '<p>a b <em>c</em></p><p>d<br>e</p>',
    ],
    ['no-break spaces stay', '<p>a&nbsp;b</p>', '<p>a\u00a0b</p>'],
    ['white space in pre', '<pre><code>a\n  b</code></pre>', '<pre><code>a\n  b</code></pre>'],
    [
      'comments, scripts, styles',
      '<p>a<!-- b --></p><script>c</script><style>d</style>',
      '<p>a</p>',
    ],
    ['bare spans', '<p>a <span>b</span></p>', '<p>a b</p>'],
    [
      'ins and del of the text',
      '<p><ins>a</ins><del>b</del></p><del><p>c</p></del>',
      '<p><u>a</u><s>b</s></p><div><p>c</p></div>',
    ],
    ['order of attributes', '<a title="t" href="/">x</a>', '<a href="/" title="t">x</a>'],
    ['text in a list', '<ul>a<li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['marks of another redline', '<p data-diff="ins" data-foo="1">a</p>', '<p data-foo="1">a</p>'],
  ])('%s', (_, given, expected) => {
    expect(normaliseHtml(given)).toBe(expected);
  });

  it('gives stray rows a table body', () => {
    const row = (tagName: string): Root['children'][number] => ({
      type: 'element',
      tagName,
      properties: {},
      children: [],
    });
    const table: Root = {
      type: 'root',
      children: [{ ...row('table'), children: [row('tr')] } as never],
    };
    expect(writeHtml(normalise(table))).toBe('<table><tbody><tr></tr></tbody></table>');
  });
});

describe('accept and reject', () => {
  it('take redlines of other programs, with only the marks of the contract', () => {
    const html =
      '<h3 data-diff-old-tag="h2" data-diff-old-attrs=\'{"id":"a","class":null,"colspan":"2"}\' id="b" class="x">T</h3>' +
      '<p>one <del>two</del><ins>three</ins></p><p data-diff="split">four</p>' +
      '<p data-diff="move-to" data-diff-move="1">m</p><hr data-diff="del"><p data-diff="move-from" data-diff-move="1"><del>m</del></p>';
    expect(accept(html)).toBe('<h3 class="x" id="b">T</h3><p>one three</p><p>four</p><p>m</p>');
    expect(reject(html)).toBe('<h2 colspan="2" id="a">T</h2><p>one two four</p><hr><p>m</p>');
  });

  it('leave an element alone whose old attributes cannot be read', () => {
    expect(reject('<p data-diff-old-attrs="{" id="a">x</p>')).toBe('<p id="a">x</p>');
  });

  it('give HTML for HTML and a tree for a tree', () => {
    expect(accept('<p>a</p>')).toBe('<p>a</p>');
    expect(accept(parseHtml('<p>a</p>')).type).toBe('root');
    expect(redlineHtml('', '')).toBe('');
  });
});
