import { formulaName, readingLevel } from '../domain/reading-level.ts';
import type { Check } from './check.ts';

/** Below this a text asks for a trained reader; the formulas call 30 to 50 difficult. */
const LOWEST_SCORE = 40;
/** Averages over fewer words say nothing. */
const FEWEST_WORDS = 100;

/** A statement must be easy to understand (GDPR article 12): no section of the working text is hard to read. */
export const readingEase: Check = ({ editions, project }) =>
  editions
    .filter(({ version }) => version === undefined)
    .flatMap(({ locale, sections }) => {
      const lang = project.config.locales[locale]?.lang ?? locale;
      return sections.flatMap(({ source, compiled: { blocks } }) => {
        const { words, sentences, score } = readingLevel(
          blocks.map(({ text }) => text),
          lang,
        );
        if (score === undefined || score >= LOWEST_SCORE || words < FEWEST_WORDS) return [];
        const hardest = blocks
          .map(({ text, place }) => ({ place, ...readingLevel([text], lang) }))
          .toSorted((a, b) => b.words / b.sentences - a.words / a.sentences)[0];
        const average = Math.round(words / sentences);
        return [
          {
            rule: 'text/reading-level',
            severity: 'warning' as const,
            file: source.file,
            place: hardest?.place,
            message: `This section is hard to read: ${score} of 100 by ${formulaName(lang) ?? ''}, ${average} words a sentence.`,
            expected: `a score of ${LOWEST_SCORE} or more`,
            fix: 'use shorter sentences and shorter words; the longest sentences stand here',
          },
        ];
      });
    });
