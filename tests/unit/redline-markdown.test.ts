import { join } from 'node:path';
import fc from 'fast-check';
import type { Element, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { comparableEdition } from '../../src/domain/comparable.ts';
import { compareEditions } from '../../src/domain/comparison.ts';
import type { Comparison } from '../../src/domain/comparison.ts';
import { parseHtml } from '../../src/domain/diff/html.ts';
import { asText } from '../../src/domain/page-markdown.ts';
import { createSay, redlineView } from '../../src/domain/redline-view/index.ts';
import { markdownText, partMarkdown, textOf } from '../../src/domain/render/index.ts';
import nl from '../../src/i18n/dictionaries/nl.json' with { type: 'json' };
import { projectRoot, readProject } from '../../src/io/read-project.ts';

const { project } = await readProject(join(projectRoot, 'content'));
if (!project) throw new Error('content/ cannot be read; npm run statement -- check');

const say = createSay(nl.redline, 'nl-BE');
const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .freeze();

/** A redline as text, as Markdown, and that Markdown as a browser or a program reads it. */
function forms(comparison: Comparison): { text: Root; markdown: string; read: Root } {
  const view = redlineView(comparison, { say, href: (target) => target, language: (code) => code });
  const text = asText({ type: 'root', children: view.children });
  const markdown = partMarkdown({ text: markdownText(text), href: (target) => target });
  return { text, markdown, read: reader.runSync(reader.parse(markdown)) };
}

const letters = (text: string) => text.replace(/\s+/g, '');

/** Words of all elements of some kinds, in their order. */
function wordsIn(tree: Root, ...tags: string[]): string[] {
  const words: string[] = [];
  visit(tree, 'element', (element: Element) => {
    if (tags.includes(element.tagName))
      words.push(`${element.tagName} ${letters(textOf(element))}`);
  });
  return words;
}

const marks = (tree: Root) => wordsIn(tree, 'ins', 'del').filter((words) => words.length > 4);

const pair = (before: string, after: string) => {
  const edition = (version: string, html: string) => ({
    version,
    locale: 'nl',
    sections: [{ id: 'one', locale: 'nl', original: '', title: 'One', slug: 'one', html }],
  });
  return compareEditions(edition('2020-01-01', before), edition('2021-01-01', after), parseHtml);
};

describe('the Markdown form of a redline', () => {
  const [older, newer] = project.versions;
  if (!older || !newer) throw new Error('Two versions are needed');
  const cases = Object.keys(project.config.locales).flatMap((locale) => [
    { locale, from: older, to: newer },
    { locale, from: newer, to: older },
  ]);

  it.each(cases)(
    'of the shipped statement ($locale, $from.date to $to.date) marks what its page marks',
    ({ locale, from, to }) => {
      const edition = (version: typeof from) =>
        comparableEdition(version, project, locale, new Map());
      const { text, read } = forms(compareEditions(edition(from), edition(to), parseHtml));
      expect(marks(text).length).toBeGreaterThan(100);
      expect(marks(read)).toEqual(marks(text));
      for (const tag of ['h2', 'h3', 'h4', 'li'])
        expect(wordsIn(read, tag), tag).toEqual(wordsIn(text, tag));
      // Markdown knows no heads of rows.
      const cells = (tree: Root) => wordsIn(tree, 'td', 'th').map((cell) => cell.slice(3));
      expect(cells(read)).toEqual(cells(text));
      expect(letters(textOf(read))).toBe(letters(textOf(text)));
    },
  );

  it('loses no word and no mark, whatever signs of Markdown a text has', () => {
    const word = fc.constantFrom(
      ...['data', 'cookies', '*', '_', '**x**', '#', '1.', '-', '+', '|', '~', '~~', '`'],
      ...[
        '[a]',
        '(b)',
        '&lt;ins&gt;',
        '&lt;b',
        '&amp;amp;',
        '\\',
        '!',
        '&gt;',
        'e-mail',
        'l’accès',
      ],
    );
    const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const inline = fc
      .tuple(fc.constantFrom('', '', 'strong', 'em', 'a'), phrase)
      .map(([tag, words]) =>
        tag === '' ? words : `<${tag}${tag === 'a' ? ' href="#x"' : ''}>${words}</${tag}>`,
      );
    const content = fc.array(inline, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
    const block = fc.oneof(
      content.map((words) => `<p>${words}</p>`),
      phrase.map((words) => `<h3>${words}</h3>`),
      fc
        .array(content, { minLength: 1, maxLength: 3 })
        .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
      fc
        .array(fc.tuple(content, content), { minLength: 1, maxLength: 3 })
        .map(
          (rows) =>
            `<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>${rows
              .map(([a, b]) => `<tr><td>${a}</td><td>${b}</td></tr>`)
              .join('')}</tbody></table>`,
        ),
    );
    const blocks = fc.array(block, { maxLength: 4 });
    fc.assert(
      fc.property(blocks, blocks, blocks, (kept, old, now) => {
        const { text, markdown, read } = forms(
          pair([...old, ...kept].join(''), [...kept, ...now].join('')),
        );
        expect(marks(read), markdown).toEqual(marks(text));
        expect(letters(textOf(read)), markdown).toBe(letters(textOf(text)));
      }),
      { numRuns: 300 },
    );
  });

  it('tells moves and changed links in words, and unchanged passages by their length', () => {
    const long = (name: string) =>
      `<p>Een alinea ${name} van meer dan twintig woorden, die blijft staan zoals zij al die tijd al stond, wat er ook rondom verandert.</p>`;
    const moving = 'Deze zin over het bewaren van gegevens verhuist in haar geheel.';
    const { markdown } = forms(
      pair(
        `<h2 id="a">Eerste</h2><p>${moving}</p>${long('een')}<h2 id="b">Tweede</h2><p>Lees <a href="#a">verder</a>.</p>${long('twee')}`,
        `<h2 id="a">Eerste</h2>${long('een')}<h2 id="b">Tweede</h2><p>Lees <a href="#b">verder</a>.</p>${long('twee')}<p>${moving}</p>`,
      ),
    );
    expect(markdown).toContain(`Verplaatst naar “Tweede”`);
    expect(markdown).toContain(`<del>${moving}</del>`);
    expect(markdown).toMatch(/^\*\(\[?Verplaatst van “Eerste”.*\)\* Deze zin/m);
    expect(markdown).toContain('*… 23 woorden ongewijzigd …*');
    expect(markdown).toContain(
      'Lees [verder](#b) *(Link leidde naar “Eerste”, nu naar “Tweede”)*.',
    );
  });
});
