const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];

/** Pairs of keys beside each other on QWERTY or AZERTY keyboards, both ways. */
const NEIGHBOURS = new Set(
  ROWS.flatMap((row) =>
    Array.from({ length: row.length - 1 }, (_, index) => row.slice(index, index + 2)),
  ).flatMap((pair) => [pair, `${pair.slice(1)}${pair.slice(0, 1)}`]),
);

/** Letters that sound alike, which people who spell by ear exchange. */
const ALIKE = new Set(['ck', 'kc', 'sz', 'zs', 'dt', 'td', 'vf', 'fv', 'yi', 'iy', 'gj', 'jg']);

const CHEAP = 0.7;

/**
 * How far apart two words are: Damerau-Levenshtein, restricted to one edit per place (optimal string alignment).
 * An insertion, a deletion, an exchange of neighbours or a wrong letter count 1; a wrong letter whose key lies beside
 * the right one, or that sounds like it, counts 0.7.
 *
 * @param limit above it the exact distance does not matter, and Infinity is given.
 */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return Infinity;
  let [before, above]: [number[], number[]] = [
    [],
    Array.from({ length: other.length + 1 }, (_, index) => index),
  ];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const [a, b] = [one[i - 1] ?? '', other[j - 1] ?? ''];
      const wrong = a === b ? 0 : NEIGHBOURS.has(a + b) || ALIKE.has(a + b) ? CHEAP : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + wrong);
      if (i > 1 && j > 1 && a === other[j - 2] && b === one[i - 2]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > limit) return Infinity;
    [before, above] = [above, row];
  }
  const found = above[other.length] ?? Infinity;
  return found > limit ? Infinity : found;
}
