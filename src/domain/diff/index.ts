/**
 * The redline: the difference between two texts, as one text that carries both.
 *
 * `tree.ts` is the same without HTML, for the browser.
 */
import type { Root } from 'hast';
import { acceptHtml, rejectHtml } from './html.ts';
import { acceptTree, rejectTree } from './resolve.ts';

export * from './tree.ts';
export { unchangedRuns, type UnchangedRun } from './unchanged.ts';
export { normaliseHtml, parseHtml, redlineHtml, writeHtml } from './html.ts';

/** The new text of a redline, normalised: HTML for HTML, a tree for a tree. */
export function accept(redline: string): string;
export function accept(redline: Root): Root;
export function accept(redline: string | Root): string | Root {
  return typeof redline === 'string' ? acceptHtml(redline) : acceptTree(redline);
}

/** The old text of a redline, normalised: HTML for HTML, a tree for a tree. */
export function reject(redline: string): string;
export function reject(redline: Root): Root;
export function reject(redline: string | Root): string | Root {
  return typeof redline === 'string' ? rejectHtml(redline) : rejectTree(redline);
}
