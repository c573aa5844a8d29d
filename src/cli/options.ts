import { isIsoDate } from '../domain/dates.ts';
import type { Project, Version } from '../domain/project.ts';
import { Complaint } from './command.ts';
import type { OptionValues } from './command.ts';

/** An option that is a day; throws Complaint for anything else. */
export function dateOption(values: OptionValues, name: string, fallback: string): string {
  const value = values[name];
  if (value === undefined) return fallback;
  if (typeof value === 'string' && isIsoDate(value)) return value;
  throw new Complaint(
    `“${String(value)}” is not a day.`,
    'a day that exists, such as 2026-11-23',
    `correct --${name}`,
  );
}

/** Change notes per locale, each given as LOCALE=TEXT; throws Complaint for anything else. */
export function noteOption(values: OptionValues[string]): Record<string, string> {
  const given = Array.isArray(values) ? values : [];
  return Object.fromEntries(
    given.map((value) => {
      const [, locale, text] = /^([^=]+)=([\s\S]+)$/.exec(String(value)) ?? [];
      if (locale && text) return [locale, text.trim()];
      throw new Complaint(
        `“${String(value)}” is not a note.`,
        'LOCALE=TEXT, such as "nl=Wat er verandert"',
        'correct --note',
      );
    }),
  );
}

/** The version of a date that was given. Throws Complaint when it is no version. */
export function versionNamed(
  { versions }: Project,
  date: OptionValues[string],
  fix: string,
): Version {
  const version = versions.find((other) => other.date === date);
  if (version) return version;
  const dates = versions.map((other) => other.date).join(', ');
  if (dates === '') {
    throw new Complaint(
      'There is no version yet.',
      'a published version',
      'npm run statement -- publish --help',
    );
  }
  throw new Complaint(
    date === undefined ? 'Which version is not said.' : `There is no version “${String(date)}”.`,
    `one of ${dates}`,
    fix,
  );
}
