import { describe, expect, it } from 'vitest';
import { askedWords, excerptOf, marked } from '../../../src/domain/search/marks.ts';
import { rank } from '../../../src/domain/search/rank.ts';
import { createSuggestions } from '../../../src/domain/search/suggestions.ts';
import { searchLanguage } from '../../../src/domain/search/languages/index.ts';
import { textWords, understand } from '../../../src/domain/search/understand.ts';
import { sampleLexicon, sections, words } from './sample.ts';

const lexicon = sampleLexicon();
const found = (query: string, options = {}) =>
  rank(understand(query, lexicon, options), lexicon).found.map(({ passage }) => passage.id);
const best = (query: string, options = {}) => found(query, options)[0];
const instead = (query: string, options = {}) => understand(query, lexicon, options).instead;

describe('a question', () => {
  it.each([
    ['in the words of a title', 'gegevens wissen', 'erasure'],
    ['in another form', 'wist u mijn gegevens', 'erasure'],
    ['in a word that means the same', 'alles verwijderen', 'erasure'],
    ['in another language', 'delete', 'erasure'],
    ['in a keyword', 'visa', 'card'],
    ['in two words that are one', 'krediet kaart', 'card'],
    ['in a word with a hyphen', 'opt-out', 'mail'],
    ['in a word with a hyphen, written as two', 'opt out', 'mail'],
  ])('%s', (_, query, id) => {
    expect(best(query)).toBe(id);
    expect(rank(understand(query, lexicon), lexicon).confident).toBe(true);
  });

  it('needs not have all of its words in one place', () => {
    expect(best('ik wil graag uitschrijven uit jullie bestand')).toBe('mail');
  });

  it('is corrected, and can be taken as it is', () => {
    expect(instead('kredietkarat')).toBe('kredietkaart');
    expect(best('kredietkarat')).toBe('card');
    expect(best('kredietkarat', { literal: true })).toBeUndefined();
    expect(instead('kredietkarat', { literal: true })).toBeUndefined();
  });

  it('is split where a compound is not known', () => {
    expect(instead('reclamenieuwsbrief')).toBe('reclame nieuwsbrief');
    expect(best('reclamenieuwsbrief')).toBe('mail');
  });

  it('is not changed where all is known', () => {
    expect(instead('gegevens wissen')).toBeUndefined();
  });

  it('may still be growing', () => {
    expect(best('kredi', { typing: true })).toBe('card');
    expect(instead('kredi', { typing: true })).toBeUndefined();
    expect(best('kredi ', { typing: true })).not.toBe('card');
  });

  it('of stop words only is searched by them', () => {
    expect(understand('wat is dit', lexicon).terms).toHaveLength(3);
  });

  it.each(['', '   ', '?!'])('without words finds nothing: %j', (query) => {
    expect(rank(understand(query, lexicon), lexicon)).toEqual({ found: [], confident: false });
  });
});

describe('honesty', () => {
  it.each(['appeltaart', 'vacature', 'vacature gegevens wissen'])(
    'does not answer: %s',
    (query) => {
      expect(rank(understand(query, lexicon), lexicon).confident).toBe(false);
    },
  );
});

describe('the full text', () => {
  const byText = (query: string, texts: Record<string, number[]>) =>
    rank(understand(query, lexicon), lexicon, (word) => new Set(texts[word]));

  it('finds what titles and keywords do not have', () => {
    const place = lexicon.passages.findIndex(({ id }) => id === 'card');
    const ranking = byText('betaaldienst', { betaaldienst: [place] });
    expect(ranking.found[0]?.passage.id).toBe('card');
    expect(ranking.confident).toBe(true);
  });

  it('weighs less than titles', () => {
    const all = lexicon.passages.map((_, place) => place);
    expect(byText('inzage', { inzage: all }).found[0]?.passage.id).toBe('access');
  });

  it('is asked for what says something', () => {
    expect(textWords(understand('mijn gegevens wissen', lexicon))).toEqual(['wissen']);
  });
});

describe('another language', () => {
  it('is searched though nothing is known of it', () => {
    const german = sampleLexicon('de-DE');
    const asked = understand('inzage', german);
    expect(rank(asked, german).found[0]?.passage.id).toBe('access');
  });
});

describe('the file of suggestions', () => {
  const file = createSuggestions(sections, words, searchLanguage('nl'), ['Voorbeeld nv']);

  it('leaves out words that the title has already', () => {
    expect(file.sections[0]?.[2]).toBe('inzage');
    const repeated = createSuggestions(
      sections,
      { ...words, keywords: { card: ['kredietkaarten', 'visa', 'visa'] } },
      searchLanguage('nl'),
      [],
    );
    expect(repeated.sections[1]?.[3][1]).toEqual(['card', 'Bewaart u mijn kredietkaart?', 'visa']);
  });

  it('lets the organisation’s name say nothing', () => {
    expect(file.language.stopWords.split(' ')).toContain('voorbeeld');
    expect(found('Voorbeeld kredietkaart')).toEqual(found('kredietkaart'));
  });
});

describe('marks', () => {
  const isAsked = askedWords(understand('gegevens verwijderen', lexicon), lexicon);

  it('show what was asked for, in all its forms', () => {
    expect(marked('Wij wissen de gegevens.', isAsked)).toEqual([
      { text: 'Wij ', marked: false },
      { text: 'wissen', marked: true },
      { text: ' de ', marked: false },
      { text: 'gegevens', marked: true },
      { text: '.', marked: false },
    ]);
  });

  it('keep every letter of a text', () => {
    const text = 'Eén «gegeven»\n – verwijderd?';
    expect(
      marked(text, isAsked)
        .map((stretch) => stretch.text)
        .join(''),
    ).toBe(text);
  });

  it('choose the excerpt with most of them', () => {
    const filler = 'Een zin die nergens over gaat. '.repeat(20);
    const excerpt = excerptOf(`${filler}Wij wissen uw gegevens. ${filler}`, isAsked, 60);
    expect(excerpt).toContain('Wij wissen uw gegevens.');
    expect(excerpt.startsWith('… ')).toBe(true);
    expect(excerpt.endsWith(' …')).toBe(true);
  });

  it('leave a short text whole', () => {
    expect(excerptOf('Wij wissen.', isAsked)).toBe('Wij wissen.');
  });
});
