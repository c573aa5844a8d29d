import type { Place } from '../domain/issue.ts';

/** A stretch of a text and where it starts. */
export interface Occurrence {
  readonly text: string;
  readonly place: Place;
}

/** Everything in a text that a pattern (with the flag `g`) finds within a line. */
export function occurrences(text: string, pattern: RegExp): Occurrence[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(pattern)].map((match) => ({
      text: match[0],
      place: { line: index + 1, column: match.index + 1 },
    })),
  );
}
