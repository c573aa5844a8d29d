import { z } from 'astro/zod';
import { identifier, text } from './primitives.ts';

const word = z.string().regex(/^\S+$/u, 'one word without spaces');

/** Reads numbers, which YAML makes of `16`, as the words they are here. */
const wordOrNumber = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  word,
);

/** `content/search/<locale>.yaml`: the words that readers search with. */
export const searchWords = z.strictObject({
  /** Groups of words that mean the same. */
  synonyms: z.array(z.array(wordOrNumber).min(2, 'at least two words')).default([]),
  /** Words that show that a question is about something the statement does not speak of. */
  outside: z.array(wordOrNumber).default([]),
  /** What readers call what stands under a heading or in an answer, by its anchor, or by a section's id. */
  keywords: z.record(identifier, z.array(text)).default({}),
});

export type SearchWords = z.output<typeof searchWords>;
