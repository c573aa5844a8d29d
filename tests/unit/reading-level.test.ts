import { describe, expect, it } from 'vitest';
import { formulaName, readingLevel } from '../../src/domain/reading-level.ts';
import { countSyllables } from '../../src/domain/syllables.ts';

/** Words with their syllables counted by hand. */
const counted: Readonly<Record<string, string>> = {
  nl: 'privacy:3 verklaring:3 gegevens:3 persoonsgegevens:5 informatie:4 gebruik:2 beïnvloeden:4 toestemming:3 rechten:2 klacht:1 autoriteit:4 verantwoordelijke:6 cookies:2 beveiliging:4 bewaren:3 koeien:2 ideeën:3 cliënt:2 website:3 vragen:2 wij:1 uw:1 eeuw:1 nieuw:1 mooie:2 leveranciers:4 europese:4 coördinatie:5 reclame:3 identificeren:6 overdraagbaarheid:5 familie:3 geïnformeerd:4 officieel:4 bijvoorbeeld:3 belang:2 onderneming:4 doeleinden:3 museum:3 dagelijks:3 voorwaarden:3 wettelijke:4 termijn:2 maand:1 samenwerking:4 productverbetering:6 schrijven:2 duidelijk:3 actuele:4 industrieën:4',
  fr: 'vie:1 privée:2 déclaration:4 données:2 personnelles:3 traitement:3 consentement:4 droit:1 droits:1 nous:1 vous:1 votre:1 utilisons:4 information:4 réclamation:4 autorité:4 responsable:3 sécurité:4 conservation:4 fournisseurs:3 européenne:4 publicité:4 site:1 cookies:2 base:1 juridique:3 légitime:3 intérêt:3 contrat:2 obligation:4 théâtre:2 réel:2 aide:1 question:2 utiliser:4 adresse:2 courriel:2 étaient:2 mois:1 demande:2 opposer:3 retirer:3 personnel:3 entreprise:3 produits:2 service:2 naïf:2 effacement:4 limitation:4 langue:1',
  en: 'privacy:3 statement:2 data:2 personal:3 information:4 use:1 used:1 rights:1 complaint:2 authority:4 responsible:4 cookies:2 security:4 keep:1 website:2 consent:2 legitimate:4 interest:3 contract:2 obligation:4 erasure:3 rectification:5 portability:5 purposes:3 processing:3 services:3 provide:2 created:3 wanted:2 asked:1 table:2 people:2 idea:3 media:3 associated:5 various:3 period:3 account:2 usual:3 continue:3 places:2 changes:2 likely:2 completely:3 useful:2 supplier:3 question:2 special:2 social:2 individual:5',
};

describe('syllables', () => {
  it.each(Object.entries(counted))('%s: at most one word in twenty is miscounted', (lang, list) => {
    const pairs = list.split(' ').map((pair) => pair.split(':'));
    const wrong = pairs.filter(([word = '', n]) => countSyllables(word, lang) !== Number(n));
    expect(pairs.length).toBeGreaterThanOrEqual(50);
    expect(wrong.length / pairs.length).toBeLessThanOrEqual(0.05);
  });
});

describe('reading level', () => {
  it('follows the published formulas', () => {
    // 6 words, 2 sentences; 12, 10 and 8 syllables.
    expect(readingLevel(['Wij verzamelen gegevens. U krijgt antwoord.'], 'nl-BE').score).toBe(
      Math.round(206.84 - 0.93 * 3 - 77 * (12 / 6)),
    );
    expect(readingLevel(['Nous gardons vos données. Merci beaucoup.'], 'fr-BE').score).toBe(
      Math.round(207 - 1.015 * 3 - 73.6 * (10 / 6)),
    );
    expect(readingLevel(['We keep your data. Many thanks.'], 'en-GB').score).toBe(
      Math.round(206.835 - 1.015 * 3 - 84.6 * (8 / 6)),
    );
  });

  it('counts words and sentences; every block ends a sentence, addresses and numbers are no words', () => {
    expect(
      readingLevel(['Vragen? Mail naar mail@sample.example.', 'een lijst', '2026'], 'nl-BE'),
    ).toMatchObject({ words: 5, sentences: 3 });
  });

  it('gives no score without words or without a formula, but counts', () => {
    expect(readingLevel([], 'nl').score).toBeUndefined();
    expect(readingLevel(['Wir fragen.'], 'de-DE')).toEqual({
      words: 2,
      sentences: 1,
      score: undefined,
    });
    expect(formulaName('de-DE')).toBeUndefined();
  });

  it('falls with longer words and longer sentences', () => {
    const score = (text: string) => readingLevel([text], 'nl').score ?? 0;
    const plain = score('U kunt ons mailen. We antwoorden snel. Dat is gratis.');
    const long = score('U kunt ons mailen en we antwoorden snel en dat is gratis.');
    const heavy = score(
      'Verzoeken worden kosteloos beantwoord door verwerkingsverantwoordelijken.',
    );
    expect(plain).toBeGreaterThan(long);
    expect(long).toBeGreaterThan(heavy);
  });
});
