/** What the measured page runs: the program of `browser.ts`. */
import { parseFragment } from '../../src/browser/dom.ts';
import { warmUntil } from '../../src/browser/warm-engine.ts';
import { compareEditions } from '../../src/domain/comparison.ts';
import type { ComparableEdition, Comparison } from '../../src/domain/comparison.ts';

type Pair = readonly [before: ComparableEdition, after: ComparableEdition];

let pair: Pair;
let comparison: Comparison;

/**
 * Waits for two versions that arrive after so many milliseconds, as the page of a live redline does. Gives the milliseconds
 * from their arrival until it is ready for them.
 */
export async function receive(versions: Pair, delay: number): Promise<number> {
  pair = versions;
  const due = performance.now() + delay;
  const arrival = new Promise((resolve) => setTimeout(resolve, delay));
  await warmUntil(arrival, (before, after) => compareEditions(before, after, parseFragment));
  await arrival;
  return performance.now() - due;
}

/** Compares the versions that arrived. Gives the milliseconds it took. */
export function compare(): number {
  const started = performance.now();
  comparison = compareEditions(...pair, parseFragment);
  return performance.now() - started;
}

export function trees() {
  return comparison.sections.map(({ tree }) => tree);
}
