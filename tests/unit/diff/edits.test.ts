import { describe, expect, it } from 'vitest';
import {
  accept,
  normaliseHtml,
  parseHtml,
  redline,
  redlineHtml,
  reject,
} from '../../../src/domain/diff/index.ts';

/** The redline of two fragments without the numbers of its changes, which have their own tests. */
function plain(before: string, after: string): string {
  const html = redlineHtml(before, after);
  expect(accept(html)).toBe(normaliseHtml(after));
  expect(reject(html)).toBe(normaliseHtml(before));
  return html
    .replace(/ data-diff-change="[^"]*"| id="change-[^"]*"/g, '')
    .replaceAll('&#x22;', "'");
}

const kinds = (before: string, after: string): string[] =>
  redline(parseHtml(before), parseHtml(after)).changes.map(({ kind, tag }) => `${kind} ${tag}`);

const SENTENCES = {
  one: 'We use cookies to see how you use the site.',
  two: 'You can refuse them in your browser whenever you like.',
  three: 'Some of them we need to keep you signed in.',
};
const { one, two, three } = SENTENCES;
const row = (...cells: string[]): string =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: string[]): string =>
  `<table><thead><tr><th>Name</th><th>Purpose</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;

describe('each kind of edit, exactly', () => {
  it.each<[string, string, string, string]>([
    [
      'a word',
      '<p>We keep it for two years here.</p>',
      '<p>We keep it for three years here.</p>',
      '<p>We keep it for <del>two</del><ins>three</ins> years here.</p>',
    ],
    [
      'a word added',
      '<p>We never sell your data to others.</p>',
      '<p>We never sell your data to any others.</p>',
      '<p>We never sell your data to <ins>any </ins>others.</p>',
    ],
    [
      'a comma',
      '<p>At Acme we have rules for that.</p>',
      '<p>At Acme, we have rules for that.</p>',
      '<p>At Acme<ins>,</ins> we have rules for that.</p>',
    ],
    [
      'a sentence added',
      `<p>${one} ${two}</p>`,
      `<p>${one} ${three} ${two}</p>`,
      `<p>${one} <ins>${three} </ins>${two}</p>`,
    ],
    [
      'a sentence removed',
      `<p>${one} ${three} ${two}</p>`,
      `<p>${one} ${two}</p>`,
      `<p>${one} <del>${three} </del>${two}</p>`,
    ],
    [
      'a sentence at the end',
      `<p>${one}</p>`,
      `<p>${one} ${two}</p>`,
      `<p>${one}<ins> ${two}</ins></p>`,
    ],
    [
      'a paragraph added',
      `<p>${one}</p>`,
      `<p>${one}</p><p>${two}</p>`,
      `<p>${one}</p><p data-diff="ins"><ins>${two}</ins></p>`,
    ],
    [
      'a paragraph removed',
      `<p>${one}</p><p>${two}</p>`,
      `<p>${two}</p>`,
      `<p data-diff="del"><del>${one}</del></p><p>${two}</p>`,
    ],
    [
      'an item added',
      '<ul><li>one thing</li><li>two things</li></ul>',
      '<ul><li>one thing</li><li>more</li><li>two things</li></ul>',
      '<ul><li>one thing</li><li data-diff="ins"><ins>more</ins></li><li>two things</li></ul>',
    ],
    [
      'a list added',
      '<hr>',
      '<hr><ul><li>one</li><li>two</li></ul>',
      '<hr><ul data-diff="ins"><li><ins>one</ins></li><li><ins>two</ins></li></ul>',
    ],
    [
      'a list of another type',
      '<ul><li>one thing</li></ul>',
      '<ol><li>one thing</li></ol>',
      '<ol data-diff-old-tag="ul"><li>one thing</li></ol>',
    ],
    [
      'a row added',
      table(row('a', 'to b')),
      table(row('a', 'to b'), row('c', 'to d')),
      table(
        row('a', 'to b'),
        '<tr data-diff="ins"><td><ins>c</ins></td><td><ins>to d</ins></td></tr>',
      ),
    ],
    [
      'a cell changed',
      table(row('a', 'to be')),
      table(row('a', 'to see')),
      table(row('a', 'to <del>be</del><ins>see</ins>')),
    ],
    [
      'a column added',
      '<table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
      '<table><tbody><tr><th>A</th><th>C</th><th>B</th></tr><tr><td>1</td><td>3</td><td>2</td></tr></tbody></table>',
      '<table><tbody><tr><th>A</th><th data-diff="ins"><ins>C</ins></th><th>B</th></tr><tr><td>1</td><td data-diff="ins"><ins>3</ins></td><td>2</td></tr></tbody></table>',
    ],
    [
      'a column removed',
      '<table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
      '<table><tbody><tr><th>A</th></tr><tr><td>1</td></tr></tbody></table>',
      '<table><tbody><tr><th>A</th><th data-diff="del"><del>B</del></th></tr><tr><td>1</td><td data-diff="del"><del>2</del></td></tr></tbody></table>',
    ],
    [
      'a heading renamed',
      `<h2 id="r">Your rights</h2><p>${one}</p>`,
      `<h2 id="r">What you may ask</h2><p>${one}</p>`,
      `<h2 id="r"><del>Your rights</del><ins>What you may ask</ins></h2><p>${one}</p>`,
    ],
    [
      'a heading renamed, without an id',
      `<h2>Your rights</h2><p>${one}</p>`,
      `<h2>Contact</h2><p>${one}</p>`,
      `<h2><del>Your rights</del><ins>Contact</ins></h2><p>${one}</p>`,
    ],
    [
      'a heading of another level',
      '<h2>Your rights</h2>',
      '<h3>Your rights</h3>',
      '<h3 data-diff-old-tag="h2">Your rights</h3>',
    ],
    [
      'a link target',
      '<p>See <a href="/a">our policy</a> for more.</p>',
      '<p>See <a href="/b">our policy</a> for more.</p>',
      `<p>See <a href="/b" data-diff-old-attrs="{'href':'/a'}">our policy</a> for more.</p>`,
    ],
    [
      'bold',
      '<p>This is an important word in it.</p>',
      '<p>This is an <strong>important</strong> word in it.</p>',
      '<p>This is an <del>important</del><ins><strong>important</strong></ins> word in it.</p>',
    ],
    [
      'words within a link',
      '<p>See <a href="/a">our policy</a> for more.</p>',
      '<p>See <a href="/a">our whole policy</a> for more.</p>',
      '<p>See <a href="/a">our <ins>whole </ins>policy</a> for more.</p>',
    ],
    [
      'a split',
      `<p>${one} ${two}</p>`,
      `<p>${one}</p><p>${two}</p>`,
      `<p>${one}</p><p data-diff="split">${two}</p>`,
    ],
    [
      'a split in three',
      `<p>${one} ${two} ${three}</p>`,
      `<p>${one}</p><p>${two}</p><p>${three}</p>`,
      `<p>${one}</p><p data-diff="split">${two}</p><p data-diff="split">${three}</p>`,
    ],
    [
      'a split where no space was',
      '<p>我们使用数据。您可以拒绝它们。</p>',
      '<p>我们使用数据。</p><p>您可以拒绝它们。</p>',
      '<p>我们使用数据。</p><p data-diff="split" data-diff-join="">您可以拒绝它们。</p>',
    ],
    [
      'a split with a word changed',
      `<p>${one} ${two}</p>`,
      `<p>${one}</p><p>${two.replace('refuse', 'block')}</p>`,
      `<p>${one}</p><p data-diff="split">${two.replace('refuse', '<del>refuse</del><ins>block</ins>')}</p>`,
    ],
    [
      'a merge',
      `<p>${one}</p><p>${two}</p>`,
      `<p>${one} ${two}</p>`,
      `<p>${one}</p><p data-diff="merge">${two}</p>`,
    ],
    [
      'a move',
      `<p>${one}</p><p>${two}</p><p>${three}</p>`,
      `<p>${two}</p><p>${three}</p><p>${one}</p>`,
      `<p data-diff="move-from" data-diff-move="1"><del>${one}</del></p><p>${two}</p><p>${three}</p><p data-diff="move-to" data-diff-move="1">${one}</p>`,
    ],
    [
      'a move with a word changed',
      `<p>${one} ${one}</p><p>${two} ${two}</p><p>${three} ${three}</p>`,
      `<p>${two} ${two}</p><p>${three} ${three}</p><p>${one} ${one.replace('cookies', 'beacons')}</p>`,
      `<p data-diff="move-from" data-diff-move="1"><del>${one} ${one}</del></p><p>${two} ${two}</p><p>${three} ${three}</p>` +
        `<p data-diff="move-to" data-diff-move="1">${one} ${one.replace('cookies', '<del>cookies</del><ins>beacons</ins>')}</p>`,
    ],
    [
      'an item to another list',
      '<ul><li>we keep your name here</li><li>b c</li><li>we ask for your town and street</li></ul><hr><ol><li>we ship to all of Europe</li></ol>',
      '<ul><li>b c</li><li>we ask for your town and street</li></ul><hr><ol><li>we ship to all of Europe</li><li>we keep your name here</li></ol>',
      '<ul><li data-diff="move-from" data-diff-move="1"><del>we keep your name here</del></li><li>b c</li><li>we ask for your town and street</li></ul><hr>' +
        '<ol><li>we ship to all of Europe</li><li data-diff="move-to" data-diff-move="1">we keep your name here</li></ol>',
    ],
    [
      'two columns added',
      '<table><tbody><tr><th>A</th></tr><tr><td>1</td></tr></tbody></table>',
      '<table><tbody><tr><th>A</th><th>B</th><th>C</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>',
      '<table><tbody><tr><th>A</th><th data-diff="ins"><ins>B</ins></th><th data-diff="ins"><ins>C</ins></th></tr><tr><td>1</td><td data-diff="ins"><ins>2</ins></td><td data-diff="ins"><ins>3</ins></td></tr></tbody></table>',
    ],
    [
      'a no-break space',
      '<p>It costs 10 km of the way.</p>',
      '<p>It costs 10&nbsp;km of the way.</p>',
      '<p>It costs 10<del data-diff-minor=""> </del><ins data-diff-minor="">\u00a0</ins>km of the way.</p>',
    ],
    [
      'an apostrophe',
      "<p>Vous avez l'accès à vos données ici.</p>",
      '<p>Vous avez l’accès à vos données ici.</p>',
      '<p>Vous avez <del data-diff-minor="">l\'accès</del><ins data-diff-minor="">l’accès</ins> à vos données ici.</p>',
    ],
    [
      'an image',
      '<p>See here: <img src="a.png" alt=""> and there.</p>',
      '<p>See here: <img src="b.png" alt=""> and there.</p>',
      '<p>See here: <del><img alt="" src="a.png"></del><ins><img alt="" src="b.png"></ins> and there.</p>',
    ],
    ['a rule', '<p>a b c</p>', '<p>a b c</p><hr>', '<p>a b c</p><hr data-diff="ins">'],
    [
      'a summary',
      '<details><summary>More of this</summary><p>a b c</p></details>',
      '<details><summary>Less of this</summary><p>a b c</p></details>',
      '<details><summary><del>More</del><ins>Less</ins> of this</summary><p>a b c</p></details>',
    ],
    [
      'a paragraph in an item',
      '<ul><li>one thing</li></ul>',
      '<ul><li><p>one thing</p></li></ul>',
      '<ul><li><p data-diff-old-tag="span">one thing</p></li></ul>',
    ],
    [
      'a list in an item',
      '<ul><li>one thing</li></ul>',
      '<ul><li>one thing<ul><li>two</li></ul></li></ul>',
      '<ul><li>one thing<ul data-diff="ins"><li><ins>two</ins></li></ul></li></ul>',
    ],
  ])('%s', (_, before, after, expected) => {
    expect(plain(before, after)).toBe(expected);
  });

  it('replaces whole what keeps under a quarter of its words', () => {
    const before =
      '<table><tbody><tr><td>the one thing that we ever keep about you</td></tr></tbody></table>';
    const after =
      '<table><tbody><tr><td>names of the persons who visit a shop or a fair</td></tr></tbody></table>';
    expect(plain(before, after)).toContain(
      '<del>the one thing that we ever keep about you</del><ins>names of the persons who visit a shop or a fair</ins>',
    );
  });

  it('joins changes with a word or two between them', () => {
    const html = plain(
      '<p>When you order a book or a journal from us we need it.</p>',
      '<p>When you request some copy or some paper from us we need it.</p>',
    );
    expect(html).toContain(
      '<del>order a book or a journal</del><ins>request some copy or some paper</ins>',
    );
  });
});

describe('the list of changes', () => {
  it.each([
    ['<p>We keep it for two years.</p>', '<p>We keep it for three years.</p>', ['changed p']],
    ['<p>a b c d</p>', '<p>a b c d</p><p>e</p>', ['added p']],
    ['<p>a b c d</p><p>e</p>', '<p>a b c d</p>', ['removed p']],
    ['<h2>A b</h2>', '<h3>A b</h3>', ['level h3']],
    ['<h2>A big one</h2>', '<h2>A small one</h2>', ['renamed h2']],
    ['<p>a <a href="/x">b c</a></p>', '<p>a <a href="/y">b c</a></p>', ['markup p']],
    ['<p>a b c d</p>', '<p>a b <b>c</b> d</p>', ['markup p']],
    ['<p>a "b" c d</p>', '<p>a “b” c d</p>', ['minor p']],
    ['<p id="a">a b</p>', '<p id="b">a b</p>', ['minor p']],
    [`<p>${one} ${two}</p>`, `<p>${one}</p><p>${two}</p>`, ['split p']],
    [`<p>${one}</p><p>${two}</p>`, `<p>${one} ${two}</p>`, ['merged p']],
    [
      `<p>${one}</p><p>${two}</p><p>${three}</p>`,
      `<p>${two}</p><p>${three}</p><p>${one}</p>`,
      ['moved p'],
    ],
    [table(row('a', 'b c')), table(row('a', 'b d')), ['changed tr']],
  ])('%s → %s', (before, after, expected) => {
    expect(kinds(before, after)).toEqual(expected);
  });

  it('counts a column as one change', () => {
    const before = '<table><tbody><tr><th>A</th></tr><tr><td>1</td></tr></tbody></table>';
    const after =
      '<table><tbody><tr><th>A</th><th>Kept for</th></tr><tr><td>1</td><td>two years</td></tr></tbody></table>';
    const { changes } = redline(parseHtml(before), parseHtml(after));
    expect(changes).toMatchObject([
      { kind: 'added', tag: 'column', text: 'Kept for', wordsAdded: 4 },
    ]);
  });

  it('counts what changed in a block that moved as part of the move', () => {
    const cells = (text: string): string =>
      `<tr><td>${text}</td><td>kept for two years at most</td></tr>`;
    const table = (...rows: string[]): string => `<table><tbody>${rows.join('')}</tbody></table>`;
    const before = table(cells(one), cells(two), cells(three));
    const after = table(cells(two), cells(three), cells(one.replace('site', 'shop')));
    const { changes } = redline(parseHtml(before), parseHtml(after));
    expect(changes).toMatchObject([{ kind: 'moved', tag: 'tr', wordsAdded: 1, wordsRemoved: 1 }]);
  });

  it('says where a change stands, what it says and how much of it there is', () => {
    const { changes, stats } = redline(
      parseHtml(`<h2 id="c">Cookies</h2><p>${one}</p><p>Gone for good now.</p>`),
      parseHtml(`<h2 id="c">Cookies</h2><p>${one.replace('site', 'shop')}</p>`),
    );
    expect(changes).toEqual([
      {
        id: 'change-1',
        anchor: 'change-1',
        kind: 'changed',
        tag: 'p',
        heading: { id: 'c', text: 'Cookies' },
        wordsAdded: 1,
        wordsRemoved: 1,
        text: one.replace('site', 'shop'),
      },
      {
        id: 'change-2',
        anchor: 'change-2',
        kind: 'removed',
        tag: 'p',
        heading: { id: 'c', text: 'Cookies' },
        wordsAdded: 0,
        wordsRemoved: 4,
        text: 'Gone for good now.',
      },
    ]);
    expect(stats).toEqual({
      wordsAdded: 1,
      wordsRemoved: 5,
      wordsMoved: 0,
      kinds: { changed: 1, removed: 1 },
      blocksCompared: 1,
      fallbacks: 0,
    });
  });

  it('tells both ends of a move and both targets of a link', () => {
    const { changes } = redline(
      parseHtml(`<p>${one}</p><p>${two}</p><p>See <a href="/a">our policy</a> for it.</p>`),
      parseHtml(`<p>${two}</p><p>See <a href="/b">our policy</a> for it.</p><p>${one}</p>`),
    );
    expect(changes).toMatchObject([
      { kind: 'markup', attributes: [{ tag: 'a', name: 'href', before: '/a', after: '/b' }] },
      { kind: 'moved', move: 1, anchor: 'change-2', from: 'change-2-from', wordsMoved: 10 },
    ]);
  });

  it('keeps the old name of a heading', () => {
    const { changes } = redline(
      parseHtml('<h2 id="r">Your rights</h2>'),
      parseHtml('<h2 id="r">Rights</h2>'),
    );
    expect(changes).toMatchObject([
      { kind: 'renamed', anchor: 'r', text: 'Rights', before: 'Your rights' },
    ]);
  });
});
