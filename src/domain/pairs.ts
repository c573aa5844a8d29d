/** Two versions by date, the older one first. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/**
 * The pairs of versions whose redline is built as a page: neighbours, and each against the one in force. Every other
 * pair is computed in the reader's browser, so that the number of pages grows with the versions and not with their square.
 *
 * @param versions dates, oldest first.
 */
export function builtPairs(versions: readonly string[], inForce: string): Pair[] {
  const neighbours = versions.slice(1).map((to, index) => ({ from: versions[index] ?? to, to }));
  const againstCurrent = versions
    .filter((version) => version !== inForce)
    .map((version) =>
      version < inForce ? { from: version, to: inForce } : { from: inForce, to: version },
    );
  const unique = new Map(
    [...neighbours, ...againstCurrent].map((pair) => [`${pair.from}/${pair.to}`, pair]),
  );
  return [...unique.values()].toSorted((a, b) =>
    a.to === b.to ? (a.from < b.from ? -1 : 1) : a.to < b.to ? -1 : 1,
  );
}
