import type { Element, Root, RootContent } from 'hast';
import { redline } from './diff/redline.ts';
import type { Change, ChangeKind, Redline, Stats } from './diff/types.ts';
import { joinRedlines } from './moves-between.ts';
import type { MovesBetween } from './moves-between.ts';

/** A section as one side of a comparison has it. */
export interface ComparableSection {
  readonly id: string;
  /** Language of the text: the prevailing one where there is no translation. */
  readonly locale: string;
  /** SHA-256 of the text that prevails. */
  readonly original: string;
  readonly number?: number | undefined;
  readonly title: string;
  readonly slug: string;
  /** Its text as canonical HTML: headings from h2, links as written. */
  readonly html: string;
}

/** A version in one language, as much of it as a comparison needs. */
export interface ComparableEdition {
  readonly version: string;
  readonly locale: string;
  readonly sections: readonly ComparableSection[];
}

/** `translated`: only the new version has it in the language compared; `untranslated`: only the old one. */
export type SectionState =
  'added' | 'removed' | 'changed' | 'unchanged' | 'translated' | 'untranslated';

export interface SectionComparison {
  readonly id: string;
  readonly state: SectionState;
  /** The section as the old and the new version have it; one is missing when it was added or removed. */
  readonly before: ComparableSection | undefined;
  readonly after: ComparableSection | undefined;
  /** Whether it stands elsewhere among the sections that both versions have. */
  readonly moved: boolean;
  readonly renamed: boolean;
  /** Its redline, title included as h2. */
  readonly tree: Root;
  readonly changes: readonly Change[];
}

/** What differs between two versions, section by section in the order of the new one. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly sections: readonly SectionComparison[];
  readonly stats: Stats;
}

/** The redline of a section between two versions, of which one may lack it. */
export type SectionRedline = Pick<Redline, 'tree' | 'changes' | 'stats'>;

/**
 * Compares two versions in one language. Sections are paired by id, whatever their place or name, and each pair has its
 * own redline; a passage that went from one section to another is then recognised and marked as moved.
 *
 * @param parse reads a fragment of HTML; the caller brings the parser its platform has.
 * @param redlineOf makes the redline of a section. What it gives is left as it is; where the other sections have no say in
 * it, the comparison holds that same tree.
 */
export function compareEditions(
  before: ComparableEdition,
  after: ComparableEdition,
  parse: (html: string) => Root,
  redlineOf: typeof sectionRedline = sectionRedline,
): Comparison {
  const old = new Map(before.sections.map((section) => [section.id, section]));
  const now = new Map(after.sections.map((section) => [section.id, section]));
  const moved = movedIds(before.sections, after.sections);
  const redlines = alignedIds(before.sections, after.sections).map((id) => {
    const [oldSection, newSection] = [old.get(id), now.get(id)];
    return {
      id,
      before: oldSection,
      after: newSection,
      ...redlineOf(id, oldSection, newSection, parse),
    };
  });
  const { parts, between } = joinRedlines(redlines);

  return {
    from: before.version,
    to: after.version,
    stats: sum(
      parts.map(({ stats }) => stats),
      between,
    ),
    sections: parts.map(({ id, before: oldSection, after: newSection, tree, changes }) => ({
      id,
      state: stateOf(oldSection, newSection, changes, after.locale),
      before: oldSection,
      after: newSection,
      moved: moved.has(id),
      renamed: isRenamed(oldSection, newSection),
      tree,
      changes,
    })),
  };
}

const NO_STATS: Stats = {
  wordsAdded: 0,
  wordsRemoved: 0,
  wordsMoved: 0,
  kinds: {},
  blocksCompared: 0,
  fallbacks: 0,
};

/** Makes the redline of a section; texts in two languages have none, and the new one stands as it is. */
export function sectionRedline(
  id: string,
  before: ComparableSection | undefined,
  after: ComparableSection | undefined,
  parse: (html: string) => Root,
): SectionRedline {
  if (before && after && (before.locale !== after.locale || isSameText(before, after))) {
    return { tree: withTitle(after, parse), changes: [], stats: NO_STATS };
  }
  return redline(withTitle(before, parse), withTitle(after, parse), { prefix: `${id}-change` });
}

