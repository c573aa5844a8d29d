import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEditions } from '../../src/domain/comparison.ts';
import type { ComparableEdition } from '../../src/domain/comparison.ts';
import { accept, parseHtml } from '../../src/domain/diff/index.ts';
import { proposeKind } from '../../src/domain/kind-proposal.ts';
import { asText } from '../../src/domain/page-markdown.ts';
import { redlineLines } from '../../src/domain/redline-text/index.ts';
import {
  createSay,
  placesOf,
  redlineView,
  stateText,
} from '../../src/domain/redline-view/index.ts';
import { languageName, otherLanguages } from '../../src/domain/locales.ts';
import { markdownText, toHtml } from '../../src/domain/render/index.ts';
import en from '../../src/i18n/dictionaries/en.json' with { type: 'json' };
import fr from '../../src/i18n/dictionaries/fr.json' with { type: 'json' };
import nl from '../../src/i18n/dictionaries/nl.json' with { type: 'json' };

/** A section in some language, and the version of the prevailing text that it stands for. */
interface Text {
  readonly locale: 'nl' | 'fr';
  readonly original: string;
  readonly html: string;
}

const edition = (version: string, texts: Readonly<Record<string, Text>>): ComparableEdition => ({
  version,
  locale: 'fr',
  sections: Object.entries(texts).map(([id, text]) => ({
    ...text,
    id,
    title: `${id} (${text.locale})`,
    slug: id,
  })),
});
const dutch = (original: string): Text => ({
  locale: 'nl',
  original,
  html: `<p>De tekst ${original} in het Nederlands.</p>`,
});
const french = (original: string): Text => ({
  locale: 'fr',
  original,
  html: `<p>Le texte ${original} en français.</p>`,
});

const before = edition('2025-01-01', { one: dutch('a'), two: dutch('b'), three: french('c') });
const after = edition('2026-01-01', { one: french('a'), two: french('b2'), three: french('c2') });
const comparison = compareEditions(before, after, parseHtml);
const [one, , three] = comparison.sections;
const view = (compared = comparison, phrases = fr.redline, lang = 'fr-BE') =>
  redlineView(compared, {
    say: createSay(phrases, lang),
    href: (target) => target,
    language: (code) => languageName(code, lang),
    otherLanguage: otherLanguages(
      { nl: { lang: 'nl-BE', dir: 'ltr' }, fr: { lang: 'fr-BE', dir: 'ltr' } },
      'fr',
    ),
    originalChange: (id) => `/nl/wijzigingen/#section-${id}`,
  });
const html = toHtml({ type: 'root', children: [view()] });
const sectionHtml = (id: string) =>
  new RegExp(`<section id="section-${id}"[^]*?</section>`).exec(html)?.[0] ?? '';

