/**
 * The shortest edit script of two lists of numbers, with memory that grows with their length only: Eugene W. Myers, "An
 * O(ND) difference algorithm and its variations" (Algorithmica 1986), the linear-space refinement. In: two lists. Out:
 * every pair of indexes at which they are the same.
 *
 * fast-myers-diff does as much in four times the bytes, which every reader of a redline would load; the tests hold this
 * one against it.
 */
type Numbers = readonly number[];

export function eachMatch(as: Numbers, bs: Numbers, matched: (i: number, j: number) => void): void {
  between(0, as.length, 0, bs.length);

  function between(a: number, endA: number, b: number, endB: number): void {
    while (a < endA && b < endB && as[a] === bs[b]) matched(a++, b++);
    while (a < endA && b < endB && as[endA - 1] === bs[endB - 1]) matched(--endA, --endB);
    if (a === endA || b === endB) return;
    const [x, y] = middle(as.slice(a, endA), bs.slice(b, endB));
    between(a, a + x, b, b + y);
    between(a + x, endA, b + y, endB);
  }
}

/** A point in the middle of a shortest way from the start of both lists to their ends, found from both sides at once. */
function middle(as: Numbers, bs: Numbers): [number, number] {
  const [n, m] = [as.length, bs.length];
  const offset = n + m + 1;
  /** How far along `as` each diagonal is reached from the start, and from the end. */
  const reached = [new Int32Array(2 * offset + 1), new Int32Array(2 * offset + 1)] as const;
  for (let d = 0; ; d += 1) {
    for (const side of [0, 1] as const) {
      const own = reached[side];
      for (let k = 2 * Math.max(0, d - m) - d; k <= d - 2 * Math.max(0, d - n); k += 2) {
        const [left, right] = [own[offset + k - 1]!, own[offset + k + 1]!];
        let x = k === -d || (k !== d && left < right) ? right : left + 1;
        while (
          x < n &&
          x - k < m &&
          (side ? as[n - 1 - x] === bs[m - 1 - x + k] : as[x] === bs[x - k])
        )
          x += 1;
        own[offset + k] = x;
        // The ways meet on a diagonal that the other side has reached: before this round from the start, in it from the end.
        const other = n - m - k;
        if (
          Math.abs(other) <= d - 1 + side &&
          (n - m + side) % 2 !== 0 &&
          x + reached[1 - side]![offset + other]! >= n
        ) {
          return side ? [n - x, m - x + k] : [x, x - k];
        }
      }
    }
  }
}
