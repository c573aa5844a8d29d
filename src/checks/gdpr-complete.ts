import { gdprChecklist, passagesOf } from '../domain/gdpr/checklist.ts';
import { authoritiesOf } from '../domain/gdpr/project-checklists.ts';
import { fileTop } from '../domain/issue.ts';
import type { Check } from './check.ts';

/** The working text says what articles 13 and 14 of the GDPR ask for. Only complete translations are judged. */
export const gdprComplete: Check = ({ editions, project }) => {
  const { config, outline, outlineFile } = project;
  return editions
    .filter(
      ({ version, sections }) =>
        version === undefined &&
        sections.length === outline.sections.length &&
        sections.every(({ compiled }) => compiled.blocks.length > 0),
    )
    .flatMap(({ locale, sections }) => {
      const lang = config.locales[locale]?.lang ?? locale;
      const list = gdprChecklist(passagesOf(sections), lang, authoritiesOf(project)) ?? [];
      return list
        .filter(({ state }) => state === 'missing')
        .map(({ id, article, title }) => ({
          rule: 'gdpr/missing',
          severity: 'warning' as const,
          file: outlineFile,
          place: fileTop,
          message: `The text in ${locale} does not seem to say: ${title} (\`${id}\`, GDPR article ${article}).`,
          expected: 'a passage about it, in the words that people use for it',
          fix: 'write it; where it is there in other words, or need not be, accept this in checks.yaml with the reason',
        }));
    });
};