describe('a section that is translated for the first time', () => {
  it('is no change of words, and no other title', () => {
    expect(one).toMatchObject({ state: 'translated', renamed: false, changes: [] });
    expect(three).toMatchObject({ state: 'changed' });
    const alone = compareEditions(
      edition('2025-01-01', { three: french('c') }),
      edition('2026-01-01', { three: french('c2') }),
      parseHtml,
    );
    expect(comparison.stats).toEqual(alone.stats);
  });

  it('says which language it had, and shows the text as it is now', () => {
    expect(sectionHtml('one')).toContain('traduit pour la première fois');
    expect(sectionHtml('one')).toContain('en néerlandais');
    expect(sectionHtml('one')).toContain('<p>Le texte a en français.</p>');
    expect(sectionHtml('one')).not.toMatch(/<ins|<del|<details|De tekst/);
    expect(html).toContain('<li>2 chapitres traduits pour la première fois</li>');
    expect(html).toContain('<li>1 chapitre modifié</li>');
  });

  it('leads to the change of the text that prevails, where there is one', () => {
    expect(sectionHtml('one')).not.toContain('/nl/wijzigingen/');
    expect(sectionHtml('two')).toContain(
      '<a href="/nl/wijzigingen/#section-two">Voir ce qui a changé en néerlandais</a>',
    );
  });

  it.each([
    [nl.redline, 'nl-BE', 'in het Nederlands'],
    [fr.redline, 'fr-BE', 'en néerlandais'],
    [en.redline, 'en-GB', 'in Dutch'],
  ])('says so in each language', (phrases, lang, words) => {
    const text = toHtml({
      type: 'root',
      children: [view(comparison, phrases as typeof fr.redline, lang)],
    });
    expect(text.split(words).length).toBeGreaterThan(3);
    expect(text).not.toMatch(/\{\{|Note|originalChange/);
  });

  it('is told apart from the text in Markdown, and to editors', () => {
    const { pieces } = markdownText(asText({ type: 'root', children: [view()] }));
    const markdown = pieces.join('');
    expect(markdown).toMatch(/^\*\(Dans la nouvelle version, ce chapitre .*\)\*$/m);
    expect(markdown).toMatch(/^Le texte a en français\.$/m);
    if (!one) throw new Error('A section expected');
    const say = createSay(en.redline, 'en-GB');
    expect(stateText(one, say)).toBe('Translated for the first time');
    expect(redlineLines(one, { say, ...placesOf(comparison) })).toHaveLength(1);
    const only = compareEditions(
      edition('2025-01-01', { one: dutch('a') }),
      edition('2026-01-01', { one: french('a') }),
      parseHtml,
    );
    expect(proposeKind(only, 'fr')).toEqual({
      kind: 'editorial',
      reasons: [{ section: 'one (fr)', text: 'the section is translated for the first time' }],
    });
  });

  it('is told as well where a translation is no longer there', () => {
    const back = compareEditions(after, before, parseHtml);
    expect(back.sections.map(({ state }) => state)).toEqual([
      ...['untranslated', 'untranslated', 'changed'],
    ]);
    const text = toHtml({ type: 'root', children: [view(back)] });
    expect(text).toContain('ce chapitre n’est pas traduit');
    expect(text).toContain('<p lang="nl-BE" dir="ltr">De tekst a in het Nederlands.</p>');
  });

  it('names the language of what is not translated, its changes and title included, and keeps its own words apart', () => {
    const kept = '<p>Dit blijft hier zoals het al was, in twaalf woorden of nog wat meer.</p>';
    const text = (years: string): Text => ({
      ...dutch(years),
      html: `${kept}<p>Wij bewaren het ${years} jaar.</p>`,
    });
    const compared = compareEditions(
      edition('2025-01-01', { one: text('een') }),
      edition('2026-01-01', { one: text('twee') }),
      parseHtml,
    );
    const shown = toHtml({ type: 'root', children: [view(compared)] });
    expect(shown).toContain('<a href="#section-one" lang="nl-BE" dir="ltr">');
    expect(shown).toMatch(/<h2[^>]* lang="nl-BE" dir="ltr">/);
    expect(shown).toMatch(/<summary>[^<]*<\/summary><p lang="nl-BE" dir="ltr">Dit blijft/);
    expect(shown).toMatch(
      /<p [^>]*lang="nl-BE" dir="ltr">Wij bewaren het <del><span class="spoken" [^>]*lang="fr-BE" dir="ltr">/,
    );
    expect(shown).toContain('<p class="redline-state">');
    const french2 = compareEditions(
      edition('2025-01-01', { one: french('a') }),
      edition('2026-01-01', { one: french('b') }),
      parseHtml,
    );
    expect(toHtml({ type: 'root', children: [view(french2)] })).not.toContain('lang=');
  });

  it('whatever the texts are: the new one stands unmarked, and only texts in one language are compared', () => {
    const text = fc.oneof(
      fc.constantFrom('a', 'b', 'c').map(dutch),
      fc.constantFrom('a', 'b').map(french),
    );
    const texts = fc.record({ one: text, two: text, three: text });
    fc.assert(
      fc.property(texts, texts, (old, now) => {
        const { sections, stats } = compareEditions(
          edition('a', old),
          edition('b', now),
          parseHtml,
        );
        const comparable = (all: Readonly<Record<string, Text>>) =>
          Object.fromEntries(
            Object.entries(all).filter(
              ([id]) => old[id as 'one'].locale === now[id as 'one'].locale,
            ),
          );
        const rest = compareEditions(
          edition('a', comparable(old)),
          edition('b', comparable(now)),
          parseHtml,
        );
        expect(stats).toEqual(rest.stats);
        for (const { id, state, tree, after: section } of sections) {
          const isOther = old[id as 'one'].locale !== now[id as 'one'].locale;
          expect(state === 'translated' || state === 'untranslated').toBe(isOther);
          expect(accept(toHtml(tree))).toContain(section?.html);
          if (isOther) expect(toHtml(tree)).not.toMatch(/<ins|<del|data-diff/);
        }
      }),
    );
  });
});
