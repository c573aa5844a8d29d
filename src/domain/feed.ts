import type { IsoDate } from './dates.ts';
import type { VersionManifest } from './schema/index.ts';

/** One change, as readers of the feed see it. */
export interface FeedEntry {
  readonly version: IsoDate;
  readonly title: string;
  /** The change in a few sentences. */
  readonly summary: string;
  /** By which a program can tell material changes from editorial ones, and the word readers have for it. */
  readonly kind: { readonly term: VersionManifest['kind']; readonly label: string };
  /** The redline, or the version itself for the first one. */
  readonly url: string;
}

export interface Feed {
  readonly title: string;
  readonly lang: string;
  readonly author: string;
  /** Where the feed stands, and the page it belongs to. */
  readonly url: string;
  readonly home: string;
  /** Host and path that name the feed for ever (RFC 4151), such as `example.org`. */
  readonly authority: string;
  readonly entries: readonly FeedEntry[];
}

/**
 * Writes an Atom feed (RFC 4287), newest entry first. Ids are tag URIs (RFC 4151), so that they stay when addresses
 * change; the time of a change is the start of the day it was published.
 */
export function atomFeed({ title, lang, author, url, home, authority, entries }: Feed): string {
  const [newest] = entries;
  const first = entries.at(-1)?.version ?? newest?.version ?? '';
  const id = (name: string) => `tag:${authority},${first}:${name}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escape(lang)}">`,
    `<title>${escape(title)}</title>`,
    `<id>${escape(id(`statement:${lang}`))}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escape(url)}"/>`,
    `<link rel="alternate" type="text/html" href="${escape(home)}"/>`,
    `<updated>${time(newest?.version ?? '')}</updated>`,
    `<author><name>${escape(author)}</name></author>`,
    ...entries.map((entry) =>
      [
        '<entry>',
        `<title>${escape(entry.title)}</title>`,
        `<id>${escape(id(`version:${lang}:${entry.version}`))}</id>`,
        `<link rel="alternate" type="text/html" href="${escape(entry.url)}"/>`,
        `<published>${time(entry.version)}</published>`,
        `<updated>${time(entry.version)}</updated>`,
        `<category term="${entry.kind.term}" label="${escape(entry.kind.label)}"/>`,
        `<summary>${escape(entry.summary)}</summary>`,
        '</entry>',
      ].join('\n'),
    ),
    '</feed>',
    '',
  ].join('\n');
}

function time(date: IsoDate): string {
  return `${date}T00:00:00Z`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}
