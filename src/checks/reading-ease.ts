import { fileTop } from '../domain/issue.ts';
import { formulaName, readingLevel } from '../domain/reading-level.ts';
import type { Check } from './check.ts';

/** Averages over fewer words say nothing. */
const FEWEST_WORDS = 100;

/** A statement must be easy to understand (GDPR article 12): no section of the working text is hard to read. */
export const readingEase: Check = ({ editions, project }) =>
  editions
    .filter(({ version }) => version === undefined)
    .flatMap(({ sections }) =>
      sections.flatMap(({ source, compiled: { blocks } }) => {
        const lang = project.config.locales[source.locale]?.lang ?? source.locale;
        const { words, sentences, score } = readingLevel(
          blocks.map(({ text }) => text),
          lang,
        );
        if (score === undefined || score >= project.checks.readingLevel || words < FEWEST_WORDS)
          return [];
        const hardest = blocks
          .map(({ text, place }) => ({ place, ...readingLevel([text], lang) }))
          .toSorted((a, b) => b.words / b.sentences - a.words / a.sentences)[0];
        const average = Math.round(words / sentences);
        return [
          {
            rule: 'text/reading-level',
            severity: 'warning' as const,
            file: source.file,
            place: hardest?.place ?? fileTop,
            message: `This section is hard to read: ${score} of 100 by ${formulaName(lang) ?? ''}, ${average} words a sentence.`,
            expected: `a score of ${project.checks.readingLevel} or more`,
            fix: 'use shorter sentences and shorter words; the longest sentences stand here',
          },
        ];
      }),
    );
