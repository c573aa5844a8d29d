import { compile, compiledKey, compileOnce } from '../domain/render/index.ts';
import type { CompiledTexts } from '../domain/render/index.ts';
import type { IsoDate } from '../domain/dates.ts';
import { compareIssues } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Project, Version } from '../domain/project.ts';
import type { SectionSource } from '../domain/sections.ts';
import { hasVariants } from '../domain/statement.ts';
import { sectionsOf, shownSections } from '../domain/versions.ts';
import { withoutAccepted } from './accepted.ts';
import { addressesKnown } from './addresses-known.ts';
import { anchorsTranslated } from './anchors-translated.ts';
import { anchorsUnique } from './anchors-unique.ts';
import { answersFollow } from './answers-follow.ts';
import type { Check, Edition } from './check.ts';
import { cookieRegisterFits } from './cookie-register.ts';
import { datesNotTyped } from './dates-not-typed.ts';
import { datesReal } from './dates-real.ts';
import { dictionariesComplete } from './dictionaries-complete.ts';
import { factsAgree } from './facts-agree.ts';
import { gdprComplete } from './gdpr-complete.ts';
import { headingsInOrder } from './headings-in-order.ts';
import { labelsSaySomething } from './labels-say-something.ts';
import { linesKnown } from './lines-known.ts';
import { linksLeadSomewhere } from './links-lead-somewhere.ts';
import { localesKnown } from './locales-known.ts';
import { noticeGiven } from './notice-given.ts';
import { placeholdersFilled } from './placeholders-filled.ts';
import { processingAnchored } from './processing-anchored.ts';
import { processingCurrent } from './processing-current.ts';
import { readingEase } from './reading-ease.ts';
import { rightsAnchored } from './rights-anchored.ts';
import { searchWordsComplete } from './search-words-complete.ts';
import { sectionsComplete } from './sections-complete.ts';
import { sectionsInOrder } from './sections-in-order.ts';
import { slugsUnique } from './slugs-unique.ts';
import { textsCompile } from './texts-compile.ts';
import { textsInEveryLanguage } from './texts-in-every-language.ts';
import { translationsCurrent } from './translations-current.ts';
import { variantsKnown } from './variants-known.ts';
import { versionsDated } from './versions-dated.ts';
import { versionsSealed } from './versions-sealed.ts';

/** All rules. */
const checks: readonly Check[] = [
  sectionsComplete,
  sectionsInOrder,
  localesKnown,
  dictionariesComplete,
  textsInEveryLanguage,
  versionsDated,
  versionsSealed,
  linesKnown,
  textsCompile,
  variantsKnown,
  translationsCurrent,
  anchorsUnique,
  headingsInOrder,
  slugsUnique,
  linksLeadSomewhere,
  cookieRegisterFits,
  readingEase,
  rightsAnchored,
  anchorsTranslated,
  labelsSaySomething,
  addressesKnown,
  placeholdersFilled,
  factsAgree,
  datesReal,
  datesNotTyped,
  answersFollow,
  noticeGiven,
  gdprComplete,
  processingAnchored,
  processingCurrent,
  searchWordsComplete,
];

/** What need not be worked out again. */
interface KnownBefore {
  readonly issues?: readonly Issue[];
  readonly texts?: CompiledTexts;
}

/**
 * Runs every rule; gives all findings, in the order of files and lines, each once, without those that the project
 * accepts.
 *
 * @param known what was found while the project was read; texts that are compiled already, which gets those that were
 * not.
 */
export function runChecks(
  project: Project,
  today: IsoDate,
  { issues = [], texts = new Map() }: KnownBefore = {},
): Issue[] {
  const context = {
    project,
    today,
    editions: editionsOf(project, texts),
    pages: project.pages.map((source) => ({ source, compiled: compile(source) })),
  };
  const found = withoutAccepted(
    [...issues, ...checks.flatMap((check) => check(context))],
    project.checks,
  );
  const unique = new Map(found.map((issue) => [JSON.stringify(issue), issue]));
  return [...unique.values()].toSorted(compareIssues);
}

/** The working text and the versions in each language: once for all sites, or for each site where passages differ. */
function editionsOf(project: Project, texts: CompiledTexts): Edition[] {
  const { locales, sites } = project.config;
  const compiled = (source: SectionSource, site: string | undefined) => {
    const own = hasVariants(source) ? site : undefined;
    const key = compiledKey(source.sha256, own);
    return { source, compiled: compileOnce(key, source, texts, { site: own }) };
  };
  const readings = (locale: string, version: IsoDate | undefined, sources: SectionSource[]) => {
    const offering = Object.keys(sites).filter((id) => sites[id]?.locales.includes(locale));
    const differs = offering.length > 0 && sources.some(hasVariants);
    return (differs ? offering : [undefined]).map((site): Edition => ({
      locale,
      version,
      site,
      sections: sources.map((source) => compiled(source, site)),
    }));
  };
  // Where a site offers the language, readers get the prevailing text in place of a missing one.
  const isOffered = (locale: string) =>
    Object.values(sites).some((site) => site.locales.includes(locale));
  const working = (locale: string) =>
    project.outline.sections.flatMap(({ id }) => {
      const own = project.working.get(locale)?.get(id);
      const prevailing = project.working.get(project.config.prevailing)?.get(id);
      return own ?? (isOffered(locale) ? prevailing : undefined) ?? [];
    });
  const sealed = (version: Version, locale: string) =>
    (isOffered(locale) ? shownSections : sectionsOf)(version, project, locale).map(
      ({ source }) => source,
    );
  return [undefined, ...project.versions].flatMap((version) =>
    Object.keys(locales).flatMap((locale) =>
      readings(locale, version?.date, version ? sealed(version, locale) : working(locale)),
    ),
  );
}
