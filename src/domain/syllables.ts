import { syllable } from 'syllable';

/**
 * Counts the syllables of words by their spelling. That follows sound closely enough for averages over a text, not
 * for a single word.
 */
type Counter = (word: string) => number;

/** Counters by language code. */
const counters: Readonly<Record<string, Counter>> = { nl: dutch, fr: french, en: syllable };

/** Whether the syllables of a language can be counted. */
export function hasSyllables(language: string): boolean {
  return language in counters;
}

/**
 * Number of syllables of a word, at least 1.
 *
 * @param language code such as `nl`; its syllables must be countable.
 */
export function countSyllables(word: string, language: string): number {
  const count = counters[language];
  return Math.max(1, count?.(word.toLowerCase().normalize('NFC')) ?? 0);
}

/** A diaeresis starts a syllable: be-ïn-vloe-den, ide-e-ën. */
const DUTCH =
  /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu(?!m)|ui|ij|ei|ou|au|[aeiouyáàâäéèêëíîïóòôöúùûü]/g;

function dutch(word: string): number {
  return word.match(DUTCH)?.length ?? 0;
}

/** A vowel before another glides into it (-tion, -oir), unless an accent holds them apart: thé-âtre, ré-el. */
const FRENCH = /[aeiouyœæ]*[éèêâîôûàù](?![éèë])|[aeiouyœæ]+|[éèêâîôûàùëïüö]/g;
/** The final e that is not spoken: vie, don-nées, langue. */
const FRENCH_SILENT = /(?<=.[^aeouyèêâîôûàùëïœ])es?$|(?<=[aeou]i)ent$/;

function french(word: string): number {
  const spoken = word.replace(/(?<=q)u|(?<=g)u(?=[eéi])/g, '').replace(FRENCH_SILENT, '');
  return spoken.match(FRENCH)?.length ?? 0;
}
