import { changeReport } from './change-report.ts';
import type { SectionState } from './comparison.ts';
import type { IsoDate } from './dates.ts';
import { withDraft } from './draft.ts';
import { timeline } from './periods.ts';
import type { TimelinePoint } from './periods.ts';
import { isToTranslate } from './plan/new-locale.ts';
import type { Project, Version } from './project.ts';
import { readingLevel } from './reading-level.ts';
import { compile } from './render/index.ts';
import { countWords } from './render/text.ts';
import type { VersionManifest } from './schema/index.ts';
import { translationOf } from './translations.ts';
import type { Translation } from './translations.ts';
import type { SectionSource } from './sections.ts';

/** How things stand with a statement on a day. */
export interface StatusReport {
  /** Newest first. */
  readonly versions: readonly VersionStatus[];
  /** What the working text changes since the newest version; nothing when there is no version. */
  readonly draft: readonly DraftChange[] | undefined;
  /** Sections of the working text in order. */
  readonly sections: readonly SectionStatus[];
}

export interface VersionStatus extends TimelinePoint {
  readonly published: IsoDate;
  readonly effective: IsoDate;
  readonly kind: VersionManifest['kind'];
  readonly proposal: boolean;
}

/** A section that publishing now would seal anew, in one language. */
export interface DraftChange {
  readonly id: string;
  readonly locale: string;
  /** Sites whose readers will see it; none when no site offers the language. */
  readonly sites: readonly string[];
  readonly state: Exclude<SectionState, 'unchanged'> | 'moved' | 'front-matter' | 'to-translate';
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
}

export interface SectionStatus {
  readonly id: string;
  /** The text in each language; nothing where there is none. */
  readonly texts: Readonly<Record<string, TextStatus>>;
  /** Whether each language says what the prevailing one says. */
  readonly translations: Readonly<Record<string, WorkingTranslation>>;
}

/** A translation among the working texts. */
export type WorkingTranslation =
  | Exclude<Translation, { readonly state: 'behind' }>
  | {
      readonly state: 'behind';
      readonly follows: IsoDate;
      /** The first version that says something else; `working` when only the working text does: it has no day yet. */
      readonly since: string;
    }
  /** The text is there, and still waits for its translator. */
  | { readonly state: 'to-translate' };

export interface TextStatus {
  readonly words: number;
  /** From 0 (for specialists) to 100 (for everyone); nothing for a language without a formula. */
  readonly readingEase: number | undefined;
}

/**
 * Looks at a project on a day.
 *
 * @param draft the working text as a version, from `draftOf`.
 */
export function statusReport(project: Project, draft: Version, today: IsoDate): StatusReport {
  const { versions, outline, working, config } = project;
  const points = new Map(timeline(versions, today).map((point) => [point.version, point]));
  const latest = versions.at(-1);
  return {
    versions: versions
      .flatMap(({ date, manifest }): VersionStatus[] => {
        const point = points.get(date);
        return point ? [{ ...point, ...manifest }] : [];
      })
      .toReversed(),
    draft: latest && draftChanges(latest, draft, project),
    sections: outline.sections.map(({ id }) => ({
      id,
      texts: Object.fromEntries(
        Object.entries(config.locales).flatMap(([locale, { lang }]) => {
          const source = working.get(locale)?.get(id);
          return source ? [[locale, textStatus(source, lang)]] : [];
        }),
      ),
      translations: Object.fromEntries(
        Object.keys(config.locales).map((locale) => [
          locale,
          workingTranslation(project, draft, id, locale),
        ]),
      ),
    })),
  };
}

function workingTranslation(
  project: Project,
  draft: Version,
  id: string,
  locale: string,
): WorkingTranslation {
  if (waitsForTranslator(project, id, locale)) return { state: 'to-translate' };
  const translation = translationOf(draft, id, locale, withDraft(project, draft));
  return translation.state === 'behind' && translation.since === draft.date
    ? { ...translation, since: 'working' }
    : translation;
}

function waitsForTranslator({ working }: Project, id: string, locale: string): boolean {
  const source = working.get(locale)?.get(id);
  return source !== undefined && isToTranslate(source);
}

function textStatus(source: SectionSource, lang: string): TextStatus {
  const blocks = compile(source).blocks.map(({ text }) => text);
  const { score } = readingLevel(blocks, lang);
  return {
    words: countWords(blocks.join('\n')),
    readingEase: score === undefined ? undefined : Math.round(score),
  };
}

function draftChanges(latest: Version, draft: Version, project: Project): DraftChange[] {
  const report = changeReport(latest, draft, withDraft(project, draft));
  return report.flatMap(({ locale, sites, comparison }) =>
    comparison.sections.flatMap(({ id, state, moved, changes }): DraftChange[] => {
      const sum = (key: 'wordsAdded' | 'wordsRemoved') =>
        changes.reduce((total, change) => total + change[key], 0);
      const sealedAnew = draft.texts.get(locale)?.has(id) ?? false;
      const changed =
        state !== 'unchanged' ? state : moved ? 'moved' : sealedAnew ? 'front-matter' : undefined;
      const shown = changed && waitsForTranslator(project, id, locale) ? 'to-translate' : changed;
      return shown
        ? [
            {
              id,
              locale,
              sites,
              state: shown,
              wordsAdded: sum('wordsAdded'),
              wordsRemoved: sum('wordsRemoved'),
            },
          ]
        : [];
    }),
  );
}
