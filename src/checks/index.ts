import { compile } from '../domain/render/index.ts';
import type { Compiled } from '../domain/render/index.ts';
import type { IsoDate } from '../domain/dates.ts';
import { compareIssues } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Project } from '../domain/project.ts';
import type { SectionSource } from '../domain/sections.ts';
import { sectionsOf } from '../domain/versions.ts';
import { anchorsUnique } from './anchors-unique.ts';
import type { Check, Edition } from './check.ts';
import { cookieRegisterFits } from './cookie-register.ts';
import { headingsInOrder } from './headings-in-order.ts';
import { linesKnown } from './lines-known.ts';
import { linksLeadSomewhere } from './links-lead-somewhere.ts';
import { localesKnown } from './locales-known.ts';
import { readingEase } from './reading-ease.ts';
import { sectionsComplete } from './sections-complete.ts';
import { slugsUnique } from './slugs-unique.ts';
import { textsCompile } from './texts-compile.ts';
import { versionsDated } from './versions-dated.ts';
import { versionsSealed } from './versions-sealed.ts';

/** All rules. */
const checks: readonly Check[] = [
  sectionsComplete,
  localesKnown,
  versionsDated,
  versionsSealed,
  linesKnown,
  textsCompile,
  anchorsUnique,
  headingsInOrder,
  slugsUnique,
  linksLeadSomewhere,
  cookieRegisterFits,
  readingEase,
];

/** Runs every rule; gives all findings, in the order of files and lines, each once. */
export function runChecks(project: Project, today: IsoDate): Issue[] {
  const context = { project, today, editions: editionsOf(project) };
  const found = checks.flatMap((check) => check(context));
  const unique = new Map(found.map((issue) => [JSON.stringify(issue), issue]));
  return [...unique.values()].toSorted(compareIssues);
}

function editionsOf(project: Project): Edition[] {
  const cache = new Map<string, Compiled>();
  const compiled = (source: SectionSource) => {
    const known = cache.get(source.file) ?? compile(source);
    cache.set(source.file, known);
    return { source, compiled: known };
  };
  const locales = Object.keys(project.config.locales);
  const working = locales.map((locale) => ({
    locale,
    version: undefined,
    sections: project.outline.sections.flatMap(({ id }) => {
      const source = project.working.get(locale)?.get(id);
      return source ? [compiled(source)] : [];
    }),
  }));
  const sealed = project.versions.flatMap((version) =>
    locales.map((locale) => ({
      locale,
      version: version.date,
      sections: sectionsOf(version, project, locale).map(({ source }) => compiled(source)),
    })),
  );
  return [...working, ...sealed];
}
