import { SKIP, visit } from 'unist-util-visit';
import { parseHtml } from '../domain/diff/html.ts';
import { attribute, foldSpace, textOf } from '../domain/render/index.ts';

/** A heading that the contents of a page can lead to. */
export interface PageHeading {
  readonly id: string;
  readonly text: string;
}

/** The headings of the second level in the HTML of a page, without those that are hidden. */
export function pageHeadings(html: string): PageHeading[] {
  const headings: PageHeading[] = [];
  visit(parseHtml(html), 'element', (element) => {
    if (element.properties['hidden'] !== undefined) return SKIP;
    const id = attribute(element, 'id');
    if (element.tagName === 'h2' && id !== '') {
      headings.push({ id, text: foldSpace(textOf(element)) });
    }
    return undefined;
  });
  return headings;
}
