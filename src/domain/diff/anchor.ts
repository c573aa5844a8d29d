/**
 * Step 1 and the first of the alignment: what is certainly the same. In: two lists of blocks. Out: index pairs that
 * rise on both sides.
 *
 * Patience diff (Bram Cohen): blocks that occur once on each side are sure signs; of those, the longest increasing
 * subsequence stands, here the heaviest one (each block counts by its length).
 */
import type { Block } from './blocks.ts';

export type Match = readonly [number, number];

/** A light anchor whose neighbours do not agree with it is left to the alignment, which sees more. */
const LIGHT = 60;

export function anchors(as: readonly Block[], bs: readonly Block[]): Match[] {
  const matches: Match[] = [];
  let start = 0;
  let endA = as.length;
  let endB = bs.length;
  while (start < endA && start < endB && as[start]!.identity === bs[start]!.identity)
    matches.push([start, start++]);
  const tail: Match[] = [];
  while (endA > start && endB > start && as[endA - 1]!.identity === bs[endB - 1]!.identity)
    tail.push([--endA, --endB]);
  const unique = heaviestRising(uniquePairs(as, bs, start, endA, endB), as);
  unique.forEach((match, k) => {
    if (
      as[match[0]]!.weight >= LIGHT ||
      touches(unique[k - 1], match) ||
      touches(match, unique[k + 1])
    )
      matches.push(match);
  });
  return matches.concat(tail.reverse());
}

function touches(first: Match | undefined, second: Match | undefined): boolean {
  return first?.[0] === (second?.[0] ?? 0) - 1 && first[1] === (second?.[1] ?? 0) - 1;
}

function uniquePairs(
  as: readonly Block[],
  bs: readonly Block[],
  start: number,
  endA: number,
  endB: number,
): Match[] {
  const inB = positions(bs, start, endB);
  const pairs: Match[] = [];
  for (const [identity, i] of positions(as, start, endA)) {
    const j = inB.get(identity);
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j]);
  }
  return pairs;
}

/** Where each identity stands; -1 if it stands more than once. In rising order. */
function positions(blocks: readonly Block[], start: number, end: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = start; i < end; i += 1) {
    const { identity } = blocks[i]!;
    found.set(identity, found.has(identity) ? -1 : i);
  }
  return found;
}

/** Of pairs in rising order of their first number, the heaviest chain whose second numbers rise too. */
function heaviestRising(pairs: readonly Match[], as: readonly Block[]): Match[] {
  const best: number[] = [];
  const before: number[] = [];
  let last = -1;
  pairs.forEach(([i, j], k) => {
    best[k] = 0;
    before[k] = -1;
    for (let p = 0; p < k; p += 1) {
      if (pairs[p]![1] < j && best[p]! > best[k]) {
        best[k] = best[p]!;
        before[k] = p;
      }
    }
    best[k] += as[i]!.weight + 1;
    if (last < 0 || best[k] > best[last]!) last = k;
  });
  const chain: Match[] = [];
  for (let k = last; k >= 0; k = before[k]!) chain.push(pairs[k]!);
  return chain.reverse();
}
