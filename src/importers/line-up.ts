/** How a thing that was read lines up with what is known: the index among the known ones, or nothing. */
export type LineUp = readonly (number | undefined)[];

/**
 * Pairs two lists in order. First those that `isSame` says are the same, as many as possible without crossing; then,
 * where as many stand between two such pairs on either side, one by one if `mayPair` allows.
 */
export function lineUp(
  count: number,
  knownCount: number,
  isSame: (index: number, known: number) => boolean,
  mayPair: (index: number, known: number) => boolean,
): LineUp {
  const pairs: (number | undefined)[] = longestCommon(count, knownCount, isSame);
  let start = 0;
  let knownStart = 0;
  for (let end = 0; end <= count; end += 1) {
    const knownEnd = end < count ? pairs[end] : knownCount;
    if (knownEnd === undefined) continue;
    if (end - start === knownEnd - knownStart) {
      for (let step = 0; start + step < end; step += 1) {
        if (mayPair(start + step, knownStart + step)) pairs[start + step] = knownStart + step;
      }
    }
    start = end + 1;
    knownStart = knownEnd + 1;
  }
  return pairs;
}

/** Longest common subsequence by dynamic programming (Wagner and Fischer, 1974). */
function longestCommon(
  count: number,
  knownCount: number,
  isSame: (index: number, known: number) => boolean,
): (number | undefined)[] {
  const width = knownCount + 1;
  const lengths = new Uint32Array((count + 1) * width);
  const at = (index: number, known: number) => lengths[index * width + known] ?? 0;
  for (let index = count - 1; index >= 0; index -= 1) {
    for (let known = knownCount - 1; known >= 0; known -= 1) {
      lengths[index * width + known] = isSame(index, known)
        ? at(index + 1, known + 1) + 1
        : Math.max(at(index + 1, known), at(index, known + 1));
    }
  }
  const pairs = new Array<number | undefined>(count).fill(undefined);
  for (let index = 0, known = 0; index < count && known < knownCount;) {
    if (isSame(index, known)) pairs[index++] = known++;
    else if (at(index + 1, known) >= at(index, known + 1)) index += 1;
    else known += 1;
  }
  return pairs;
}

/** How much of the words of two texts is the same: 0 nothing, 1 all (Sørensen–Dice over distinct words). */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}
