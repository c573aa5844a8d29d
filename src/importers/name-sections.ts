import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import { attribute, foldSpace } from '../domain/render/text.ts';
import type { SectionRole } from '../domain/schema/index.ts';
import { conceptOf } from './concepts.ts';
import { element, headingLevel, isElement, text } from './elements.ts';
import { foldTitle, keptText } from './headings.ts';
import type { KnownSection } from './known.ts';
import { lineUp, similarity } from './line-up.ts';
import { freeSlug, numbered, proposeId, slugOf } from './names.ts';
import type { DraftSection } from './split.ts';
import { wordsOf } from './text-of-tree.ts';

/** A section of an imported text with its names. The headings in its blocks carry their ids. */
export interface NamedSection {
  readonly id: string;
  readonly role: SectionRole;
  readonly title: string;
  readonly slug: string;
  readonly summary: string | undefined;
  readonly keywords: readonly string[];
  readonly sourceIds: readonly string[];
  readonly blocks: readonly ElementContent[];
}

export interface Naming {
  readonly locale: string;
  readonly known: readonly KnownSection[];
  /** Whether the known sections and their order stand. */
  readonly isTranslation: boolean;
  /** Slugs that other pages of the language have. */
  readonly takenSlugs: readonly string[];
  /** Title of what stands above the first heading. */
  readonly introduction: string;
}

/** From this likeness on, a section with another title in the same place is taken for the same one, rewritten. */
const SAME_SECTION = 0.3;

/**
 * Gives each section its id and slug, and each heading its id: those that are known where they line up, else new ones.
 *
 * @returns the sections, and the titles of those that a translation has and the statement has not: they became headings
 *   of the section before them.
 */
export function nameSections(
  drafts: readonly DraftSection[],
  naming: Naming,
): { named: NamedSection[]; unplaced: string[] } {
  const { placed, unplaced } = naming.isTranslation
    ? placeTranslation(drafts, naming.known)
    : { placed: placeText(drafts, naming.known), unplaced: [] };
  const taken = new Set(
    naming.known.flatMap(({ id, headings }) => [id, ...headings.map((heading) => heading.id)]),
  );
  const slugs = new Set(naming.takenSlugs);
  const named = placed.map(({ draft, known }): NamedSection => {
    const isIntroduction = draft.title === undefined;
    const title = draft.title ?? (known?.isOwnLanguage ? known.title : naming.introduction);
    const id = known?.id ?? newSectionId(draft, naming.locale, taken);
    taken.add(id);
    const proposed = known?.isOwnLanguage ? known.slug : slugOf(title, id);
    const slug = freeSlug(proposed, slugs);
    slugs.add(slug);
    nameHeadings(draft.blocks, { id, known, locale: naming.locale, taken });
    return {
      id,
      role: isIntroduction ? 'introduction' : 'section',
      title,
      slug,
      summary: known?.isOwnLanguage ? known.summary : undefined,
      keywords: known?.isOwnLanguage ? known.keywords : [],
      sourceIds: draft.sourceIds,
      blocks: draft.blocks,
    };
  });
  return { named, unplaced };
}

interface PlacedDraft {
  readonly draft: DraftSection;
  readonly known: KnownSection | undefined;
}

/** Lines a text up with the sections that exist; what stands elsewhere now is found by its title or by what it treats. */
function placeText(drafts: readonly DraftSection[], known: readonly KnownSection[]): PlacedDraft[] {
  const pairs = lineUpSections(drafts, known);
  const free = new Set(known.filter((section) => !pairs.includes(section)));
  return drafts.map((draft, index) => {
    const pair = pairs[index];
    if (pair) return { draft, known: pair };
    const elsewhere = [...free].find((section) => isSameSection(draft, section));
    if (elsewhere) free.delete(elsewhere);
    return { draft, known: elsewhere };
  });
}

function placeTranslation(
  drafts: readonly DraftSection[],
  known: readonly KnownSection[],
): { placed: PlacedDraft[]; unplaced: string[] } {
  const pairs = lineUpSections(drafts, known);
  const placed: PlacedDraft[] = [];
  const unplaced: string[] = [];
  drafts.forEach((draft, index) => {
    const pair = pairs[index];
    const last = placed.at(-1);
    if (!pair && last && draft.title !== undefined) {
      unplaced.push(draft.title);
      placed[placed.length - 1] = { ...last, draft: joined(last.draft, draft, draft.title) };
    } else {
      placed.push({ draft, known: pair });
    }
  });
  return { placed, unplaced };
}

