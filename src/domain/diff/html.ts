/**
 * The engine for programs that have HTML: fragments in, fragments out.
 */
import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parseFragment } from 'parse5';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { normalise } from './normalise.ts';
import { redline } from './redline.ts';
import { acceptTree, rejectTree } from './resolve.ts';

const writer = unified().use(rehypeStringify).freeze();

/** Parses a fragment. Its nodes do not say where they stood: nobody asks, and places weigh more than all the rest. */
export function parseHtml(html: string): Root {
  return fromParse5(parseFragment(html, { scriptingEnabled: false })) as Root;
}

export function writeHtml(tree: Root): string {
  return writer.stringify(tree);
}

/** The redline of two HTML fragments, as HTML. */
export function redlineHtml(before: string, after: string): string {
  return writeHtml(redline(parseHtml(before), parseHtml(after)).tree);
}

/** An HTML fragment in the form `accept` and `reject` give it back. */
export function normaliseHtml(html: string): string {
  return writeHtml(normalise(parseHtml(html)));
}

export function acceptHtml(html: string): string {
  return writeHtml(acceptTree(parseHtml(html)));
}

export function rejectHtml(html: string): string {
  return writeHtml(rejectTree(parseHtml(html)));
}
