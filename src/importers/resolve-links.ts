import type { Element } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { parseLink } from '../domain/links.ts';
import { attribute, foldSpace } from '../domain/render/text.ts';
import { headingLevel, isElement, sourceIds } from './elements.ts';
import { foldTitle, keptText } from './headings.ts';
import { headingsIn } from './name-sections.ts';
import type { NamedSection } from './name-sections.ts';
import { numbered } from './names.ts';
import { LEFT_OUT } from './text-of-tree.ts';

/** A link that is not what it was in the source. */
export interface ChangedLink {
  readonly label: string;
  readonly from: string;
  /** Nothing when only its words are left. */
  readonly to: string | undefined;
}

/**
 * Turns the links of a source into those of a statement: places of the text itself by their anchors, the rest as full
 * addresses. A link that cannot be kept leaves its words.
 *
 * @param base address of the source, against which its relative links are read.
 */
export function resolveLinks(
  sections: readonly NamedSection[],
  base: string | undefined,
): ChangedLink[] {
  const taken = new Set(
    sections.flatMap(({ id, blocks }) => [id, ...headingsIn(blocks).map(idOf)]),
  );
  nameTrickyLines(sections, taken);
  const places = placesOf(sections);
  const titles = titlesOf(sections);
  const changed: ChangedLink[] = [];
  for (const { id, blocks } of sections) {
    visit({ type: 'root', children: [...blocks] }, 'element', (node: Element) => {
      if (node.tagName === LEFT_OUT) return SKIP;
      if (node.tagName !== 'a' || node.properties['href'] === undefined) return undefined;
      const from = attribute(node, 'href');
      const to = targetOf(from, {
        label: keptText(node),
        section: id,
        places,
        titles,
        base,
        taken,
      });
      if (to === undefined) delete node.properties['href'];
      else node.properties['href'] = to;
      const isPlain = to === from || /^(?:#|mailto:|tel:)/.test(to ?? '');
      if (!isPlain) changed.push({ label: foldSpace(keptText(node)), from, to });
      return undefined;
    });
  }
  return changed;
}

/** A place of the text that links of the source lead to: an element that may carry an anchor, in its section. */
interface Place {
  readonly section: string;
  readonly node: Element | undefined;
}

interface Targets {
  readonly label: string;
  readonly section: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly titles: ReadonlyMap<string, string>;
  readonly base: string | undefined;
  readonly taken: Set<string>;
}

function targetOf(href: string, targets: Targets): string | undefined {
  if (/^#note-\d+$/.test(href)) return href;
  const inPage = withinPage(href, targets.base);
  if (inPage !== undefined) {
    const place = targets.places.get(inPage) ?? targets.places.get(inPage.toLowerCase());
    if (place) return `#${anchorOf(place, targets.taken)}`;
    // A contents list of a saved text may have lost its targets and kept its words.
    const byTitle = targets.titles.get(foldTitle(targets.label));
    return byTitle === undefined ? undefined : `#${byTitle}`;
  }
  const address = absolute(href.trim(), targets.base);
  return address !== undefined && parseLink(address).kind === 'external' ? address : undefined;
}

/** The id that a link to a place of its own page names; empty for the page itself. */
function withinPage(href: string, base: string | undefined): string | undefined {
  const hash = href.indexOf('#');
  if (hash < 0) return href.trim() === '' ? '' : undefined;
  const isOwn =
    hash === 0 ||
    (base !== undefined && absolute(href.slice(0, hash), base) === base.replace(/#.*$/, ''));
  return isOwn ? decode(href.slice(hash + 1)) : undefined;
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function absolute(href: string, base: string | undefined): string | undefined {
  const mail = /^mailto:(?:\/\/)?(.+)$/i.exec(href)?.[1];
  if (mail !== undefined) return `mailto:${decode(mail).trim().replace(/\s+/g, '%20')}`;
  const telephone = /^tel:(.+)$/i.exec(href)?.[1];
  if (telephone !== undefined) return `tel:${decode(telephone).replace(/[^+\d]/g, '')}`;
  if (!URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  if (url.protocol === 'http:') url.protocol = 'https:';
  if (url.protocol !== 'https:') return undefined;
  // As it was written, where nothing had to be added.
  const isSame = URL.canParse(href) && new URL(href).href === url.href && !/[\s<>]/.test(href);
  return isSame ? href : url.href;
}

function placesOf(sections: readonly NamedSection[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const add = (id: string, place: Place) => {
    if (!places.has(id)) places.set(id, place);
  };
  for (const section of sections) {
    for (const id of section.sourceIds) add(id, { section: section.id, node: undefined });
    let heading: Element | undefined;
    visit({ type: 'root', children: [...section.blocks] }, 'element', (node: Element) => {
      if (headingLevel(node) !== undefined) heading = node;
      const isLine = isElement(node, 'p', 'li') || headingLevel(node) !== undefined;
      for (const id of sourceIds(node))
        add(id, { section: section.id, node: isLine ? node : heading });
      if (isLine && idOf(node) !== '') add(idOf(node), { section: section.id, node });
    });
  }
  return places;
}

function titlesOf(sections: readonly NamedSection[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const heading of sections.flatMap(({ blocks }) => headingsIn(blocks))) {
    titles.set(foldTitle(keptText(heading)), idOf(heading));
  }
  for (const { id, title } of sections) titles.set(foldTitle(title), id);
  titles.delete('');
  return titles;
}

function anchorOf({ section, node }: Place, taken: Set<string>): string {
  if (!node) return section;
  if (idOf(node) !== '') return idOf(node);
  const first = node.tagName === 'li' ? node.children[0] : undefined;
  if (isElement(first, 'p') && idOf(first) !== '') return idOf(first);
  // A list item without a line of its own cannot carry an anchor.
  if (node.tagName === 'li' && !isElement(first, 'p')) return section;
  const id = numbered(section, taken);
  taken.add(id);
  node.properties['id'] = id;
  return id;
}

/** A line that ends like an anchor would lose its last words to it: it gets an anchor of its own behind them. */
function nameTrickyLines(sections: readonly NamedSection[], taken: Set<string>): void {
  for (const { id, blocks } of sections) {
    visit({ type: 'root', children: [...blocks] }, 'element', (node: Element) => {
      if (node.tagName !== 'p' || idOf(node) !== '' || !/\[#[^\]]*\]\s*$/.test(keptText(node)))
        return;
      anchorOf({ section: id, node }, taken);
    });
  }
}

function idOf(node: Element): string {
  return attribute(node, 'id');
}
