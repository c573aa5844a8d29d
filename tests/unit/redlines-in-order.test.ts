import fc from 'fast-check';
import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { comparedInOrder } from '../../src/components/compared-in-order.ts';
import { drawnInOrder } from '../../src/components/drawn-in-order.ts';
import { compareEditions } from '../../src/domain/comparison.ts';
import type { ComparableEdition } from '../../src/domain/comparison.ts';
import { parseHtml } from '../../src/domain/diff/html.ts';
import { asText } from '../../src/domain/page-markdown.ts';
import { createSay, redlineParts, redlineView } from '../../src/domain/redline-view/index.ts';
import type { ViewOptions } from '../../src/domain/redline-view/index.ts';
import {
  attributeHtml,
  awaitedAddress,
  awaitedTarget,
  joinText,
  markdownText,
  partMarkdown,
  toHtml,
} from '../../src/domain/render/index.ts';
import type { VersionStep } from '../../src/domain/version-steps.ts';
import nl from '../../src/i18n/dictionaries/nl.json' with { type: 'json' };

/** Blocks that meet in every way: passages that move, alone or changed, ids that occur twice, links that lead elsewhere. */
const blocks = fc.constantFrom(
  '<p>Deze lange alinea verhuist in haar geheel van het ene onderdeel naar het andere onderdeel.</p>',
  '<p>Deze lange alinea verhuist in haar geheel van het ene hoofdstuk naar het andere onderdeel.</p>',
  '<p>Wij bewaren uw gegevens een jaar. <a href="#two">Meer</a>.</p>',
  '<p>Wij bewaren uw gegevens een jaar. <a href="#three">Meer</a>.</p>',
  '<p>Wij bewaren uw gegevens twee jaar. <a href="page:about">Meer </a>over ons.</p>',
  '<h2 id="een">Bewaren</h2>',
  '<h3 id="een">Bewaren</h3>',
  '<h2 id="twee">Hoe lang & waarom</h2>',
  '<ul><li>Uw naam</li><li><a href="https://example.org/?a=1&amp;b=2">Uw adres</a></li></ul>',
  '<ul><li>Uw naam</li><li>Uw adres en uw telefoonnummer</li></ul>',
  '<ol><li>Uw naam</li></ol>',
  '<div class="questions"><details><summary><h3>Waarom?</h3></summary><div class="answer" id="q"><p>Daarom, en om alle andere redenen die hier staan genoemd.</p></div></details></div>',
);

const texts = fc.array(blocks, { maxLength: 5 }).map((parts) => parts.join('\n'));

/** Editions of sections that have one of two texts, so that the same two meet again, with something else around them. */
const editionsOf = (pool: Readonly<Record<string, readonly [string, string]>>) =>
  fc
    .tuple(
      fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01'),
      fc.shuffledSubarray(Object.keys(pool), { minLength: 1 }),
      fc.array(
        fc.record({
          text: fc.constantFrom(0, 1),
          locale: fc.constantFrom('nl', 'nl', 'en'),
          original: fc.constantFrom('a', 'b'),
          title: fc.constantFrom('Titel', 'Titel', 'Titel', 'Andere titel'),
          number: fc.constantFrom(1, 2, undefined),
        }),
        { minLength: 3, maxLength: 3 },
      ),
    )
    .map(([version, ids, variants]): ComparableEdition => ({
      version,
      locale: 'nl',
      sections: variants.slice(0, ids.length).map(({ text, ...rest }, index) => {
        const id = ids[index] ?? '';
        return { ...rest, id, slug: id, html: pool[id]?.[text] ?? '' };
      }),
    }));

const two = fc.tuple(texts, texts);

/** Redlines in some order. */
const orders = fc.record({ one: two, two, three: two }).chain((pool) => {
  const edition = editionsOf(pool);
  return fc.array(fc.tuple(edition, edition), { minLength: 2, maxLength: 8 });
});

const steps: readonly VersionStep[] = [
  { version: '2021-01-01', kind: 'editorial', touched: ['one', 'two'] },
  { version: '2022-01-01', kind: 'material', touched: ['two'] },
];

/** How a page shows the redline of two editions, but for its links. */
const optionsOf = (from: ComparableEdition, to: ComparableEdition) =>
  ({
    say: createSay(nl.redline, 'nl-BE'),
    steps,
    language: (code: string) => code,
    otherLanguage: (locale: string) =>
      locale === 'nl' ? undefined : { text: { lang: locale }, page: { lang: 'nl' } },
    originalChange: (id: string) => `/original/${from.version}/${to.version}/#${id}`,
  }) satisfies Omit<ViewOptions, 'href'>;

const hrefOf =
  ({ version }: ComparableEdition) =>
  (target: string) =>
    /^(?:#|page:)/.test(target) ? `/nl/${version}/?page=${target}&more` : target;

describe('redlines made in an order', () => {
  it('compare as they do alone', () => {
    fc.assert(
      fc.property(orders, (pairs) => {
        for (const [from, to] of pairs)
          expect(comparedInOrder(from, to)).toEqual(compareEditions(from, to, parseHtml));
      }),
      { numRuns: 100 },
    );
  });

  it('are drawn and written as they are alone', () => {
    const context = { site: { frame: 'frame' }, localeId: 'nl' };
    fc.assert(
      fc.property(orders, (pairs) => {
        for (const [from, to] of pairs) {
          const options = optionsOf(from, to);
          const href = hrefOf(to);
          const { head, sections } = redlineParts(comparedInOrder(from, to), {
            ...options,
            href: awaitedAddress,
          });
          const drawn = sections.map((section) => drawnInOrder(section, context));
          const alone = redlineView(compareEditions(from, to, parseHtml), { ...options, href });
          const root = (...children: Root['children']): Root => ({ type: 'root', children });

          const html = [
            toHtml(root(...head)),
            ...drawn.map((section) =>
              joinText(section.html, (target) => attributeHtml(href(target))),
            ),
          ];
          expect(html.join('')).toBe(toHtml(root(...alone.children)));

          const markdown = drawn.map((section) =>
            partMarkdown({
              text: section.markdown,
              href: (link) => {
                const target = awaitedTarget(link);
                return target === undefined ? link : href(target);
              },
            }),
          );
          const whole = alone.children
            .slice(head.length)
            .map((section) =>
              partMarkdown({ text: markdownText(asText(root(section))), href: (link) => link }),
            );
          expect(markdown).toEqual(whole);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('name other places as they are called in each', () => {
    const edition = (target: string, title: string): ComparableEdition => ({
      version: '2020-01-01',
      locale: 'nl',
      sections: [
        { id: 'one', title: 'Een', html: `<p>Dit staat <a href="#${target}">hier</a>.</p>` },
        { id: 'two', title, html: '<p>Twee.</p>' },
      ].map((section) => ({ ...section, locale: 'nl', original: '', slug: section.id })),
    });
    const named = (title: string) => {
      const [from, to] = [edition('one', title), edition('two', title)];
      const options = { ...optionsOf(from, to), href: awaitedAddress };
      const { sections } = redlineParts(comparedInOrder(from, to), options);
      return sections
        .flatMap((part) => drawnInOrder(part, { site: { frame: '' }, localeId: 'nl' }).html.pieces)
        .join('');
    };
    expect(named('Twee')).toContain('“Twee”');
    expect(named('Tweede')).toContain('“Tweede”');
  });
});
