import type { Comparison } from '../../domain/comparison.ts';
import type { LocaleChanges } from '../../domain/change-report.ts';
import type { Project } from '../../domain/project.ts';
import { createSay, touchedSections } from '../../domain/redline-view/index.ts';
import type { Phrases, Say } from '../../domain/redline-view/index.ts';

/** What `diff` shows, whatever it looks like. */
export interface ReportedChanges {
  readonly project: Project;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly LocaleChanges[];
}

/** Says the words of a redline in a language, by default in that of the command line. */
export function sayRedline({ dictionaries }: Project, locale = 'en', lang = locale): Say {
  return createSay((dictionaries[locale]?.['redline'] ?? {}) as Phrases, lang);
}

/** `nl (be, com, uk)`. */
export function headingOf({ locale, sites }: LocaleChanges): string {
  return `${locale} (${sites.join(', ') || 'on no site yet'})`;
}

/** `12 words added, 3 removed`. */
export function figuresOf({ stats, sections }: Comparison): string {
  const count = touchedSections({ sections }).length;
  return [
    `${count} section${count === 1 ? '' : 's'} touched`,
    `${stats.wordsAdded} words added`,
    `${stats.wordsRemoved} removed`,
    ...(stats.wordsMoved > 0 ? [`${stats.wordsMoved} moved`] : []),
  ].join(', ');
}
