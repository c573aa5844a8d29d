import { z } from 'astro/zod';
import { identifier, isoDate, localeId, localised, sha256, slug, text } from './primitives.ts';

/**
 * `introduction`: stands above the contents, without number or heading of its own.
 * `section`: numbered, with a heading and a line in the contents.
 */
const role = z.enum(['introduction', 'section']).default('section');

/** `content/statement/statement.yaml`: the title and the order of the sections. */
export const statementOutline = z.strictObject({
  title: localised,
  sections: z.array(z.strictObject({ id: identifier, role })).min(1, 'at least one section'),
});

/** Front matter of a section. */
export const sectionFrontMatter = z.strictObject({
  title: text,
  slug,
  /** A plain-language layer of two or three lines, shown apart from the statement's text. */
  summary: text.optional(),
  /** Words a layman would search with. */
  keywords: z.array(text).default([]),
  /** The version whose text this one corrects without changing what it says: translations need nothing. */
  corrects: isoDate.optional(),
});

/** Whose text a section of a version carries in one locale. */
const sealedText = z.strictObject({
  /** The version whose folder holds the text. */
  from: isoDate,
  sha256,
});

/** `content/versions/<date>/version.yaml`: a sealed state of the statement. */
export const versionManifest = z.strictObject({
  published: isoDate,
  effective: isoDate,
  kind: z.enum(['material', 'editorial']),
  /** The change in a few sentences, per locale. */
  note: localised,
  /** Set when the text is a proposal and not the organisation's own. */
  proposal: z.boolean().default(false),
  title: localised,
  /** The version before this one and the hash of its manifest: the chain. */
  previous: z.strictObject({ version: isoDate, sha256 }).optional(),
  /** The cookie register that belongs to this version. */
  cookies: sealedText.optional(),
  sections: z
    .array(z.strictObject({ id: identifier, role, texts: z.record(localeId, sealedText) }))
    .min(1, 'at least one section'),
  /** SHA-256 of the manifest above this line. */
  seal: sha256,
});

/** `content/versions/<date>/translations/<locale>/<day>/translation.yaml`: texts that came after the version was sealed. */
export const translationManifest = z.strictObject({
  /** The day on which they were added. */
  added: isoDate,
  version: isoDate,
  locale: localeId,
  /** SHA-256 of the version's manifest, or of what was added to it in this language before: the chain. */
  previous: sha256,
  /** The title and note of the version in this language, where it was sealed without. */
  title: text.optional(),
  note: text.optional(),
  /** SHA-256 of each text by the id of its section. */
  texts: z.record(identifier, sha256),
  /** SHA-256 of the manifest above this line. */
  seal: sha256,
});

/** `lines.yaml` in a sealed folder: for each sealed file there, the prints of its lines. */
export const sealedLines = z.record(
  z.string(),
  z
    .string()
    .regex(/^[0-9a-f]{8}(?: [0-9a-f]{8})*$/, 'prints of eight hexadecimal digits')
    .transform((prints) => prints.split(' ')),
);

/** Front matter of a free page. */
export const pageFrontMatter = z.strictObject({ title: text, slug, description: text });

export type SectionRole = z.output<typeof role>;
export type StatementOutline = z.output<typeof statementOutline>;
export type SectionFrontMatter = z.output<typeof sectionFrontMatter>;
export type VersionManifest = z.output<typeof versionManifest>;
export type TranslationManifest = z.output<typeof translationManifest>;
export type SealedText = z.output<typeof sealedText>;
export type PageFrontMatter = z.output<typeof pageFrontMatter>;
