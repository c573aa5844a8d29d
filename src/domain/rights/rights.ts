/** The rights that the GDPR gives, in the order in which they are shown, and the complaint that enforces them. */
export const rightIds = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'direct-marketing',
  'withdraw-consent',
  'complaint',
] as const;

export type RightId = (typeof rightIds)[number];

/** Who gets the letter, and how long an answer may take. */
export interface RightTerms {
  readonly to: 'organisation' | 'regulator';
  readonly months: number;
  /** Months by which the time may be extended. */
  readonly extension: number;
}

/** One month, extendable by two: GDPR, art. 12(3). A withdrawal or an objection gets the same answer. */
const request: RightTerms = { to: 'organisation', months: 1, extension: 2 };

/** News of a complaint within three months: GDPR, art. 78(2). */
const complaint: RightTerms = { to: 'regulator', months: 3, extension: 0 };

/** The terms of a right. */
export function termsOf(right: RightId): RightTerms {
  return right === 'complaint' ? complaint : request;
}
