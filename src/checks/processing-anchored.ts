import { activitiesIn, anchorsOf } from '../domain/processing/activities.ts';
import type { Issue } from '../domain/issue.ts';
import { placeOf } from './place-of.ts';
import type { Check } from './check.ts';
import { unreadAnchors } from './unread-anchors.ts';

/** Each fact about processing comes from a sentence that stands in the versions it is said of, in every language. */
export const processingAnchored: Check = ({ project, editions }) => {
  const { processing } = project;
  if (!processing) return [];
  const { file, text, content } = processing;
  const unread = unreadAnchors(project);
  return editions.flatMap(({ locale, version, sections }): Issue[] => {
    if (sections.length === 0) return [];
    const there = new Set(
      sections.flatMap(({ source, compiled }) => [
        source.id,
        ...compiled.anchors.map(({ id }) => id),
      ]),
    );
    const named = [
      ...Object.values(content.general),
      ...activitiesIn(content, version).flatMap((activity) => [
        activity.section,
        ...anchorsOf(activity),
      ]),
    ];
    return [...new Set(named)]
      .filter((anchor) => !there.has(anchor) && !unread.has(anchor))
      .map((anchor) => ({
        rule: 'processing/anchor',
        severity: 'error',
        file,
        place: placeOf(text, anchor),
        message: `\`${anchor}\` is no anchor of the ${version === undefined ? 'working text' : `version of ${version}`} in \`${locale}\`.`,
        expected: 'the anchor of the sentence that says so, as written in [#…]',
        fix: `correct the anchor, or say with \`after\` and \`until\` which versions state this`,
      }));
  });
};
