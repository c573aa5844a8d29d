import type { Element } from 'hast';
import { formatDate } from '../domain/dates.ts';
import type { Edition, EditionSection } from '../domain/edition.ts';
import { asText } from '../domain/page-markdown.ts';
import { awaitedTarget, markdownOfBlocks, toMarkdown } from '../domain/render/index.ts';
import type { MarkdownText } from '../domain/render/index.ts';
import { h } from '../domain/redline-view/elements.ts';
import type { DrawnSection } from './drawn-in-order.ts';
import { once, parsedOnce } from './once.ts';
import type { SiteContext } from './site-context.ts';
import { statementHref } from './statement-href.ts';

/** An edition as Markdown: whole, or one section of it. */
interface Shown {
  readonly edition: Edition;
  /** Path of the page with the whole edition. */
  readonly home: string;
  /** The section alone; nothing: all of them. */
  readonly section?: EditionSection;
  /** What stands below the title besides the date. */
  readonly facts?: readonly string[];
}

const written = once<MarkdownText>();

/** The Markdown form of a page of the statement. */
export async function statementMarkdown(
  context: SiteContext,
  { edition, home, section, facts = [] }: Shown,
): Promise<Response> {
  const { routes, locale, t } = context;
  const toPath = await statementHref(context, edition, home);
  const sections = section ? [section] : edition.sections;
  const text = toMarkdown({
    title: section ? numbered(section) : edition.title,
    facts: [
      `${t('page.lastUpdated')} ${formatDate(edition.version, locale.lang)}`,
      ...facts,
      ...(edition.proposal ? [t('versions.proposalNote')] : []),
    ],
    url: routes.absolute(section ? `${home}${section.slug}/` : home),
    parts: sections.map((shown) => ({
      title: section ? undefined : numbered(shown),
      summary: shown.summary && `${t('statement.summary')}: ${shown.summary}`,
      text: textOf(shown),
      href: (target) => routes.absolute(toPath(target)),
    })),
  });
  return markdownResponse(text);
}

/** A redline in parts, and the editions that it compares. */
export interface ShownRedline {
  readonly before: Edition;
  readonly after: Edition;
  /** What stands above the sections. */
  readonly head: readonly Element[];
  readonly sections: readonly DrawnSection[];
  /** Where a link as written leads. */
  readonly href: (target: string) => string;
}

/**
 * The Markdown form of a redline: its figures, and every section with what changed. Passages that did not change are told
 * by their length; both texts are linked.
 */
export function redlineMarkdown(
  context: SiteContext,
  { before, after, head, sections, href: toPath }: ShownRedline,
): string {
  const { routes, words, localeId, locale, t } = context;
  const dates = [before, after].map(({ version }) => formatDate(version, locale.lang));
  const url = routes.absolute(routes.redline(localeId, words, before.version, after.version));
  const address = once<string>();
  const href = (link: string) =>
    address(link, () => {
      const target = awaitedTarget(link);
      return new URL(target === undefined ? link : toPath(target), url).href;
    });
  const texts = [before, after].map(({ version }, index) => {
    const path = routes.markdown(routes.version(localeId, words, version));
    return h(
      'li',
      {},
      h('a', { href: path }, t('versions.versionOf', { date: dates[index] ?? '' })),
    );
  });
  const above = [h('ul', {}, texts), ...head].map((part) =>
    markdownOfBlocks(asText({ type: 'root', children: [part] })),
  );
  return toMarkdown({
    title: t('changes.between', { from: dates[0] ?? '', to: dates[1] ?? '' }),
    facts: [after.note, ...(after.proposal ? [t('versions.proposalNote')] : [])],
    url,
    parts: [...above, ...sections.map(({ markdown }) => markdown)].map((text) => ({ text, href })),
  });
}

/** Markdown for those who ask for it. */
export function markdownResponse(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
}

function textOf({ html }: EditionSection): MarkdownText {
  return written(html, () => markdownOfBlocks(parsedOnce(html)));
}

function numbered({ number, title }: EditionSection): string {
  return number === undefined ? title : `${number} ${title}`;
}
