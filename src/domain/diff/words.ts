/**
 * Step 5: which words of two blocks are the same. In: the tokens of both. Out: `match` set on the tokens and
 * the inline elements both have.
 *
 * Myers' difference (1986) on token numbers; then what it gives is made readable: changes slide to the edges of
 * sentences and clauses, words left standing alone between two changes join them, a block of which little is left
 * is replaced whole.
 */
import { eachMatch } from './myers.ts';
import { nextMatch, type Group, type Token, type Tokens } from './tokens.ts';

/** For every token of the old side the index of its token on the new side, or -1. Rises wherever it is not -1. */
type Matching = Int32Array;

/** An unchanged run of so few words between two changes joins them. */
const ISLAND = 2;
/** …of exactly so many only where the two changes are this long together: two small ones are clearer apart. */
const LARGE = 5;

export function matchWords(a: Tokens, b: Tokens): void {
  const strict = strictly(a.words, b.words);
  loosely(a.words, b.words, strict);
  const matching = slide(a, b, strict);
  joinIslands(a.words, b.words, matching);
  clearRemnants(a.words, b.words, matching);
  if (pairGroups(a, b, matching)) {
    joinIslands(a.words, b.words, matching);
    pairGroups(a, b, matching);
  }
  matchSpaces(a, b);
}

/** How many of `tokens` are words. */
export function wordCount(tokens: readonly Token[]): number {
  let count = 0;
  for (const token of tokens) if (token.kind === 'word') count += 1;
  return count;
}

function strictly(as: readonly Token[], bs: readonly Token[]): Matching {
  const matching = new Int32Array(as.length).fill(-1);
  eachMatch(
    as.map((token) => token.strict),
    bs.map((token) => token.strict),
    (i, j) => (matching[i] = j),
  );
  return matching;
}

/** Within changes, words that differ in the attributes around them only (another link target) are the same words. */
function loosely(as: readonly Token[], bs: readonly Token[], matching: Matching): void {
  for (const { a, b, endA, endB } of hunks(matching, bs.length)) {
    if (a === endA || b === endB) continue;
    const old = as.slice(a, endA);
    if (!old.some((token) => token.parent)) continue;
    eachMatch(
      old.map((token) => token.loose),
      bs.slice(b, endB).map((token) => token.loose),
      (i, j) => {
        if (old[i]!.parent) matching[a + i] = b + j;
      },
    );
  }
}

interface Hunk {
  a: number;
  endA: number;
  b: number;
  endB: number;
}

function hunks(matching: Matching, lengthB: number): Hunk[] {
  const found: Hunk[] = [];
  let a = 0;
  let b = 0;
  for (let i = 0; i <= matching.length; i += 1) {
    const j = i < matching.length ? matching[i]! : lengthB;
    if (j < 0) continue;
    if (i > a || j > b) found.push({ a, endA: i, b, endB: j });
    a = i + 1;
    b = j + 1;
  }
  return found;
}

/** Moves every pure insertion or deletion, as far as the words allow it, to where a reader would draw its edges. */
function slide(a: Tokens, b: Tokens, matching: Matching): Matching {
  slideGaps(a, matching, b.words.length);
  const inverse = inverted(matching, b.words.length);
  slideGaps(b, inverse, a.words.length);
  return inverted(inverse, a.words.length);
}

function inverted(matching: Matching, length: number): Matching {
  const inverse = new Int32Array(length).fill(-1);
  matching.forEach((j, i) => {
    if (j >= 0) inverse[j] = i;
  });
  return inverse;
}

/** Slides the gaps of one side where the other has none. */
function slideGaps(tokens: Tokens, matching: Matching, otherLength: number): void {
  const { words } = tokens;
  let edges: Int8Array | null = null;
  for (const { a, endA, b, endB } of hunks(matching, otherLength)) {
    if (a === endA || b !== endB) continue;
    const same = (i: number, j: number): boolean => words[i]?.strict === words[j]?.strict;
    if (!same(a - 1, endA - 1) && !same(a, endA)) continue;
    const edgesHere = (edges ??= edgesOf(tokens));
    let best = 0;
    let worth = -Infinity;
    const consider = (shift: number): void => {
      const edge = edgesHere[a + shift]! + edgesHere[endA + shift]!;
      if (edge > worth || (edge === worth && shift > best)) [best, worth] = [shift, edge];
    };
    consider(0);
    for (
      let k = 1;
      k <= Math.min(a, b) && matching[a - k] === b - k && same(a - k, endA - k);
      k += 1
    )
      consider(-k);
    for (
      let k = 0;
      endA + k < words.length && matching[endA + k] === b + k && same(a + k, endA + k);
      k += 1
    )
      consider(k + 1);
    matching.fill(-1, a + Math.min(best, 0), endA + Math.max(best, 0));
    for (let k = best; k < 0; k += 1) matching[endA + k] = b + k;
    for (let k = 0; k < best; k += 1) matching[a + k] = b + k;
  }
}

