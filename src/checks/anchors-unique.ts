import type { Issue } from '../domain/issue.ts';
import type { Check, CompiledPage, Edition } from './check.ts';

/**
 * Anchors and section ids of a statement share one name space: a link names neither file nor page. A free page has its
 * own.
 */
export const anchorsUnique: Check = ({ editions, pages }) => [
  ...editions.flatMap(({ sections }) =>
    taken(sections, new Map(sections.map(({ source }) => [source.id, source.file]))),
  ),
  ...pages.flatMap((page) => taken([page], new Map())),
];

function taken(
  texts: readonly (Edition['sections'][number] | CompiledPage)[],
  owners: Map<string, string>,
): Issue[] {
  return texts.flatMap(({ source, compiled }) =>
    compiled.anchors.flatMap(({ id, place }) => {
      const owner = owners.get(id);
      if (owner === undefined) {
        owners.set(id, source.file);
        return [];
      }
      return [
        {
          rule: 'anchor/duplicate',
          severity: 'error',
          file: source.file,
          place,
          message: `The anchor \`${id}\` is taken already: by ${owner}.`,
          expected: 'an id that no section, heading or paragraph of the statement has',
          fix: `rename [#${id}] here, in every language, and in the links meant for it`,
        },
      ];
    }),
  );
}
