import { comparableEdition } from './comparable.ts';
import { compareEditions } from './comparison.ts';
import type { Comparison } from './comparison.ts';
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
 * Compares two versions in each language.
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
  const sites = Object.entries(project.config.sites).filter(([id]) => !site || id === site);
  return Object.entries(project.config.locales).flatMap(([locale, { lang }]): LocaleChanges[] => {
    const offering = sites.filter(([, { locales: offered }]) => offered.includes(locale));
    if (locales ? !locales.includes(locale) : site && offering.length === 0) return [];
    const [old, now] = [before, after].map((version) =>
      comparableEdition(version, project, locale, cache, site),
    );
    if (!old || !now || old.sections.length + now.sections.length === 0) return [];
    const comparison = compareEditions(old, now, parseHtml);
    return [
      {
        locale,
        lang,
        sites: offering.map(([id]) => id),
        comparison,
        proposal: proposeKind(comparison, lang),
      },
    ];
  });
}
