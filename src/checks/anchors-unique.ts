import type { Check } from './check.ts';

/** Anchors and section ids share one name space: a link names neither file nor page. */
export const anchorsUnique: Check = ({ editions }) =>
  editions.flatMap(({ sections }) => {
    const owners = new Map(sections.map(({ source }) => [source.id, source.file]));
    return sections.flatMap(({ source, compiled }) =>
      compiled.anchors.flatMap(({ id, place }) => {
        const owner = owners.get(id);
        if (owner === undefined) {
          owners.set(id, source.file);
          return [];
        }
        return [
          {
            rule: 'anchor/duplicate',
            severity: 'error' as const,
            file: source.file,
            place,
            message: `The anchor \`${id}\` is taken already: by ${owner}.`,
            expected: 'an id that no section, heading or paragraph of the statement has',
            fix: `rename [#${id}] here, in every language, and in the links meant for it`,
          },
        ];
      }),
    );
  });
