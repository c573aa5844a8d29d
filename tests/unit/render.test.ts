import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, countWords, present, toHtml } from '../../src/domain/render/index.ts';

const compiled = (body: string) => compile({ body, file: 'text.mdx', linesBefore: 4 });
const html = (body: string, headingShift: 0 | 1 = 0) =>
  present(compiled(body).tree, {
    headingShift,
    href: (target) => `resolved:${target}`,
    permalinkLabel: (heading) => `Link to: ${heading}`,
  });

describe('anchors', () => {
  it('of headings go to the heading, with a permalink beside it', () => {
    expect(html('## Your rights [#rights]')).toBe(
      '<div class="heading"><h2 id="rights">Your rights</h2><a class="permalink" href="#rights" aria-label="Link to: Your rights">#</a></div>',
    );
  });

  it('of paragraphs and of list items go to the paragraph and the item', () => {
    expect(html('Text. [#a]\n\n- one [#b]\n- two')).toBe(
      '<p id="a">Text.</p>\n<ul>\n<li id="b">one</li>\n<li>two</li>\n</ul>',
    );
  });

  it('of an item with several paragraphs go to the item', () => {
    expect(html('- one [#b]\n\n  more')).toContain('<li id="b">');
  });

  it('are asked for on every heading, and must be names', () => {
    expect(compiled('Text\n\n## Bare\n\n## Odd [#Not A Name]').issues).toMatchObject([
      { rule: 'anchor/missing', place: { line: 7, column: 1 } },
      { rule: 'anchor/invalid', place: { line: 9 } },
    ]);
  });
});

describe('passages for some sites', () => {
  const forSite = (body: string, site?: string) => {
    const { tree, anchors, headings, links, blocks, issues, variants } = compile(
      { body, file: 'text.mdx', linesBefore: 4 },
      { site },
    );
    return {
      html: toHtml(tree).replaceAll('\n', ''),
      anchors: anchors.map(({ id }) => id),
      headings: headings.map(({ text }) => text),
      links: links.map(({ target }) => target),
      words: blocks.map(({ text }) => text).join(' '),
      issues,
      variants,
    };
  };
  const inline = 'Ask <Only site="be com">[A](#a)</Only><Only site="uk">B</Only> first. [#x]';
  const block = 'All.\n\n<Only site="uk">\n\n## Here [#here]\n\n- one [#one]\n\n</Only>\n\nEnd.';

  it.each([
    ['be', '<p id="x">Ask <a href="#a">A</a> first.</p>', ['#a']],
    ['uk', '<p id="x">Ask B first.</p>', []],
    ['nl', '<p id="x">Ask  first.</p>', []],
  ])('within a sentence, on %s', (site, expected, links) => {
    expect(forSite(inline, site)).toMatchObject({ html: expected, links, issues: [] });
  });

  it('around blocks, headings and anchors included', () => {
    expect(forSite(block, 'uk')).toMatchObject({
      html: '<p>All.</p><h2 id="here">Here</h2><ul><li id="one">one</li></ul><p>End.</p>',
      anchors: ['here', 'one'],
      headings: ['Here'],
      words: 'All. Here one End.',
    });
    expect(forSite(block, 'be')).toMatchObject({
      html: '<p>All.</p><p>End.</p>',
      anchors: [],
      headings: [],
      words: 'All. End.',
    });
  });

  it('take an item, a list and a paragraph along that hold nothing else', () => {
    const items = '- <Only site="uk">one</Only>\n- two\n\n<Only site="uk">Three</Only>';
    expect(forSite(items, 'be').html).toBe('<ul><li>two</li></ul>');
    expect(forSite('1. <Only site="uk">one</Only>', 'be').html).toBe('');
    expect(forSite(items, 'uk').html).toBe('<ul><li>one</li><li>two</li></ul><p>Three</p>');
  });

  it('nest', () => {
    const nested = '<Only site="be uk">a <Only site="uk">b</Only></Only>';
    expect(forSite(nested, 'be').words).toBe('a');
    expect(forSite(nested, 'uk').words).toBe('a b');
    expect(forSite(nested, 'com').words).toBe('');
  });

  it('are all there for nobody in particular, and are known with their places', () => {
    expect(forSite(inline)).toMatchObject({
      words: 'Ask AB first.',
      variants: [
        { sites: ['be', 'com'], place: { line: 5, column: 5 } },
        { sites: ['uk'], place: { line: 5, column: 39 } },
      ],
    });
  });

  it('of one site hold what that site has, whatever stands around them', () => {
    const text = fc.array(
      fc.tuple(fc.constantFrom('', 'be', 'uk', 'be uk'), fc.stringMatching(/^[a-z]{3,8}$/)),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(text, fc.constantFrom('be', 'uk'), fc.boolean(), (parts, site, blocks) => {
        const [before, after] = blocks ? ['\n\n', '\n\n'] : ['', ''];
        const body = parts
          .map(([sites, word]) =>
            sites ? `<Only site="${sites}">${before}${word}${after}</Only>` : word,
          )
          .join(blocks ? '\n\n' : ' ');
        const expected = parts
          .filter(([sites]) => !sites || sites.split(' ').includes(site))
          .map(([, word]) => word);
        expect(forSite(body, site).words.split(' ').filter(Boolean)).toEqual(expected);
      }),
    );
  });
});

