import { draftOf, withDraft } from '../domain/draft.ts';
import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import { translationOf } from '../domain/translations.ts';
import type { Check } from './check.ts';

/** Publishing the working text would leave no translation behind the prevailing text, or `site.yaml` lets it. */
export const translationsCurrent: Check = ({ project, today }) => {
  const { config, outline, working } = project;
  const { prevailing, translations, sites } = config;
  // Nothing here looks at hashes of manifests.
  const draft = draftOf(project, today, () => 'f'.repeat(64));
  const latest = project.versions.at(-1);
  const offered = new Set(Object.values(sites).flatMap(({ locales }) => locales));
  const file = (locale: string, id: string) =>
    project.outlineFile.replace('statement.yaml', `${locale}/${id}.mdx`);

  const found = outline.sections.flatMap(({ id }) =>
    [...offered].flatMap((locale): Issue[] => {
      const translation = translationOf(draft, id, locale, withDraft(project, draft));
      if (translation.state === 'current') return [];
      const severity = translations[translation.state];
      if (severity === 'off') return [];
      const isNow = translation.state === 'behind' && translation.since === draft.date;
      return [
        {
          rule: `translation/${translation.state}`,
          severity,
          file: file(locale, id),
          place: fileTop,
          message:
            translation.state === 'missing'
              ? `\`${id}\` is not translated into ${locale}: readers get the ${prevailing} text.`
              : `This text follows the ${prevailing} one of ${translation.follows}, which says something else ${isNow ? 'in the working text' : `since ${translation.since}`}.`,
          expected: `a translation of ${file(prevailing, id)}`,
          fix:
            translation.state === 'missing'
              ? 'translate it'
              : `translate what changed; if it was a correction only, put \`corrects: ${latest?.date ?? ''}\` in the front matter of ${file(prevailing, id)}`,
        },
      ];
    }),
  );

  const stale = [...working.values()].flatMap((sections) =>
    [...sections.values()]
      .filter(
        ({ id, locale, frontMatter: { corrects } }) =>
          corrects !== undefined && corrects !== latest?.date && draft.texts.get(locale)?.has(id),
      )
      .map(({ file: marked, frontMatter: { corrects } }): Issue => ({
        rule: 'translation/corrects',
        severity: 'warning',
        file: marked,
        place: fileTop,
        message: `\`corrects: ${corrects ?? ''}\` is not about the newest version: it has no effect.`,
        expected: latest ? `\`corrects: ${latest.date}\`, or no such line` : 'no such line',
        fix: 'remove the line, unless this text still corrects wording only',
      })),
  );
  return [...found, ...stale];
};
