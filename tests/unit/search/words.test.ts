import { describe, expect, it } from 'vitest';
import { distance } from '../../../src/domain/search/distance.ts';
import { unknownLanguage } from '../../../src/domain/search/language.ts';
import { searchLanguage } from '../../../src/domain/search/languages/index.ts';
import { createStem, fold, joinedWordsOf, wordsOf } from '../../../src/domain/search/words.ts';

describe('words', () => {
  it('are compared without capitals, accents and signs', () => {
    expect(fold('Éénmalig Œuvre')).toBe('eenmalig oeuvre');
    expect(wordsOf('Is ’t “opt-out”?')).toEqual(['is', 't', 'opt', 'out']);
    expect(joinedWordsOf('droit d’accès, opt-out')).toEqual(['droit', 'd', 'acces', 'optout']);
  });
});

describe('stems', () => {
  it.each([
    ['nl', ['verwijderen', 'verwijderd', 'verwijdert', 'verwijder']],
    ['nl', ['klacht', 'klachten']],
    ['nl', ['bewaren', 'bewaart', 'bewaring']],
    ['nl', ['instelling', 'instellingen', 'instellen']],
    ['fr', ['conserver', 'conservation', 'conservez', 'conservées']],
    ['fr', ['cookie', 'cookies']],
    ['en', ['delete', 'deleted', 'deleting', 'deletion', 'deletes']],
    ['en', ['policy', 'policies']],
    ['en', ['stop', 'stopped', 'stopping']],
  ])('bring forms together, %s: %j', (lang, forms) => {
    const stem = createStem(searchLanguage(lang));
    expect(new Set(forms.map(fold).map(stem)).size).toBe(1);
  });

  it.each([
    ['nl', 'bewaren', 'bezwaar'],
    ['fr', 'plainte', 'planter'],
    ['en', 'policy', 'police'],
  ])('keep other words apart, %s: %s and %s', (lang, one, other) => {
    const stem = createStem(searchLanguage(lang));
    expect(stem(one)).not.toBe(stem(other));
  });

  it('are the words themselves where nothing is known of the language', () => {
    expect(searchLanguage('de-DE')).toBe(unknownLanguage);
    expect(createStem(unknownLanguage)('daten')).toBe('daten');
  });
});

describe('distance', () => {
  it.each([
    ['klacht', 'klacht', 0],
    ['klahct', 'klacht', 1],
    ['klaht', 'klacht', 1],
    ['klxcht', 'klacht', 1],
    ['kladht', 'klacht', 1],
    ['klavht', 'klacht', 0.7], // v lies beside c
    ['credietkaart', 'kredietkaart', 0.7], // sounds alike
    ['klach', 'wachtwoord', Infinity],
  ])('%s to %s is %d', (one, other, far) => {
    expect(distance(one, other, 2)).toBe(far);
    expect(distance(other, one, 2)).toBe(far);
  });
});