describe('components', () => {
  it('Term becomes dfn, Note a box, SeeAlso a line', () => {
    expect(
      html(
        'A <Term>word</Term>.\n\n<Note>\n\nMind.\n\n</Note>\n\n<SeeAlso>More: [x](#x)</SeeAlso>',
      ),
    ).toBe(
      '<p>A <dfn>word</dfn>.</p>\n<div class="note"><p>Mind.</p></div>\n<p class="see-also">More: <a href="resolved:#x">x</a></p>',
    );
  });

  it('Questions folds every answer under its question, with the anchor inside the fold and the link beside it', () => {
    const { questions, issues } = compiled(
      '<Questions>\n\n## Why? [#faq-why]\n\nBecause.\n\n<SeeAlso>More: [x](#x)</SeeAlso>\n\n</Questions>',
    );
    expect(issues).toEqual([]);
    expect(questions).toMatchObject([{ id: 'faq-why', question: 'Why?' }]);
    expect(JSON.stringify(questions[0]?.answer)).not.toContain('More');
    expect(html('<Questions>\n\n## Why? [#faq-why]\n\nBecause.\n\n</Questions>', 1)).toBe(
      '<div class="questions"><div class="question"><details><summary><h3>Why?</h3></summary><div class="answer" id="faq-why"><p>Because.</p></div></details>' +
        '<a class="permalink" href="#faq-why" aria-label="Link to: Why?">#</a></div></div>',
    );
  });
});

describe('what an editor may not write', () => {
  it.each([
    ['an import', "import x from './x.js'", 5],
    ['an export', 'export const x = 1', 5],
    ['an expression on its own', 'Text\n\n{1 + 1}', 7],
    ['an expression in a sentence', 'Text {process.exit()} text', 5],
    ['an unknown component', '<Script>alert(1)</Script>', 5],
    ['an HTML element', '<div>text</div>', 5],
    ['an attribute', '<Note onclick="x">text</Note>', 5],
    ['an attribute with code', '<Note {...props}>text</Note>', 5],
    ['an image', '![x](https://example.org/x.png)', 5],
    ['a code block', '```js\nalert(1)\n```', 5],
  ])('%s', (_what, body, line) => {
    const { issues } = compiled(body);
    expect(issues[0]).toMatchObject({ rule: 'mdx/not-allowed', file: 'text.mdx', place: { line } });
    expect(issues[0]?.fix).not.toBe('');
  });

  it.each(['<Note>never closed', '</Note>', 'a { loose brace', '<Note', `${'> '.repeat(200)}deep`])(
    'broken MDX: %s',
    (body) => {
      const { issues } = compiled(body);
      expect(issues).toHaveLength(1);
      expect(issues[0]).toMatchObject({ rule: 'mdx/syntax', severity: 'error' });
      expect(issues[0]?.place.line).toBeGreaterThanOrEqual(5);
    },
  );
});

describe('compile', () => {
  it('keeps text as text', () => {
    expect(html('1 \\< 2 & “quotes”')).toBe('<p>1 &#x3C; 2 &#x26; “quotes”</p>');
  });

  it('tells headings, links and blocks with the anchor they belong to', () => {
    const result = compiled(
      'First.\n\n## One [#one]\n\nUnder one, [see](#two). [#deep]\n\n- item\n\n## Two [#two]\n\n| A | B |\n| - | - |\n| c | d |',
    );
    expect(result.headings).toEqual([
      { depth: 2, id: 'one', text: 'One' },
      { depth: 2, id: 'two', text: 'Two' },
    ]);
    expect(result.links).toEqual([
      { target: '#two', label: 'see', place: { line: 9, column: 12 } },
    ]);
    expect(result.blocks.map(({ anchor, text }) => ({ anchor, text }))).toEqual([
      { anchor: undefined, text: 'First.' },
      { anchor: 'one', text: 'One' },
      { anchor: 'deep', text: 'Under one, see.' },
      { anchor: 'one', text: 'item' },
      { anchor: 'two', text: 'Two' },
      { anchor: 'two', text: 'A' },
      { anchor: 'two', text: 'B' },
      { anchor: 'two', text: 'c' },
      { anchor: 'two', text: 'd' },
    ]);
  });

  it('shifts headings for the page with the whole statement', () => {
    expect(html('## One [#one]\n\n### Deep [#deep]', 1)).toMatch(/<h3 id="one">.*<h4 id="deep">/s);
  });
});

describe('countWords', () => {
  it.each([
    ['Laatst bijgewerkt op 25 februari 2020', 6],
    ['foto’s, l’accès en e-mail', 4],
    ['  ', 0],
  ])('“%s” has %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});
