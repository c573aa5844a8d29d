import { isIsoDate } from '../domain/dates.ts';
import type { Project, Version } from '../domain/project.ts';
import { Complaint } from './command.ts';
import type { Fault, OptionValues } from './command.ts';

/** An option that is a day; nothing when it is not given. Throws Complaint for anything else. */
export function dateOption(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  if (value === undefined || (typeof value === 'string' && isIsoDate(value))) return value;
  throw new Complaint(
    `“${String(value)}” is not a day.`,
    'a day that exists, such as 2026-11-23',
    `correct --${name}`,
  );
}

/** An option that is one of some words; nothing when it is not given. Throws Complaint for anything else. */
export function choiceOption<const Choice extends string>(
  values: OptionValues,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = values[name];
  return value === undefined ? undefined : choiceOf(value, name, choices);
}

/** The reporter that --format names, or the standard one. Throws Complaint when there is none of that name. */
export function formatOption<Name extends string, Reporter>(
  values: OptionValues,
  reporters: Readonly<Record<Name, Reporter>>,
  standard: NoInfer<Name>,
): Reporter {
  const names = Object.keys(reporters) as Name[];
  return reporters[choiceOption(values, 'format', names) ?? standard];
}

/** A value of an option that is one of some words. Throws Complaint when it is another one. */
export function choiceOf<Choice extends string>(
  value: string | boolean | (string | boolean)[],
  name: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((other) => other === value);
  if (choice !== undefined) return choice;
  throw new Complaint(
    `There is no ${name} “${String(value)}”.`,
    `one of ${choices.join(', ')}`,
    `correct --${name}`,
  );
}

/** The port to serve on. Throws Complaint for what is none. */
export function portOption({ port = '4321' }: OptionValues): number {
  const number = Number(port);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new Complaint(
    `“${String(port)}” is not a port.`,
    'a number from 1 to 65535',
    'correct --port',
  );
}

/** Ids of sites that were named, or of all. Throws Complaint when there are none of those names. */
export function sitesNamed(named: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = named.filter((id) => !known.includes(id));
  if (unknown.length === 0) return named.length > 0 ? named : known;
  throw new Complaint(
    `There is no site ${unknown.join(', ')}.`,
    `one of ${known.join(', ')}`,
    'correct the name',
  );
}

/** Change notes in languages of the statement, each given as LOCALE=TEXT, and what is wrong with those that are not. */
export function notesIn(
  { note }: OptionValues,
  { locales: declared, prevailing }: Project['config'],
): { readonly notes: Record<string, string>; readonly faults: readonly Fault[] } {
  const locales = Object.keys(declared);
  const given = [note ?? []].flat().map((value) => {
    const [, locale = '', text = ''] = /^([^=]+)=([\s\S]*\S[\s\S]*)$/.exec(String(value)) ?? [];
    return { value, locale, text: text.trim() };
  });
  const isNote = ({ locale }: { readonly locale: string }) => locales.includes(locale);
  return {
    notes: Object.fromEntries(given.filter(isNote).map(({ locale, text }) => [locale, text])),
    faults: given
      .filter((one) => !isNote(one))
      .map(({ value }) => ({
        message: `“${String(value)}” is not a note.`,
        expected: `LOCALE=TEXT, such as "${prevailing}=…"; languages are ${locales.join(', ')}`,
        fix: 'correct --note',
      })),
  };
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
