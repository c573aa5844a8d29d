/** What the measured page runs: the program of `browser.ts`. */
import { parseFragment } from '../../src/browser/dom.ts';
import { compareEditions } from '../../src/domain/comparison.ts';
import type { ComparableEdition } from '../../src/domain/comparison.ts';

export function compare(before: ComparableEdition, after: ComparableEdition) {
  const started = performance.now();
  const { sections } = compareEditions(before, after, parseFragment);
  return { milliseconds: performance.now() - started, trees: sections.map(({ tree }) => tree) };
}