/** Whether two sections say the same under the same title. */
export function isSameText(
  a: Pick<ComparableSection, 'title' | 'html'>,
  b: Pick<ComparableSection, 'title' | 'html'>,
): boolean {
  return a.title === b.title && a.html === b.html;
}

/** Whether a section has another title in the same language. */
function isRenamed(
  before: ComparableSection | undefined,
  after: ComparableSection | undefined,
): boolean {
  if (!before || !after) return false;
  return before.locale === after.locale && before.title !== after.title;
}

function stateOf(
  before: ComparableSection | undefined,
  after: ComparableSection | undefined,
  changes: readonly Change[],
  locale: string,
): SectionState {
  if (!before) return 'added';
  if (!after) return 'removed';
  if (before.locale !== after.locale)
    return after.locale === locale ? 'translated' : 'untranslated';
  return changes.length > 0 ? 'changed' : 'unchanged';
}

/** Ids in the order of the new version; each removed section follows the one it used to follow. */
function alignedIds(
  before: readonly ComparableSection[],
  after: readonly ComparableSection[],
): string[] {
  const ids = after.map(({ id }) => id);
  before.forEach(({ id }, index) => {
    if (ids.includes(id)) return;
    const previous = before[index - 1];
    ids.splice(previous ? ids.indexOf(previous.id) + 1 : 0, 0, id);
  });
  return ids;
}

/** A section with its title as h2; an empty text when there is no section. */
function withTitle(section: ComparableSection | undefined, parse: (html: string) => Root): Root {
  if (!section) return { type: 'root', children: [] };
  const title: Element = {
    type: 'element',
    tagName: 'h2',
    properties: { id: section.id },
    children: [{ type: 'text', value: section.title }],
  };
  return { type: 'root', children: [title, ...parse(section.html).children.map(oneLevelDown)] };
}

function oneLevelDown<N extends RootContent>(node: N): N {
  if (node.type !== 'element') return node;
  const level = Number(/^h([1-5])$/.exec(node.tagName)?.[1]);
  return {
    ...node,
    ...(level && { tagName: `h${level + 1}` }),
    children: node.children.map(oneLevelDown),
  };
}

function sum(all: readonly Stats[], { words, blocks, removed }: MovesBetween): Stats {
  const kinds: Stats['kinds'] = {};
  for (const stats of all) {
    for (const [kind, count] of Object.entries(stats.kinds) as [ChangeKind, number][]) {
      kinds[kind] = (kinds[kind] ?? 0) + count;
    }
  }
  const total = (
    key: 'wordsAdded' | 'wordsRemoved' | 'wordsMoved' | 'blocksCompared' | 'fallbacks',
  ) => all.reduce((count, stats) => count + stats[key], 0);
  if (blocks > 0) {
    kinds.moved = (kinds.moved ?? 0) + blocks;
    kinds.added = (kinds.added ?? 0) - blocks;
    kinds.removed = (kinds.removed ?? 0) - blocks;
  }
  return {
    // What arrived is what left, without what it lost on the way and with what it gained.
    wordsAdded: total('wordsAdded') - (words - removed),
    wordsRemoved: total('wordsRemoved') - (words - removed),
    wordsMoved: total('wordsMoved') + words,
    kinds,
    blocksCompared: total('blocksCompared'),
    fallbacks: total('fallbacks'),
  };
}

/** Sections outside the longest run of common sections that kept their order. */
function movedIds(
  before: readonly ComparableSection[],
  after: readonly ComparableSection[],
): Set<string> {
  const places = new Map(before.map(({ id }, index) => [id, index]));
  const common = after.flatMap(({ id }) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ id, place }];
  });
  // Longest increasing subsequence by the quadratic method: there are some dozens of sections at most.
  const runs: { id: string; place: number }[][] = [];
  for (const section of common) {
    const longest = runs
      .filter((run) => (run.at(-1)?.place ?? -1) < section.place)
      .reduce<{ id: string; place: number }[]>(
        (best, run) => (run.length > best.length ? run : best),
        [],
      );
    runs.push([...longest, section]);
  }
  const kept = new Set(
    runs.reduce((best, run) => (run.length > best.length ? run : best), []).map(({ id }) => id),
  );
  return new Set(common.map(({ id }) => id).filter((id) => !kept.has(id)));
}
