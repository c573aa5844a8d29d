/**
 * The engine for programs that have HTML: fragments in, fragments out.
 */
import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { normalise } from './normalise.ts';
import { redline } from './redline.ts';
import { acceptTree, rejectTree } from './resolve.ts';

const reader = unified().use(rehypeParse, { fragment: true }).freeze();
const writer = unified().use(rehypeStringify).freeze();

export function parseHtml(html: string): Root {
  return reader.parse(html);
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
