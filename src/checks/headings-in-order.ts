import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Compiled } from '../domain/render/index.ts';
import type { PartsCheck } from './check.ts';

/** Screen readers and contents lists rely on levels that are not skipped. The title is level 1. */
export const headingsInOrder: PartsCheck = ({ editions, pages }) =>
  [...editions.flatMap(({ sections }) => sections), ...pages].flatMap(({ source, compiled }) =>
    skipped(source.file, compiled),
  );

function skipped(file: string, { headings, anchors }: Compiled): Issue[] {
  let level = 1;
  return headings.flatMap(({ depth, id, text }) => {
    const allowed = Math.max(2, level + 1);
    level = depth;
    if (depth > 1 && depth <= allowed) return [];
    return [
      {
        rule: 'heading/order',
        severity: 'error',
        file,
        place: anchors.find((anchor) => anchor.id === id)?.place ?? fileTop,
        message: `The heading “${text}” is of level ${depth}.`,
        expected: `level 2 to ${allowed} here; the title is level 1`,
        fix: `write ${'#'.repeat(Math.min(Math.max(2, depth), allowed))} before it`,
      },
    ];
  });
}
