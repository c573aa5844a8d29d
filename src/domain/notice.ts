import type { Element } from 'hast';
import { dayBefore, formatDate } from './dates.ts';
import type { IsoDate } from './dates.ts';
import { languageName, languageOf } from './locales.ts';
import { h } from './redline-view/elements.ts';
import type { Say } from './redline-view/index.ts';
import { toHtml } from './render/index.ts';
import type { Locale, VersionManifest } from './schema/index.ts';

/** Letters of the change note that a summary has room for. */
const SUMMARY_LENGTH = 280;

/** What is said of a version to those whom it concerns. */
export interface NoticeFacts {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Says the words of the dictionary's block `notice`. */
  readonly say: Say;
  readonly organisation: string;
  /** Name of the statement. */
  readonly title: string;
  readonly effective: IsoDate;
  readonly today: IsoDate;
  readonly kind: VersionManifest['kind'];
  /** The change note. */
  readonly note: string;
  /** The language of the note, where it is not the reader's. */
  readonly noteLocale?: Pick<Locale, 'lang' | 'dir'> | undefined;
  /** Says that the text is a proposed example; nothing when it is not. */
  readonly proposal?: string | undefined;
  /** Sections that differ from the version before, each with what happened to it. */
  readonly sections: readonly { readonly title: string; readonly state: string }[];
  readonly links: {
    readonly version: string;
    /** The redline since the version before; nothing for the first one. */
    readonly redline?: string | undefined;
  };
  /** Where to object or complain. */
  readonly email: string;
  readonly regulator: { readonly name: string; readonly url: string };
}

/** The notice of a change, in the forms in which it is sent and shown. */
export interface Notice {
  readonly subject: string;
  /** The e-mail as plain text. */
  readonly text: string;
  /** The e-mail as a page of its own. */
  readonly html: string;
  /** One sentence and a link, as HTML to put on other pages. */
  readonly banner: string;
  /** Two or three sentences, for a news item or a message. */
  readonly summary: string;
}

/** Writes the notice of a version. A material one also says until when the old text applies and where to object. */
export function createNotice(facts: NoticeFacts): Notice {
  const { say, organisation, title, note, noteLocale, links } = facts;
  const lead = leadOf(facts);
  const subject = say('subject', { title, organisation });
  return {
    subject,
    text: plainText(facts, lead),
    html: page(facts, subject, lead),
    banner: toHtml({
      type: 'root',
      children: [
        h(
          'p',
          { lang: facts.lang, dir: facts.dir },
          `${lead} `,
          h('a', { href: links.redline ?? links.version }, say('whatChanges')),
        ),
      ],
    }),
    summary: [
      lead,
      ...onlyIn(facts),
      firstSentences(note, noteLocale?.lang ?? facts.lang),
      `${say('read')}: ${links.version}`,
    ].join(' '),
  };
}

/** Says in which language the note is, where it is not the reader's. */
function onlyIn({ say, lang, noteLocale }: NoticeFacts): string[] {
  return noteLocale
    ? [say('onlyIn', { language: languageName(languageOf(noteLocale.lang), lang) })]
    : [];
}

/** As many sentences of a text as a short message takes, one at least. */
function firstSentences(text: string, lang: string): string {
  const sentences = new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text);
  let kept = '';
  for (const { segment } of sentences) {
    if (kept !== '' && kept.length + segment.length > SUMMARY_LENGTH) break;
    kept += segment;
  }
  return kept.trim();
}

function leadOf({ say, effective, today, lang, title }: NoticeFacts): string {
  return say(effective > today ? 'leadFuture' : 'leadNow', {
    date: formatDate(effective, lang),
    title,
  });
}

/** A part of the e-mail: what it says below its heading, and the lists and links that follow. */
interface Part {
  readonly heading?: string;
  readonly text?: string;
  /** The language of the text, where it is not the reader's. */
  readonly locale?: NoticeFacts['noteLocale'];
  readonly items?: readonly string[];
  readonly links?: readonly Link[];
}

interface Link {
  readonly label: string;
  readonly href: string;
}

function partsOf(facts: NoticeFacts, lead: string): Part[] {
  const { say, kind, note, noteLocale, proposal, sections, links, email, regulator } = facts;
  const { effective, today, lang } = facts;
  const until = formatDate(dayBefore(effective), lang);
  return [
    ...(proposal ? [{ text: proposal }] : []),
    { text: lead },
    ...(effective > today ? [{ text: say('until', { date: until }) }] : []),
    ...(kind === 'editorial' ? [{ text: say('editorial') }] : []),
    { heading: say('whatChanges') },
    ...onlyIn(facts).map((text) => ({ text })),
    { text: note, locale: noteLocale },
    ...(sections.length > 0
      ? [{ text: say('sections'), items: sections.map((one) => `${one.title} (${one.state})`) }]
      : []),
    {
      links: [
        { label: say('read'), href: links.version },
        ...(links.redline ? [{ label: say('compare'), href: links.redline }] : []),
      ],
    },
    ...(kind === 'material'
      ? [
          {
            heading: say('object'),
            text: say('objectText'),
            links: [
              { label: say('write', { email }), href: `mailto:${email}` },
              { label: regulator.name, href: regulator.url },
            ],
          },
        ]
      : []),
  ];
}

function plainText(facts: NoticeFacts, lead: string): string {
  const parts = partsOf(facts, lead).flatMap(({ heading, text, items = [], links = [] }) => [
    ...(heading ? [heading.toLocaleUpperCase(facts.lang)] : []),
    ...(text ? [text] : []),
    ...(items.length > 0 ? [items.map((item) => `- ${item}`).join('\n')] : []),
    ...(links.length > 0 ? [links.map(inPlainText).join('\n')] : []),
  ]);
  return [...parts, facts.organisation].join('\n\n');
}

/** An address of mail stands in the label already. */
function inPlainText({ label, href }: Link): string {
  return href.startsWith('mailto:') ? label : `${label}: ${href}`;
}

/** Mail programs know little of style sheets: a plain page that reads well as it is. */
function page(facts: NoticeFacts, subject: string, lead: string): string {
  const body = partsOf(facts, lead).flatMap(({ heading, text, locale, items = [], links = [] }) => [
    ...(heading ? [h('h2', {}, heading)] : []),
    ...(text ? [h('p', { lang: locale?.lang, dir: locale?.dir }, text)] : []),
    ...(items.length > 0 ? [h('ul', {}, ...items.map((item) => h('li', {}, item)))] : []),
    ...(links.length > 0
      ? [h('ul', {}, ...links.map(({ label, href }) => h('li', {}, h('a', { href }, label))))]
      : []),
  ]);
  const document: Element = h(
    'html',
    { lang: facts.lang, dir: facts.dir },
    h(
      'head',
      {},
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', {}, subject),
    ),
    h(
      'body',
      { style: 'max-width: 40rem; margin: 0 auto; padding: 1rem; font: 1rem/1.6 sans-serif' },
      h('h1', {}, subject),
      ...body,
      h('p', {}, facts.organisation),
    ),
  );
  return `<!doctype html>\n${toHtml({ type: 'root', children: [document] })}\n`;
}
