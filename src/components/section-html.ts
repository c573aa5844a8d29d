import type { EditionSection } from '../domain/edition.ts';
import { present } from '../domain/render/index.ts';
import { once, parsedOnce } from './once.ts';
import type { SiteContext } from './site-context.ts';

const presented = once<string>();

/** HTML of a section for a page of its own: with permalinks, links to the pages beside it. */
export function pageHtml(section: EditionSection, context: SiteContext): string {
  return show(section, context, 0, (target) => section.addresses[target] ?? target);
}

/** HTML of a section for the page with the whole statement: headings from h3, links within that page. */
export function wholeHtml(section: EditionSection, context: SiteContext): string {
  return show(section, context, 1, (target) =>
    target.startsWith('#') ? target : (section.addresses[target] ?? target),
  );
}

function show(
  { html, made }: EditionSection,
  { t }: SiteContext,
  headingShift: 0 | 1,
  href: (target: string) => string,
): string {
  const permalinkLabel = (heading: string) => t('page.permalink', { heading });
  const key = [headingShift, permalinkLabel(''), made].join(' ');
  return presented(key, () => present(parsedOnce(html), { headingShift, href, permalinkLabel }));
}
