import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import { placeInYaml } from '../domain/schema/index.ts';
import type { Check } from './check.ts';

/** The outline and the files agree: no section without a text, no text without a place. */
export const sectionsComplete: Check = ({ project }) => {
  const { outline, outlineFile, outlineText, working, unreadable, config } = project;
  const ids = outline.sections.map(({ id }) => id);
  const folder = outlineFile.slice(0, outlineFile.lastIndexOf('/'));

  const lines = ids.map((id, index) => ({
    id,
    place: placeInYaml(outlineText, ['sections', index, 'id']),
  }));

  const twice: Issue[] = lines
    .filter(({ id }, index) => ids.indexOf(id) !== index)
    .map(({ id, place }) => ({
      rule: 'section/duplicate',
      severity: 'error',
      file: outlineFile,
      place,
      message: `The section \`${id}\` is listed twice.`,
      expected: 'each section once',
      fix: `remove one of the lines \`- { id: ${id} }\``,
    }));

  const pathOf = (id: string) => `${folder}/${config.prevailing}/${id}.mdx`;
  const missing: Issue[] = lines
    .filter(({ id }) => !working.get(config.prevailing)?.has(id) && !unreadable.has(pathOf(id)))
    .map(({ id, place }) => ({
      rule: 'section/missing',
      severity: 'error',
      file: outlineFile,
      place,
      message: `The section \`${id}\` has no text in the prevailing language.`,
      expected: `a file ${pathOf(id)}`,
      fix: `write it, or remove \`${id}\` from the list`,
    }));

  const unknown: Issue[] = [...working].flatMap(([locale, sections]) =>
    locale in config.locales
      ? [...sections.values()]
          .filter(({ id }) => !ids.includes(id))
          .map(({ id, file }) => ({
            rule: 'section/unknown',
            severity: 'error' as const,
            file,
            place: fileTop,
            message: `\`${id}\` is not a section of the statement.`,
            expected: `a section listed in ${outlineFile}: ${ids.join(', ')}`,
            fix: `add \`- { id: ${id} }\` to ${outlineFile} where it belongs, or rename the file`,
          }))
      : [],
  );
  return [...twice, ...missing, ...unknown];
};
