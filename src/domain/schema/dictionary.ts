import { z } from 'astro/zod';
import type { Dictionary } from '../project.ts';

/** Interface words: texts, nested by subject. */
export const dictionary: z.ZodType<Dictionary> = z.record(
  z.string(),
  z.lazy(() => z.union([z.string({ error: 'a text' }), dictionary])),
);
