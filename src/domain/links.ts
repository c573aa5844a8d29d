/** What a link in a text points to, as its author wrote it. */
export type LinkTarget =
  | { readonly kind: 'anchor'; readonly id: string }
  | { readonly kind: 'page'; readonly id: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'unknown' };

/**
 * Reads a link: `#your-rights` (a section, heading or anchor of the statement), `page:about` (a free page),
 * `https://…`, `mailto:…` or `tel:…`. Anything else is unknown.
 */
export function parseLink(target: string): LinkTarget {
  if (target.startsWith('#')) return { kind: 'anchor', id: target.slice(1) };
  if (target.startsWith('page:')) return { kind: 'page', id: target.slice('page:'.length) };
  if (/^(?:https:\/\/[^\s]+|mailto:[^\s@]+@[^\s]+|tel:\+?[\d\s-]+)$/.test(target)) {
    return { kind: 'external', url: target };
  }
  return { kind: 'unknown' };
}
