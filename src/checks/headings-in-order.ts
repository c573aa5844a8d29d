import type { Check } from './check.ts';

/** Screen readers and contents lists rely on levels that are not skipped. The title is level 1. */
export const headingsInOrder: Check = ({ editions }) =>
  editions.flatMap(({ sections }) =>
    sections.flatMap(({ source, compiled }) => {
      let level = 1;
      return compiled.headings.flatMap(({ depth, id, text }) => {
        const skipped = depth > level + 1;
        const tooHigh = depth === 1;
        const allowed = level + 1;
        level = depth;
        if (!skipped && !tooHigh) return [];
        return [
          {
            rule: 'heading/order',
            severity: 'error' as const,
            file: source.file,
            place: compiled.anchors.find((anchor) => anchor.id === id)?.place,
            message: `The heading “${text}” is of level ${String(depth)}.`,
            expected: `level 2 to ${String(Math.max(2, allowed))} here; the section's title is level 1`,
            fix: `write ${'#'.repeat(Math.min(depth, Math.max(2, allowed)))} before it`,
          },
        ];
      });
    }),
  );
