import { placeInYaml } from '../domain/schema/index.ts';
import type { Check } from './check.ts';

/** An introduction stands above the contents list, and so before every numbered section. */
export const sectionsInOrder: Check = ({ project: { outline, outlineFile, outlineText } }) => {
  const firstNumbered = outline.sections.findIndex(({ role }) => role === 'section');
  return outline.sections.flatMap(({ id, role }, index) =>
    role === 'section' || firstNumbered < 0 || index < firstNumbered
      ? []
      : [
          {
            rule: 'section/order',
            severity: 'error' as const,
            file: outlineFile,
            place: placeInYaml(outlineText, ['sections', index, 'id']),
            message: `The introduction \`${id}\` stands below a numbered section.`,
            expected: 'introductions first: readers see them above the contents list',
            fix: `move the line of \`${id}\` up, or remove \`role: introduction\``,
          },
        ],
  );
};
