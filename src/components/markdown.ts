import type { Element } from 'hast';
import { formatDate } from '../domain/dates.ts';
import type { Edition, EditionSection } from '../domain/edition.ts';
import { asText } from '../domain/page-markdown.ts';
import { markdownText, toHtml, toMarkdown } from '../domain/render/index.ts';
import type { MarkdownText } from '../domain/render/index.ts';
import { h } from '../domain/redline-view/elements.ts';
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

/** A redline and the editions that it compares. */
export interface ShownRedline {
  readonly before: Edition;
  readonly after: Edition;
  /** The page below its title. */
  readonly view: Element;
}

/** The redline written last of each section: of many that are made in their order, each has most in common with the one before. */
const lastWritten = new Map<string, { readonly html: string; readonly text: MarkdownText }>();

/**
 * The Markdown form of a redline: its figures, and every section with what changed. Passages that did not change are told
 * by their length; both texts are linked. What the page shows is taken apart.
 */
export function redlineMarkdown(
  context: SiteContext,
  { before, after, view }: ShownRedline,
): string {
  const { routes, words, localeId, locale, t } = context;
  const dates = [before, after].map(({ version }) => formatDate(version, locale.lang));
  const url = routes.absolute(routes.redline(localeId, words, before.version, after.version));
  const href = (target: string) => new URL(target, url).href;
  const texts = [before, after].map(({ version }, index) => {
    const path = routes.markdown(routes.version(localeId, words, version));
    return h(
      'li',
      {},
      h('a', { href: path }, t('versions.versionOf', { date: dates[index] ?? '' })),
    );
  });
  const parts = [h('ul', {}, texts), ...view.children.filter((child) => child.type === 'element')];
  return toMarkdown({
    title: t('changes.between', { from: dates[0] ?? '', to: dates[1] ?? '' }),
    facts: [after.note, ...(after.proposal ? [t('versions.proposalNote')] : [])],
    url,
    parts: parts.map((part) => {
      const tree = asText({ type: 'root', children: [part] });
      const [id, html] = [String(part.properties['id']), toHtml(tree)];
      const known = lastWritten.get(id);
      const text = known?.html === html ? known.text : markdownText(tree);
      lastWritten.set(id, { html, text });
      return { text, href };
    }),
  });
}

/** Markdown for those who ask for it. */
export function markdownResponse(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
}

function textOf({ html }: EditionSection): MarkdownText {
  return written(html, () => markdownText(parsedOnce(html)));
}

function numbered({ number, title }: EditionSection): string {
  return number === undefined ? title : `${number} ${title}`;
}
