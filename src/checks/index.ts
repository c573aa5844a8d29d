import { compile, compiledKey, compileOnce } from '../domain/render/index.ts';
import type { CompiledTexts } from '../domain/render/index.ts';
import type { IsoDate } from '../domain/dates.ts';
import { compareIssues } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Project, ProjectParts, Version } from '../domain/project.ts';
import type { SectionSource } from '../domain/sections.ts';
import { hasVariants } from '../domain/statement.ts';
import { sectionsOf, shownSections } from '../domain/versions.ts';
import { unusedExceptions, withoutAccepted } from './accepted.ts';
import { addressesKnown } from './addresses-known.ts';
import { anchorsTranslated } from './anchors-translated.ts';
import { anchorsUnique } from './anchors-unique.ts';
import { answersFollow } from './answers-follow.ts';
import type { Check, CompiledPage, Edition, PartsCheck } from './check.ts';
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

/** The rules that need neither `site.yaml` nor `statement.yaml`. */
const partsChecks: readonly PartsCheck[] = [
  versionsSealed,
  linesKnown,
  textsCompile,
  headingsInOrder,
  linksLeadSomewhere,
];

/** All rules. */
const checks: readonly Check[] = [
  ...partsChecks,
  sectionsComplete,
  sectionsInOrder,
  localesKnown,
  dictionariesComplete,
  textsInEveryLanguage,
  versionsDated,
  variantsKnown,
  translationsCurrent,
  anchorsUnique,
  slugsUnique,
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
    pages: compiledPages(project),
  };
  const found = [...issues, ...checks.flatMap((check) => check(context))];
  return inOrder([...withoutAccepted(found, project), ...unusedExceptions(found, project)]);
}

/**
 * Runs the rules that need neither `site.yaml` nor `statement.yaml`, for a project where one of them cannot be read. What
 * else there may be to find, nobody knows before that is mended.
 *
 * @param known as above.
 */
export function checkParts(
  parts: ProjectParts,
  { issues = [], texts = new Map() }: KnownBefore = {},
): Issue[] {
  const context = {
    project: parts,
    editions: editionsOfParts(parts, texts),
    pages: compiledPages(parts),
  };
  const found = partsChecks.flatMap((check) => check(context));
  return inOrder(withoutAccepted([...issues, ...found], parts));
}

/** Each finding once, in the order of files and lines. */
function inOrder(issues: readonly Issue[]): Issue[] {
  const unique = new Map(issues.map((issue) => [JSON.stringify(issue), issue]));
  return [...unique.values()].toSorted(compareIssues);
}

function compiledPages({ pages }: Pick<Project, 'pages'>): CompiledPage[] {
  return pages.map((source) => ({ source, compiled: compile(source) }));
}

/** The texts in each language that has some; another language stands in for a missing one, since one of them prevails. */
function editionsOfParts(parts: ProjectParts, texts: CompiledTexts): Edition[] {
  const locales = [...parts.working.keys()];
  const textsIn = (locale: string, version: Version | undefined) =>
    version
      ? sectionsOf(version, parts, locale).map(({ source }) => source)
      : [...(parts.working.get(locale)?.values() ?? [])];
  return [undefined, ...parts.versions].flatMap((version) =>
    locales.map((locale): Edition => {
      const sources = [...locales, locale].flatMap((other) => textsIn(other, version));
      const shown = new Map(sources.map((source) => [source.id, source]));
      return {
        locale,
        version: version?.date,
        site: undefined,
        sections: [...shown.values()].map((source) => ({
          source,
          compiled: compileOnce(compiledKey(source.sha256, undefined), source, texts, {
            site: undefined,
          }),
        })),
      };
    }),
  );
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
