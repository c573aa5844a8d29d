import type { Element, Root, RootContent } from 'hast';
import type { Change, Stats } from './diff/types.ts';
import { redline } from './diff/redline.ts';

/** A section as one side of a comparison has it. */
export interface ComparableSection {
  readonly id: string;
  readonly number?: number | undefined;
  readonly title: string;
  readonly slug: string;
  /** Its text as canonical HTML: headings from h2, links as written. */
  readonly html: string;
}

/** A version in one language, as much of it as a comparison needs. */
export interface ComparableEdition {
  readonly version: string;
  readonly sections: readonly ComparableSection[];
}

export type SectionState = 'added' | 'removed' | 'changed' | 'unchanged';

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

/**
 * Compares two versions in one language. Sections are paired by id, whatever their place or name; those that differ are
 * compared as one text, so that a passage that went from one to another is seen to have moved.
 *
 * @param parse reads a fragment of HTML; the caller brings the parser its platform has.
 */
export function compareEditions(
  before: ComparableEdition,
  after: ComparableEdition,
  parse: (html: string) => Root,
): Comparison {
  const ids = alignedIds(before.sections, after.sections);
  const old = new Map(before.sections.map((section) => [section.id, section]));
  const now = new Map(after.sections.map((section) => [section.id, section]));
  const isSame = (id: string) => {
    const [one, other] = [old.get(id), now.get(id)];
    return one !== undefined && other !== undefined && isSameText(one, other);
  };
  const different = ids.filter((id) => !isSame(id));
  const result = redline(oneText(different, old, parse), oneText(different, now, parse));
  const trees = cutAtTitles(result.tree);
  const moved = movedIds(before.sections, after.sections);

  return {
    from: before.version,
    to: after.version,
    stats: result.stats,
    sections: ids.map((id) => {
      const tree = trees.get(id) ?? oneText([id], now, parse);
      const inside = changeIds(tree);
      const changes = result.changes.filter((change) => inside.has(change.id));
      const [oldSection, newSection] = [old.get(id), now.get(id)];
      return {
        id,
        state: stateOf(oldSection, newSection, changes),
        before: oldSection,
        after: newSection,
        moved: moved.has(id),
        renamed:
          oldSection !== undefined &&
          newSection !== undefined &&
          oldSection.title !== newSection.title,
        tree,
        changes,
      };
    }),
  };
}

/** Whether two sections say the same under the same title. */
export function isSameText(a: ComparableSection, b: ComparableSection): boolean {
  return a.title === b.title && a.html === b.html;
}

function stateOf(
  before: ComparableSection | undefined,
  after: ComparableSection | undefined,
  changes: readonly Change[],
): SectionState {
  if (!before) return 'added';
  if (!after) return 'removed';
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

/** All sections as one flat text, a title before each. */
function oneText(
  ids: readonly string[],
  sections: ReadonlyMap<string, ComparableSection>,
  parse: (html: string) => Root,
): Root {
  return {
    type: 'root',
    children: ids.flatMap((id): RootContent[] => {
      const section = sections.get(id);
      if (!section) return [];
      const title: Element = {
        type: 'element',
        tagName: 'h2',
        properties: { id: section.id },
        children: [{ type: 'text', value: section.title }],
      };
      return [title, ...parse(section.html).children.map(oneLevelDown)];
    }),
  };
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

/** Cuts a redline of the whole into one tree a section, by id: each starts at its title, an h2 that carries the id. */
function cutAtTitles(tree: Root): ReadonlyMap<string, Root> {
  const trees = new Map<string, Root>();
  let current: Root = { type: 'root', children: [] };
  for (const node of tree.children) {
    if (
      node.type === 'element' &&
      node.tagName === 'h2' &&
      node.properties['dataDiff'] !== 'move-from'
    ) {
      current = { type: 'root', children: [] };
      trees.set(String(node.properties['id'] ?? node.properties['dataDiffId']), current);
    }
    current.children.push(node);
  }
  return trees;
}

function changeIds(node: Root | Element, into = new Set<string>()): Set<string> {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const id = child.properties['dataDiffChange'];
    if (typeof id === 'string') into.add(id);
    changeIds(child, into);
  }
  return into;
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
