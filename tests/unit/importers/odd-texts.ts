import fc from 'fast-check';
import '../property-seed.ts';
import { withWords } from './imported.ts';

/** What odd texts are made of. `@` stands for a word that occurs nowhere else, `%` in a block for a line. */
export interface OddPieces {
  readonly lines: readonly string[];
  readonly blocks: readonly string[];
  /** What a block of plain words is, around `@`. */
  readonly plain: (words: string) => string;
  readonly between: string;
  readonly most: number;
}

/** Texts that put odd pieces together at random, between two plain blocks. */
export function oddTexts({ lines, blocks, plain, between, most }: OddPieces): fc.Arbitrary<string> {
  const line = fc
    .array(fc.constantFrom(...lines), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(' '));
  const block = fc
    .tuple(fc.constantFrom(...blocks), fc.infiniteStream(line))
    .map(([pattern, filling]) => pattern.replaceAll('%', () => String(filling.next().value)));
  return fc
    .array(block, { minLength: 1, maxLength: most })
    .map((odd) => withWords([plain('@ begins.'), ...odd, plain('@ ends.')].join(between)));
}
