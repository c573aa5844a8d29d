import { datesIn } from '../domain/dates-in-text.ts';
import type { Check } from './check.ts';
import { editableTexts } from './working-texts.ts';

/** Every date in a text is a day of the calendar. */
export const datesReal: Check = (context) =>
  editableTexts(context).flatMap(({ file, text, lang }) =>
    datesIn(text, lang)
      .filter(({ date }) => date === undefined)
      .map(({ text: written, place }) => ({
        rule: 'date/unreal',
        severity: 'error' as const,
        file,
        place,
        message: `There is no ${written}.`,
        expected: 'a day of the calendar, the day before the month',
        fix: 'correct the date',
      })),
  );
