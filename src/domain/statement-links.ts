import { parseLink } from './links.ts';

/** What a page outside the statement needs to know of a section to link into it. */
export interface LinkableSection {
  readonly id: string;
  readonly slug: string;
  readonly anchors: readonly string[];
}

/**
 * Makes the function that turns links as written into addresses of an edition's pages, for pages that stand elsewhere.
 *
 * @param home path of the page with the whole edition.
 */
export function editionHref(
  sections: readonly LinkableSection[],
  home: string,
  freePage: (id: string) => string,
): (target: string) => string {
  const slugs = new Map(
    sections.flatMap(({ id, slug, anchors }) => [id, ...anchors].map((anchor) => [anchor, slug])),
  );
  const ids = new Set(sections.map(({ id }) => id));
  return (target) => {
    const link = parseLink(target);
    if (link.kind === 'page') return freePage(link.id);
    const slug = link.kind === 'anchor' ? slugs.get(link.id) : undefined;
    if (link.kind !== 'anchor' || slug === undefined) return target;
    return ids.has(link.id) ? `${home}${slug}/` : `${home}${slug}/#${link.id}`;
  };
}
