import { unknownLanguage } from '../language.ts';
import type { SearchLanguage } from '../language.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';

const languages: Readonly<Record<string, SearchLanguage>> = { en, fr, nl };

/** What is known of the language of a tag such as `nl-BE`; of most, nothing. */
export function searchLanguage(lang: string): SearchLanguage {
  return languages[lang.split('-', 1).join('').toLowerCase()] ?? unknownLanguage;
}
