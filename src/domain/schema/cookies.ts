import { z } from 'astro/zod';
import { identifier, localised, text } from './primitives.ts';

/** A host name, or several: `www.example.org`, `*.example.org`. */
const domain = z
  .string()
  .regex(
    /^(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/,
    'a host name such as www.example.org or *.example.org',
  );

const count = z.number().int().min(1);

/** `session`: until the browser is closed. Otherwise one quantity: `{ months: 6 }`. */
const lifetime = z.union(
  [
    z.literal('session'),
    z.strictObject({ minutes: count }),
    z.strictObject({ hours: count }),
    z.strictObject({ days: count }),
    z.strictObject({ months: count }),
    z.strictObject({ years: count }),
  ],
  { error: '`session`, or one quantity such as { days: 30 } or { months: 6 }' },
);

const purpose = z.strictObject({
  id: identifier,
  /** Whether its cookies are placed without consent, because nothing works without them. */
  necessary: z.boolean().default(false),
  /** Anchor of the passage of the statement that explains it. */
  anchor: identifier,
  name: localised,
  text: localised,
});

const cookie = z.strictObject({
  /** As browsers show it; `*` stands for any characters: `_pk_id.*`. */
  name: text,
  /** Where the browser keeps it. What is kept elsewhere needs the same consent. */
  kind: z.enum(['cookie', 'local-storage', 'session-storage']).default('cookie'),
  purpose: identifier,
  provider: text,
  party: z.enum(['first', 'third']),
  lifetime,
  /** Hosts that it is placed on or sent to. */
  domains: z.array(domain).min(1, 'at least one host name'),
  /** Personal data in it or got through it; nothing: there are none. */
  personalData: localised.optional(),
  /** What it is for. */
  text: localised,
  /** Set for an entry that only shows what an entry looks like. */
  example: z.boolean().default(false),
});

/** `content/cookies.yaml`: everything that the organisation's websites keep on a reader's device. */
export const cookieRegister = z
  .strictObject({
    /** Name of the cookie in which the choice itself is kept. */
    choice: text,
    purposes: z.array(purpose).min(1, 'at least one purpose'),
    cookies: z.array(cookie).min(1, 'at least one cookie'),
  })
  .superRefine(({ choice, purposes, cookies }, context) => {
    const refuse = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    const ids = purposes.map(({ id }) => id);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index) refuse(['purposes', index, 'id'], 'an id that no other has');
    });
    const keys = cookies.map(({ name, kind, domains }) => [name, kind, ...domains].join(' '));
    cookies.forEach((entry, index) => {
      if (!ids.includes(entry.purpose)) {
        refuse(['cookies', index, 'purpose'], `one of the purposes ${ids.join(', ')}`);
      }
      if (keys.indexOf(keys[index] ?? '') !== index) {
        refuse(['cookies', index, 'name'], 'a cookie that is not listed above already');
      }
    });
    const kept = cookies.find(({ name, kind }) => name === choice && kind === 'cookie');
    const isNecessary = purposes.some(({ id, necessary }) => necessary && id === kept?.purpose);
    if (!kept || !isNecessary || kept.party !== 'first' || kept.lifetime === 'session') {
      refuse(
        ['choice'],
        'the name of a first-party cookie of this list that is necessary and outlives the session',
      );
    }
  });

export type CookieRegister = z.output<typeof cookieRegister>;
export type CookieEntry = z.output<typeof cookie>;
export type CookiePurpose = z.output<typeof purpose>;
export type Lifetime = z.output<typeof lifetime>;
