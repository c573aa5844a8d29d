import { fileTop } from '../domain/issue.ts';
import type { Issue, Place } from '../domain/issue.ts';
import { placeInYaml } from '../domain/schema/index.ts';
import { versionInForce } from '../domain/versions.ts';
import type { Check } from './check.ts';
import { unreadAnchors } from './unread-anchors.ts';

/** Readers find what they ask for in their own words: every section and question has some, and none go astray. */
export const searchWordsComplete: Check = ({ project, editions, today }) => {
  const folder = project.outlineFile.replace(/[^/]+\/[^/]+$/, 'search');
  const inForce = versionInForce(project.versions, today)?.date;

  const missing = editions
    .filter(({ version }) => version === undefined || version === inForce)
    .filter(({ locale }) => !project.unreadable.has(`${folder}/${locale}.yaml`))
    .flatMap(({ locale, sections }): Issue[] => {
      const words = project.searchWords[locale]?.keywords ?? {};
      const finding = (id: string, what: string, file: string, place: Place = fileTop): Issue => ({
        rule: 'search/no-keywords',
        severity: 'warning',
        file,
        place,
        message: `The ${what} \`${id}\` has no keywords: readers who use other words will not find it.`,
        expected: 'words that a layman would search with',
        fix: `add \`${id}: [word, some words]\` under \`keywords\` in ${folder}/${locale}.yaml`,
      });
      const has = (id: string) => (words[id] ?? []).length > 0;
      return sections.flatMap(({ source, compiled }) => [
        ...(has(source.id) || source.frontMatter.keywords.length > 0
          ? []
          : [finding(source.id, 'section', source.file)]),
        ...compiled.questions
          .filter(({ id }) => !has(id))
          .map(({ id }) =>
            finding(
              id,
              'question',
              source.file,
              compiled.anchors.find((anchor) => anchor.id === id)?.place,
            ),
          ),
      ]);
    })
    // One line mends both the working text, which comes first, and the version in force.
    .filter(({ fix }, index, all) => all.findIndex((other) => other.fix === fix) === index);

  const unread = unreadAnchors(project);
  const astray = Object.entries(project.searchWords).flatMap(
    ([locale, { keywords, file, text }]) => {
      const anchors = new Set([
        ...unread,
        ...editions
          .filter((edition) => edition.locale === locale)
          .flatMap(({ sections }) => sections)
          .flatMap(({ source, compiled }) => [source.id, ...compiled.anchors.map(({ id }) => id)]),
      ]);
      return Object.keys(keywords)
        .filter((id) => !anchors.has(id))
        .map((id): Issue => ({
          rule: 'search/unknown-anchor',
          severity: 'error',
          file,
          place: placeInYaml(text, ['keywords', id]),
          message: `\`${id}\` is in no version of the statement, nor in the working text.`,
          expected: 'the anchor of a heading or a question, or the id of a section',
          fix: `correct \`${id}\`, or remove its line`,
        }));
    },
  );
  return [...missing, ...astray];
};
