import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Alternate } from '../alternates.ts';
import { attribute } from '../render/index.ts';

/** What an audit needs to know of an HTML page. */
export interface AuditedPage {
  /** Path of the file, as findings show it. */
  readonly file: string;
  /** Path on the site under which readers ask for it: `/nl/cookies/`. */
  readonly path: string;
  readonly ids: ReadonlySet<string>;
  /** Addresses that a reader can follow. */
  readonly links: readonly string[];
  /** Addresses that the browser loads by itself, with the element that asks for them. */
  readonly resources: readonly Resource[];
  /** Inline code and styles, each in a few words: what the security policy would refuse. */
  readonly inline: readonly string[];
  /** The address that it names as the one to show; nothing when it names none. */
  readonly canonical: string | undefined;
  /** Its address in each language or region. */
  readonly alternates: readonly Alternate[];
  readonly bytes: Uint8Array;
}

export interface Resource {
  readonly kind: 'style' | 'script' | 'other';
  readonly address: string;
}

const parser = unified().use(rehypeParse).freeze();

/** Elements whose `src`, `poster` or `data` the browser loads. */
const LOADING = new Set(['img', 'iframe', 'audio', 'video', 'source', 'track', 'embed', 'input']);

/** Relations of a `<link>` that make the browser load its target. */
const LOADED_RELATIONS = new Set([
  'stylesheet',
  'icon',
  'preload',
  'modulepreload',
  'prefetch',
  'manifest',
  'preconnect',
  'dns-prefetch',
]);

/** Reads a built page: its ids, links, what it loads and what it has inline. */
export function readPage(file: string, path: string, bytes: Uint8Array): AuditedPage {
  const ids = new Set<string>();
  const links: string[] = [];
  const resources: Resource[] = [];
  const inline: string[] = [];
  const alternates: Alternate[] = [];
  let canonical: string | undefined;
  const tree: Root = parser.parse(new TextDecoder().decode(bytes));
  visit(tree, 'element', (element) => {
    const id = attribute(element, 'id');
    if (id) ids.add(id);
    if (['a', 'area'].includes(element.tagName) && 'href' in element.properties) {
      links.push(attribute(element, 'href'));
    }
    if (isRelated(element, 'canonical')) canonical = attribute(element, 'href');
    const hreflang = attribute(element, 'hrefLang');
    if (isRelated(element, 'alternate') && hreflang) {
      alternates.push({ hreflang, url: attribute(element, 'href') });
    }
    resources.push(...resourcesOf(element));
    inline.push(...inlineOf(element));
  });
  return { file, path, ids, links, resources, inline, canonical, alternates, bytes };
}

function isRelated({ tagName, properties }: Element, relation: string): boolean {
  return tagName === 'link' && Array.isArray(properties.rel) && properties.rel.includes(relation);
}

function resourcesOf(element: Element): Resource[] {
  const { tagName, properties } = element;
  if (tagName === 'script' && properties['src']) {
    return [{ kind: 'script', address: attribute(element, 'src') }];
  }
  if (tagName === 'link') {
    const relations = Array.isArray(properties['rel']) ? properties['rel'].map(String) : [];
    if (!relations.some((relation) => LOADED_RELATIONS.has(relation))) return [];
    const kind = relations.includes('stylesheet') ? 'style' : 'other';
    return [{ kind, address: attribute(element, 'href') }];
  }
  if (!LOADING.has(tagName) && tagName !== 'object') return [];
  const addresses = [
    ...['src', 'poster', 'data'].map((name) => attribute(element, name)),
    ...attribute(element, 'srcSet')
      .split(',')
      .map((candidate) => candidate.trim().split(/\s+/, 1)[0] ?? ''),
  ];
  return addresses.filter(Boolean).map((address) => ({ kind: 'other', address }));
}

function inlineOf(element: Element): string[] {
  const { tagName, properties } = element;
  const name = `<${tagName}>`;
  return [
    ...(tagName === 'style' ? ['a <style> element'] : []),
    ...(tagName === 'script' && !properties['src'] && properties['type'] !== 'application/ld+json'
      ? ['an inline <script>']
      : []),
    ...Object.entries(properties).flatMap(([property, value]) => {
      if (property === 'style') return [`style= on ${name}`];
      if (/^on[A-Za-z]/.test(property)) return [`${property.toLowerCase()}= on ${name}`];
      return typeof value === 'string' && /^\s*javascript:/i.test(value)
        ? [`javascript: in ${property} of ${name}`]
        : [];
    }),
  ];
}
