import { parseLink } from '../links.ts';

/**
 * A text cut where the addresses of its links belong: it is the same on all pages that show it, and only they know where
 * its links lead.
 */
export interface CutText {
  /** One more than there are links. */
  readonly pieces: readonly string[];
  /** The links as written (`#your-rights`), in their order. */
  readonly links: readonly string[];
}

/** Stands for an address until it is known. No text has it: it is no character, but one of those for private use. */
export const ADDRESS = '\u{F0000}';

/** What stands in the place of a link's address in a text that is to be cut; an address that all pages share stays. */
export function awaitedAddress(target: string): string {
  if (parseLink(target).kind === 'external') return target;
  return ADDRESS + encodeURIComponent(target) + ADDRESS;
}

/** The link as written for which `awaitedAddress` stands; nothing for any other address. */
export function awaitedTarget(address: string): string | undefined {
  if (!address.startsWith(ADDRESS)) return undefined;
  return decodeURIComponent(address.slice(ADDRESS.length, -ADDRESS.length));
}

/** Cuts a text in which `awaitedAddress` stands for addresses. */
export function cutText(text: string): CutText {
  const strips = text.split(ADDRESS);
  return {
    pieces: strips.filter((_, index) => index % 2 === 0),
    links: strips.filter((_, index) => index % 2 === 1).map(decodeURIComponent),
  };
}

/** The whole text, with the addresses that its links have on a page. */
export function joinText({ pieces, links }: CutText, href: (target: string) => string): string {
  return pieces
    .map((piece, index) => {
      const link = links[index];
      return link === undefined ? piece : piece + href(link);
    })
    .join('');
}
