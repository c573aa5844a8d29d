import { createLexicon } from '../../../src/domain/search/lexicon.ts';
import type { Lexicon } from '../../../src/domain/search/lexicon.ts';
import { searchLanguage } from '../../../src/domain/search/languages/index.ts';
import type { SearchSection } from '../../../src/domain/search/records.ts';
import { createSuggestions } from '../../../src/domain/search/suggestions.ts';

/** A statement of two sections: rights with two headings, and questions. */
export const sections: readonly SearchSection[] = [
  {
    id: 'rights',
    title: 'Uw rechten',
    slug: 'rechten',
    keywords: ['inzage'],
    records: [
      { id: 'rights', kind: 'section', title: 'Uw rechten', text: 'U hebt rechten.' },
      { id: 'access', kind: 'heading', title: 'Inzage', text: 'Vraag een kopie.' },
      { id: 'erasure', kind: 'heading', title: 'Gegevens wissen', text: 'Wij wissen alles.' },
    ],
  },
  {
    id: 'faq',
    title: 'Veelgestelde vragen',
    slug: 'vragen',
    keywords: [],
    records: [
      { id: 'faq', kind: 'section', title: 'Veelgestelde vragen', text: '' },
      {
        id: 'card',
        kind: 'question',
        title: 'Bewaart u mijn kredietkaart?',
        text: 'Nee, een betaaldienst verwerkt ze.',
      },
      {
        id: 'mail',
        kind: 'question',
        title: 'Hoe stop ik de nieuwsbrief?',
        text: 'Onderaan elke mail.',
      },
    ],
  },
];

export const words = {
  synonyms: [
    ['wissen', 'verwijderen', 'delete'],
    ['nieuwsbrief', 'mailing', 'e-mail'],
  ],
  outside: ['vacature'],
  keywords: {
    card: ['betaalgegevens', 'visa'],
    mail: ['uitschrijven', 'reclame', 'opt-out'],
  },
};

/** What the sample is searched with, as it is after a journey as JSON. */
export function sampleLexicon(lang = 'nl-BE'): Lexicon {
  const file = createSuggestions(sections, words, searchLanguage(lang), ['Voorbeeld']);
  return createLexicon(JSON.parse(JSON.stringify(file)) as typeof file);
}
