import { z } from 'astro/zod';
import { holidayRule } from '../rights/holidays.ts';
import { rightIds } from '../rights/rights.ts';
import { identifier, localised } from './primitives.ts';

/** What an organisation has to say about one right. */
const ownRight = z.strictObject({
  /** Anchors of the sentences of the statement that speak of it. */
  says: z.array(identifier).default([]),
  /** Choices for the letter that make sense for this organisation only. */
  choices: z.array(localised).default([]),
});

/** `content/rights.yaml`: where the statement speaks of each right, and what letters to this organisation may say. */
export const rightsContent = z.strictObject({
  /** Public holidays of the country in which requests are answered. */
  holidays: z
    .array(
      z
        .string()
        .regex(holidayRule, 'a day such as 07-21 or 2027-12-28, or days after Easter: easter+39'),
    )
    .default([]),
  rights: z.partialRecord(z.enum(rightIds), ownRight).default({}),
});

export type RightsContent = z.output<typeof rightsContent>;
