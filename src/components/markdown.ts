import { formatDate } from '../domain/dates.ts';
import type { Edition, EditionSection } from '../domain/edition.ts';
import { markdownText, toMarkdown } from '../domain/render/index.ts';
import type { MarkdownPage, MarkdownText } from '../domain/render/index.ts';
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

const texts = once<MarkdownText>();

/** The Markdown form of a page of the statement. */
export async function statementMarkdown(
  context: SiteContext,
  { edition, home, section, facts = [] }: Shown,
): Promise<Response> {
  const { routes, locale, t } = context;
  const toPath = await statementHref(context, edition, home);
  const sections = section ? [section] : edition.sections;
  return markdownResponse({
    title: section ? numbered(section) : edition.title,
    facts: [`${t('page.lastUpdated')} ${formatDate(edition.version, locale.lang)}`, ...facts],
    url: routes.absolute(section ? `${home}${section.slug}/` : home),
    parts: sections.map((shown) => ({
      title: section ? undefined : numbered(shown),
      summary: shown.summary && `${t('statement.summary')}: ${shown.summary}`,
      text: textOf(shown, section ? 0 : 1),
      href: (target) => routes.absolute(toPath(target)),
    })),
  });
}

/** A page as Markdown, for those who ask for it. */
export function markdownResponse(page: MarkdownPage): Response {
  return new Response(toMarkdown(page), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
}

function textOf({ html }: EditionSection, headingShift: 0 | 1): MarkdownText {
  return texts(`${headingShift} ${html}`, () => markdownText(parsedOnce(html), headingShift));
}

function numbered({ number, title }: EditionSection): string {
  return number === undefined ? title : `${number} ${title}`;
}
