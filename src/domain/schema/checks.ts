import { z } from 'astro/zod';
import { ruleIds, ruleOf } from '../rules.ts';
import { text } from './primitives.ts';

const silenceable = ruleIds.filter((id) => ruleOf(id).judgement);

/** A finding that somebody has looked at and accepts. */
const exception = z.strictObject({
  rule: z.enum(silenceable),
  /** The file of the finding. */
  file: text,
  /** A part of its message, where a file has several findings of the rule and only one is accepted. */
  says: text.optional(),
  /** Why it is accepted. */
  reason: text,
});

/** `content/checks.yaml`: what this organisation asks of the checks, and which findings it accepts. */
export const checksConfig = z.strictObject({
  /** Lowest score of reading ease, from 0 to 100. */
  readingLevel: z.int().min(0).max(100).default(40),
  /** Days that lie at least between the publication of a material version and the day it applies. */
  noticeDays: z.int().min(0).default(30),
  exceptions: z.array(exception).default([]),
});

export type ChecksConfig = z.output<typeof checksConfig>;