/** How good an edge of a change is before every word, and at the end: a sentence's best, within a group of signs worst. */
function edgesOf({ all, words }: Tokens): Int8Array {
  const edges = new Int8Array(words.length + 1);
  let k = 0;
  let spaced = true;
  for (const token of all) {
    if (token.kind === 'space' || token.kind === 'seam') {
      spaced = true;
      continue;
    }
    edges[k] = k === 0 ? 6 : edgeBetween(words[k - 1]!, token, spaced);
    spaced = false;
    k += 1;
  }
  edges[k] = 6;
  return edges;
}

function edgeBetween(before: Token, after: Token, spaced: boolean): number {
  const other = before.parent === after.parent ? 0 : 1;
  if (!spaced) return other - 2;
  if (/^[.!?…]$/.test(before.text)) return 5 + other;
  if (/^[;:]$/.test(before.text)) return 4 + other;
  if (/^[,)\]–—]$/.test(before.text) || /^[([–—]$/.test(after.text)) return 3 + other;
  return other;
}

/** Runs of a word or two between two changes become part of them. */
function joinIslands(as: readonly Token[], bs: readonly Token[], matching: Matching): void {
  const changes = hunks(matching, bs.length);
  for (let k = 1; k < changes.length; k += 1) {
    const start = changes[k - 1]!.endA;
    const end = changes[k]!.a;
    const kept = wordCount(as.slice(start, end));
    if (
      kept < ISLAND ||
      (kept === ISLAND && sizeOf(changes[k - 1]!) + sizeOf(changes[k]!) >= LARGE)
    ) {
      matching.fill(-1, start, end);
    }
  }
}

/** The longer side of a change. */
function sizeOf({ a, endA, b, endB }: Hunk): number {
  return Math.max(endA - a, endB - b);
}

/** A block that keeps under a quarter of its words keeps none: it is read as replaced. */
function clearRemnants(as: readonly Token[], bs: readonly Token[], matching: Matching): void {
  const kept = wordCount(as.filter((_, i) => matching[i]! >= 0));
  const [old, now] = [wordCount(as), wordCount(bs)];
  if (kept * 4 < Math.max(old, now) && kept * 10 < Math.min(old, now) * 6) matching.fill(-1);
}

/**
 * Pairs the inline elements around words that are the same; where elements do not pair one to one, the words within are
 * not the same after all. Returns whether any were given up.
 */
function pairGroups(a: Tokens, b: Tokens, matching: Matching): boolean {
  const before = matchedCount(matching);
  const kept = tryPairing(a, b, matching);
  let released = false;
  for (const [group, words] of kept) {
    const pair = group.match!;
    if (group.strict === pair.strict || words * 2 >= Math.max(group.words, pair.words)) continue;
    release(group, a, matching);
    released = true;
  }
  if (released) tryPairing(a, b, matching);
  return matchedCount(matching) !== before;
}

const matchedCount = (matching: Matching): number => matching.filter((j) => j >= 0).length;

/** One pass: sets `match` and `pair` anew. Returns how many words each paired element keeps. */
function tryPairing(a: Tokens, b: Tokens, matching: Matching): Map<Group, number> {
  const kept = new Map<Group, number>();
  for (const token of a.all) clear(token);
  for (const token of b.all) clear(token);
  a.words.forEach((token, i) => {
    const other = b.words[matching[i]!];
    if (!other) return;
    if (!pairUp(token.parent, other.parent)) {
      matching[i] = -1;
      return;
    }
    token.match = other;
    other.match = token;
    for (let group = token.parent; group; group = group.parent)
      kept.set(group, (kept.get(group) ?? 0) + 1);
  });
  return kept;
}

function clear(token: Token): void {
  token.match = null;
  for (let group = token.parent; group; group = group.parent) group.match = null;
}

function pairUp(a: Group | null, b: Group | null): boolean {
  if (!a || !b) return a === b;
  if (a.match || b.match) return a.match === b;
  if (a.element.tagName !== b.element.tagName || !pairUp(a.parent, b.parent)) return false;
  a.match = b;
  b.match = a;
  return true;
}

/** Gives up the words within an element. */
function release(group: Group, { words }: Tokens, matching: Matching): void {
  words.forEach((token, i) => {
    for (let parent = token.parent; parent; parent = parent.parent)
      if (parent === group) matching[i] = -1;
  });
}

/** Spaces beside words that are the same are the same: on both ends of every stretch between two such words. */
function matchSpaces(a: Tokens, b: Tokens): void {
  let i = 0;
  let j = 0;
  while (i < a.all.length || j < b.all.length) {
    const endA = nextMatch(a.all, i);
    const endB = nextMatch(b.all, j);
    let lastA = endA;
    let lastB = endB;
    while (i < lastA && j < lastB && matchSpace(a.all[i]!, b.all[j]!)) {
      i += 1;
      j += 1;
    }
    while (i < lastA && j < lastB && matchSpace(a.all[lastA - 1]!, b.all[lastB - 1]!)) {
      lastA -= 1;
      lastB -= 1;
    }
    i = endA + 1;
    j = endB + 1;
  }
}

function matchSpace(a: Token, b: Token): boolean {
  if (a.kind !== 'space' || b.kind !== 'space' || a.text !== b.text) return false;
  if (a.parent ? a.parent.match !== b.parent || !b.parent : b.parent) return false;
  a.match = b;
  b.match = a;
  return true;
}
