import { comparableEdition } from './comparable.ts';
import { compareEditions, isSameText } from './comparison.ts';
import type { ComparableEdition, Comparison } from './comparison.ts';
import { parseHtml } from './diff/html.ts';
import { proposeKind } from './kind-proposal.ts';
import type { KindProposal } from './kind-proposal.ts';
import type { Project, Version } from './project.ts';
import type { Compiled } from './render/index.ts';

/** What differs between two versions in one language. */
export interface LocaleChanges {
  readonly locale: string;
  readonly lang: string;
  /** Sites whose readers see this, by id; none when no site offers the language. */
  readonly sites: readonly string[];
  readonly comparison: Comparison;
  readonly proposal: KindProposal;
}

export interface ReportScope {
  /** Languages to report on; nothing: all that the project has. */
  readonly locales?: readonly string[] | undefined;
  /** Only what readers of this site see. */
  readonly site?: string | undefined;
}

/**
 * Compares two versions in each language, for each site. Sites whose readers see the same are told together.
 *
 * @param project holds both versions; a draft among them, where one is compared.
 */
export function changeReport(
  before: Version,
  after: Version,
  project: Project,
  { locales, site }: ReportScope = {},
): LocaleChanges[] {
  const cache = new Map<string, Compiled>();
  return Object.entries(project.config.locales).flatMap(([locale, { lang }]): LocaleChanges[] => {
    if (locales && !locales.includes(locale)) return [];
    const sites = Object.entries(project.config.sites)
      .filter(([id, { locales: offered }]) => offered.includes(locale) && (!site || id === site))
      .map(([id]) => id);
    if (site && sites.length === 0) return [];
    const pairs = (sites.length > 0 ? sites : [undefined]).map((id) => ({
      id,
      old: comparableEdition(before, project, locale, cache, id),
      now: comparableEdition(after, project, locale, cache, id),
    }));
    return [...Map.groupBy(pairs, differences).values()].flatMap((group): LocaleChanges[] => {
      const [pair] = group;
      if (!pair || pair.old.sections.length + pair.now.sections.length === 0) return [];
      const comparison = compareEditions(pair.old, pair.now, parseHtml);
      return [
        {
          locale,
          lang,
          sites: group.flatMap(({ id }) => id ?? []),
          comparison,
          proposal: proposeKind(comparison, lang),
        },
      ];
    });
  });
}

/** What a comparison of two editions will show, as text: the sections that differ, and the order of all. */
function differences({ old, now }: Record<'old' | 'now', ComparableEdition>): string {
  const changed = now.sections.filter((section) => {
    const before = old.sections.find(({ id }) => id === section.id);
    return !before || !isSameText(before, section);
  });
  const touched = new Set(changed.map(({ id }) => id));
  return JSON.stringify([
    changed,
    old.sections.filter(({ id }) => touched.has(id)),
    [old, now].map(({ sections }) => sections.map(({ id }) => id)),
  ]);
}
