import { z } from 'astro/zod';
import { identifier, isoDate, localised, sha256 } from './primitives.ts';

/** Columns of the overview, in their order. */
export const columns = ['data', 'purposes', 'bases', 'sources', 'recipients'] as const;

/** Legal bases of the GDPR, art. 6(1), and the one that follows another. */
export const legalBases = [
  'contract',
  'legitimate-interest',
  'consent',
  'legal-obligation',
  'vital-interest',
  'public-task',
  'same-as-purpose',
] as const;

/** Where data come from. */
export const dataSources = ['person', 'automatic', 'system', 'third-party', 'derived'] as const;

/** A term of the W3C's Data Privacy Vocabulary: `DirectMarketing`. */
const vocabularyTerm = z
  .string()
  .regex(/^[A-Z][A-Za-z]+$/, 'a term of the Data Privacy Vocabulary such as DirectMarketing');

/** The versions that something is said in; without a bound, all of them and the working text. */
const period = {
  /** The last version that does not say it yet. */
  after: isoDate.optional(),
  /** The last version that says it. */
  until: isoDate.optional(),
};

/** What every fact has: the anchor of the sentence that says so. */
const said = { at: identifier, ...period };

const named = z.strictObject({ label: localised, dpv: vocabularyTerm.optional() });

const activity = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z][a-z-]*(?:\.[a-z][a-z-]*)+$/,
      'a section and a name, joined by dots, such as use.communication',
    ),
  section: identifier,
  title: localised,
  ...period,
  data: z.array(z.strictObject({ kinds: z.array(identifier).min(1), ...said })).default([]),
  purposes: z
    .array(z.strictObject({ text: localised, dpv: z.array(vocabularyTerm).default([]), ...said }))
    .min(1, 'at least one purpose'),
  bases: z
    .array(z.strictObject({ basis: z.enum(legalBases), for: localised.optional(), ...said }))
    .default([]),
  sources: z.array(z.strictObject({ source: z.enum(dataSources), ...said })).default([]),
  recipients: z.array(z.strictObject({ who: identifier, ...said })).default([]),
});

/** `content/processing.yaml`: what the statement says about each use of personal data, as data. */
export const processingContent = z
  .strictObject({
    checked: z.record(identifier, sha256),
    /** For each column, where the statement speaks of it in general. */
    general: z.strictObject(
      Object.fromEntries(columns.map((column) => [column, identifier])) as Record<
        Column,
        typeof identifier
      >,
    ),
    data: z.record(identifier, named),
    recipients: z.record(identifier, named),
    activities: z.array(activity).min(1, 'at least one activity'),
  })
  .superRefine(({ data, recipients, activities }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    activities.forEach((one, index) => {
      if (activities.findIndex(({ id }) => id === one.id) < index) {
        refuse(['activities', index, 'id'], 'an id that no other activity has');
      }
      one.data.forEach(({ kinds }, fact) => {
        kinds.forEach((kind, place) => {
          if (!(kind in data)) {
            refuse(
              ['activities', index, 'data', fact, 'kinds', place],
              'a kind of data named under `data`',
            );
          }
        });
      });
      one.recipients.forEach(({ who }, fact) => {
        if (!(who in recipients)) {
          refuse(
            ['activities', index, 'recipients', fact, 'who'],
            'a recipient named under `recipients`',
          );
        }
      });
    });
  });

export type Column = (typeof columns)[number];
export type LegalBasis = (typeof legalBases)[number];
export type DataSource = (typeof dataSources)[number];
export type ProcessingContent = z.output<typeof processingContent>;
export type Activity = ProcessingContent['activities'][number];
