import { join } from 'node:path';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { createEdition, createEditionCache } from '../../src/domain/edition.ts';
import { parseHtml } from '../../src/domain/diff/html.ts';
import {
  markdownOfBlocks,
  markdownText,
  textOf,
  toMarkdown,
} from '../../src/domain/render/index.ts';
import { editionHref } from '../../src/domain/statement-links.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';

const { project } = await readProject(join(projectRoot, 'content'));
if (!project) throw new Error('content/ cannot be read; npm run statement -- check');

const reader = unified().use(remarkParse).use(remarkGfm);
const letters = (text: string) => text.replace(/\s+/g, '');
const url = 'https://sample.example/nl/';
const page = (html: string, title?: string, toPath = (target: string) => target) =>
  toMarkdown({
    title: 'Title',
    facts: [],
    url,
    parts: [
      {
        title,
        text: markdownText(parseHtml(html)),
        href: (target) => new URL(toPath(target), url).href,
      },
    ],
  });
const editions = Object.keys(project.config.locales).flatMap((locale) =>
  project.versions.map((version) =>
    createEdition(version, locale, {
      project,
      site: Object.keys(project.config.sites)[0] ?? '',
      freePage: (_locale, id) => `/${id}/`,
      cache: createEditionCache(),
      before: undefined,
      digest: '',
    }),
  ),
);
const texts = editions.flatMap(({ version, locale, sections }) => {
  const toPath = editionHref(sections, url, (id) => `${url}${id}/`);
  return sections.map(({ id, html }) => ({ name: `${version}/${locale}/${id}`, html, toPath }));
});

describe('the Markdown form', () => {
  it.each(texts)('of $name has its words, and links that work anywhere', ({ html, toPath }) => {
    const tree = reader.parse(page(html, undefined, toPath));
    const [title, address, ...text] = tree.children;
    expect(title && textOf(title)).toBe('Title');
    expect(address && textOf(address)).toBe(url);
    expect(letters(text.map(textOf).join(''))).toBe(letters(textOf(parseHtml(html))));
    visit(tree, 'link', (link) => {
      expect(link.url).toMatch(/^(?:https?|mailto|tel):/);
    });
  });

  it('sets a text below the title of its part, and a caption above its table', () => {
    const table =
      '<table><caption>All</caption><thead><tr><th>A</th></tr></thead><tbody><tr><td>b|c</td></tr></tbody></table>';
    expect(page(`<h2 id="x">Deeper</h2><p>See <a href="#y">there</a>.</p>${table}`, 'Part')).toBe(
      `# Title\n\n<${url}>\n\n## Part\n\n### Deeper\n\nSee [there](${url}#y).\n\nAll\n\n| A |\n| - |\n| b\\|c |\n`,
    );
  });
});

describe('markdownOfBlocks', () => {
  const inline = fc.constantFrom(
    'Woorden. ',
    ' *geen* nadruk_1 ',
    '1. geen lijst',
    '# geen kop',
    '<a href="#anker">link</a>',
    '<a href="https://example.org/x_y">https://example.org/x_y</a>',
    '<strong>vet </strong>',
    '<ins>nieuw</ins>',
    '<del> oud</del>',
    '<br>',
    '\n',
  );
  const phrase = fc.array(inline, { maxLength: 4 }).map((parts) => parts.join(''));
  const { block } = fc.letrec<{ block: string; inside: string }>((tie) => ({
    inside: fc
      .array(fc.oneof({ maxDepth: 2 }, phrase, tie('block')), { maxLength: 3 })
      .map((parts) => parts.join('')),
    block: fc.oneof(
      { maxDepth: 3 },
      fc
        .tuple(fc.constantFrom('p', 'h2', 'h3', 'h6', 'pre'), phrase)
        .map(([tag, text]) => `<${tag}>${text}</${tag}>`),
      fc.constant('<hr>'),
      fc.constant('<table><caption>Naam</caption><tr><th>A</th></tr><tr><td>b</td></tr></table>'),
      phrase.map((text) => `<details><summary>${text}</summary><ul><li>Een</ul></details>`),
      tie('inside').map((text) => `<details><summary>${text}</summary><p>Een</p></details>`),
      fc
        .tuple(fc.constantFrom('ul', 'ol'), tie('inside'))
        .map(([tag, item]) => `<${tag}><li>${item}</li><li>Nog een</li></${tag}>`),
      fc
        .tuple(fc.constantFrom('div', 'section', 'details', 'blockquote'), tie('inside'))
        .map(([tag, content]) => `<${tag}>${content}</${tag}>`),
    ),
  }));

  const text = fc.oneof(
    fc.array(fc.oneof(block, fc.constant('\n')), { maxLength: 8 }),
    fc.array(fc.oneof(block, inline), { maxLength: 8 }),
  );

  it('writes what markdownText writes, whatever was written before', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const html = parts.join('');
        expect(markdownOfBlocks(parseHtml(html))).toEqual(markdownText(parseHtml(html)));
      }),
      { numRuns: 1500 },
    );
  });
});
