import { z } from 'astro/zod';
import { isIsoDate } from '../dates.ts';

/** Names of sections, anchors, sites and free pages: `your-rights`. */
export const identifier = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    'lower-case words joined by hyphens, such as your-rights',
  );

/** Last part of a URL in a reader's language: `uw-rechten`. */
export const slug = z
  .string()
  .regex(
    /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u,
    'lower-case words joined by hyphens, such as uw-rechten',
  );

export const isoDate = z
  .string()
  .refine(isIsoDate, { error: 'a day that exists, written as YYYY-MM-DD, such as 2026-11-23' });

/** A locale as it stands in URLs and folder names: `nl`. */
export const localeId = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/, 'a locale such as nl or pt-br');

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash of 64 hexadecimal digits');

export const text = z.string().trim().min(1, 'some text');

/** A text per locale: `{ nl: …, fr: … }`. */
export const localised = z.record(localeId, text);
