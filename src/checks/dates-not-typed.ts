import { datesIn } from '../domain/dates-in-text.ts';
import { languageOf } from '../domain/locales.ts';
import type { Check } from './check.ts';
import { workingTexts } from './working-texts.ts';

/** Words that announce the date of a text, by language. */
const LAST_UPDATED: Readonly<Record<string, RegExp>> = {
  nl: /laatst(?:e)?\s+(?:bijgewerkt|gewijzigd|aangepast|herzien|wijziging|update)/i,
  fr: /derni[èe]re\s+(?:mise à jour|modification|révision)|mis à jour le/i,
  en: /last\s+(?:updated|modified|revised|changed)/i,
};

/** The dates of a version stand in its manifest, and the site shows them: typed a second time they drift apart. */
export const datesNotTyped: Check = (context) => {
  const declared = new Set(
    context.project.versions.flatMap(({ manifest: { published, effective } }) => [
      published,
      effective,
    ]),
  );
  return workingTexts(context).flatMap(({ file, text, lang }) => {
    const lines = text.split('\n');
    const announces = LAST_UPDATED[languageOf(lang)];
    return datesIn(text, lang)
      .filter(
        ({ date, place }) =>
          (date !== undefined && declared.has(date)) ||
          announces?.test(lines[place.line - 1]?.slice(0, place.column) ?? ''),
      )
      .map(({ text: written, place }) => ({
        rule: 'date/typed',
        severity: 'warning' as const,
        file,
        place,
        message: `“${written}” is the date of a version, typed into the text.`,
        expected: 'no date of a version: the site shows it from data',
        fix: 'leave the date out',
      }));
  });
};
