import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Check, Edition } from './check.ts';

type Section = Edition['sections'][number];

/** Every language has the same anchors in the same order: links, redlines and translations line up by them. */
export const anchorsTranslated: Check = ({ editions, project: { config } }) =>
  editions
    .filter(({ locale }) => locale === config.prevailing)
    .flatMap(({ version, site, sections }) =>
      editions
        .filter(
          (other) =>
            other.version === version &&
            other.locale !== config.prevailing &&
            (other.site === undefined || site === undefined || other.site === site),
        )
        .flatMap(({ sections: translations }) =>
          translations.flatMap((translation) => {
            const original = sections.find(({ source }) => source.id === translation.source.id);
            return original ? compare(original, translation, config.prevailing) : [];
          }),
        ),
    );

function compare(original: Section, translation: Section, prevailing: string): Issue[] {
  const wanted = original.compiled.anchors.map(({ id }) => id);
  const given = translation.compiled.anchors;
  const ids = given.map(({ id }) => id);
  const base = {
    rule: 'anchor/translation',
    severity: 'warning',
    file: translation.source.file,
    expected: `the anchors of ${original.source.file}, in the same order`,
  } as const;
  const missing = wanted.filter((id) => !ids.includes(id));
  const extra = given.filter(({ id }) => !wanted.includes(id));
  const common = given.filter(({ id }) => wanted.includes(id));
  const order = wanted.filter((id) => ids.includes(id));
  const misplaced = common.find(({ id }, index) => id !== order[index]);
  return [
    ...missing.map((id) => ({
      ...base,
      place: given.find((anchor) => anchor.id === nextOf(id, wanted, ids))?.place ?? fileTop,
      message: `The anchor \`${id}\` of the text in ${prevailing} is missing.`,
      fix: `add [#${id}] to the passage that says the same`,
    })),
    ...extra.map(({ id, place }) => ({
      ...base,
      place,
      message: `The text in ${prevailing} has no anchor \`${id}\`.`,
      fix: `correct or remove [#${id}], or add it to the other text as well`,
    })),
    ...(misplaced
      ? [
          {
            ...base,
            place: misplaced.place,
            message: `The anchor \`${misplaced.id}\` stands elsewhere than in the text in ${prevailing}.`,
            fix: 'put the passages in the same order',
          },
        ]
      : []),
  ];
}

/** The first anchor after a missing one that is there: where it would have stood. */
function nextOf(id: string, wanted: readonly string[], ids: readonly string[]) {
  return wanted.slice(wanted.indexOf(id)).find((other) => ids.includes(other));
}
