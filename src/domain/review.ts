import { changeReport } from './change-report.ts';
import type { LocaleChanges } from './change-report.ts';
import { daysBetween } from './dates.ts';
import type { IsoDate } from './dates.ts';
import { draftOf, withDraft } from './draft.ts';
import { isAsPublished } from './plan/publish.ts';
import type { Project, Version } from './project.ts';
import { translationOf } from './translations.ts';
import type { Translation } from './translations.ts';

/** What a set of edits does to a statement: what whoever must approve them wants to see. */
export interface Review {
  /** Versions that the edits publish, oldest first. */
  readonly published: readonly PublishedVersion[];
  /** What they change in the working text; empty when that stays as it was, or is what they publish. */
  readonly working: readonly LocaleChanges[];
  /** Translations of the working text that do not say what the prevailing text says. */
  readonly debt: readonly TranslationDebt[];
}

export interface TranslationDebt {
  readonly section: string;
  readonly locale: string;
  readonly translation: Exclude<Translation, { readonly state: 'current' }>;
}

export interface PublishedVersion {
  readonly version: Version;
  /** The version before; nothing when this is the first. */
  readonly before: IsoDate | undefined;
  /** Days from publication to the day it applies: what readers get to prepare, or to object. */
  readonly noticeDays: number;
  readonly changes: readonly LocaleChanges[];
}

/**
 * Compares a project with what it was before some edits.
 *
 * @param base the project before them; nothing to compare the working text with the newest version instead.
 * @param hash SHA-256 of a text, hexadecimal.
 */
export function reviewOf(
  project: Project,
  base: Project | undefined,
  today: IsoDate,
  hash: (text: string) => string,
): Review {
  const known = new Set((base ?? project).versions.map(({ date }) => date));
  const published = project.versions.flatMap((version, index): PublishedVersion[] => {
    if (known.has(version.date)) return [];
    const before = project.versions[index - 1];
    const { published: day, effective } = version.manifest;
    return [
      {
        version,
        before: before?.date,
        noticeDays: daysBetween(day, effective),
        changes: before ? changeReport(before, version, project) : [],
      },
    ];
  });
  const latest = published.at(-1)?.version;
  const isShown = latest && isAsPublished(project, latest);
  return {
    published,
    working: isShown ? [] : workingChanges(project, base, today, hash),
    debt: debtOf(project, draftOf(project, today, hash)),
  };
}

function debtOf(project: Project, draft: Version): TranslationDebt[] {
  const shown = withDraft(project, draft);
  return project.outline.sections.flatMap(({ id }) =>
    Object.keys(project.config.locales).flatMap((locale): TranslationDebt[] => {
      const translation = translationOf(draft, id, locale, shown);
      return translation.state === 'current' ? [] : [{ section: id, locale, translation }];
    }),
  );
}

function workingChanges(
  project: Project,
  base: Project | undefined,
  today: IsoDate,
  hash: (text: string) => string,
): readonly LocaleChanges[] {
  // The text before stands in as one more version, so that the text now takes over what it leaves as it is.
  const older = base
    ? withDraft({ ...project, versions: base.versions }, draftOf(base, today, hash))
    : project;
  const before = older.versions.at(-1);
  if (!before) return [];
  const after = draftOf(older, today, hash);
  return changeReport(before, after, withDraft(older, after)).filter(({ comparison }) =>
    comparison.sections.some(({ state, moved }) => state !== 'unchanged' || moved),
  );
}