/** One section with the other below it, under a heading. */
function joined(first: DraftSection, second: DraftSection, title: string): DraftSection {
  const heading = element('h2', [text(title)], { dataIds: [...second.sourceIds] });
  const below = second.blocks.map((block) => {
    const level = headingLevel(block);
    return level !== undefined && isElement(block)
      ? { ...block, tagName: `h${String(Math.min(6, level + 1))}` }
      : block;
  });
  return { ...first, blocks: [...first.blocks, heading, ...below] };
}

function newSectionId(draft: DraftSection, locale: string, taken: ReadonlySet<string>): string {
  if (draft.title === undefined && !taken.has('introduction')) return 'introduction';
  return proposeId(draft.title ?? '', { locale, fallback: 'section', taken });
}

/** The known section of each draft, in order; introductions belong together, wherever the rest lies. */
function lineUpSections(
  drafts: readonly DraftSection[],
  known: readonly KnownSection[],
): (KnownSection | undefined)[] {
  const introduction = known.find(({ role }) => role === 'introduction');
  const sections = drafts.filter((draft) => !isIntroduction(draft));
  const others = known.filter(({ role }) => role !== 'introduction');
  const isOwn = known.some(({ isOwnLanguage }) => isOwnLanguage);
  const words = sections.map(
    ({ blocks }) => new Set(wordsOf(blocks.map(keptText).join(' ').toLowerCase())),
  );
  const pairs = lineUp(
    sections.length,
    others.length,
    (index, other) => {
      const [draft, section] = [sections[index], others[other]];
      return draft !== undefined && section !== undefined && isSameSection(draft, section);
    },
    (index, other) =>
      !isOwn ||
      similarity(words[index] ?? new Set(), others[other]?.words ?? new Set()) >= SAME_SECTION,
  );
  return drafts.map((draft) => {
    if (isIntroduction(draft)) return introduction;
    const pair = pairs[sections.indexOf(draft)];
    return pair === undefined ? undefined : others[pair];
  });
}

function isIntroduction({ title }: DraftSection): boolean {
  return title === undefined;
}

/** Whether a section is a known one: by its title in the same language, or because both treat the same. */
function isSameSection(draft: DraftSection, section: KnownSection): boolean {
  if (draft.title === undefined || section.role === 'introduction') return false;
  if (section.isOwnLanguage && foldTitle(draft.title) === foldTitle(section.title)) return true;
  const concept = conceptOf(draft.title);
  return (
    concept !== undefined &&
    (concept === section.id || (!section.isOwnLanguage && concept === conceptOf(section.title)))
  );
}

interface HeadingNaming {
  readonly id: string;
  readonly known: KnownSection | undefined;
  readonly locale: string;
  readonly taken: Set<string>;
}

function nameHeadings(
  blocks: readonly ElementContent[],
  { id, known, locale, taken }: HeadingNaming,
): void {
  const headings = headingsIn(blocks);
  const before = known?.headings ?? [];
  const texts = headings.map((heading) => foldTitle(keptText(heading)));
  const pairs = lineUp(
    headings.length,
    before.length,
    (index, other) =>
      known?.isOwnLanguage === true && texts[index] === foldTitle(before[other]?.text ?? ''),
    () => true,
  );
  headings.forEach((heading, index) => {
    const pair = pairs[index];
    const given = sourceAnchor(heading, taken);
    const own = pair === undefined ? undefined : before[pair]?.id;
    const name =
      own ?? given ?? proposeHeadingId(foldSpace(keptText(heading)), { id, locale, taken });
    taken.add(name);
    heading.properties['id'] = name;
  });
}

/** A heading's id starts with the section's, so that no other section wants the same. */
function proposeHeadingId(
  title: string,
  { id, locale, taken }: Omit<HeadingNaming, 'known'>,
): string {
  const prefixed = new Set(
    [...taken].flatMap((name) => (name.startsWith(`${id}-`) ? [name.slice(id.length + 1)] : [])),
  );
  if (locale !== 'en' && !locale.startsWith('en-')) return numbered(id, taken);
  const words = slugOf(title, '')
    .replace(/[^a-z0-9-]/g, '')
    .split('-')
    .filter((word) => word !== '')
    .slice(0, 6)
    .join('-');
  return words !== '' && !prefixed.has(words) ? `${id}-${words}` : numbered(id, taken);
}

/** An id that the source gave a heading on purpose: words with hyphens in it are not what a program makes. */
function sourceAnchor(heading: Element, taken: ReadonlySet<string>): string | undefined {
  const given = attribute(heading, 'dataAnchor');
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(given) && !taken.has(given) ? given : undefined;
}

/** All headings, also those of questions, in order. */
export function headingsIn(blocks: readonly ElementContent[]): Element[] {
  const headings: Element[] = [];
  visit({ type: 'root', children: [...blocks] }, 'element', (node: Element) => {
    if (headingLevel(node) !== undefined && isElement(node)) headings.push(node);
  });
  return headings;
}
