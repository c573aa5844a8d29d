import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { attribute } from '../../domain/render/text.ts';
import { removeWhatIsNoText } from '../no-text.ts';
import { lettersOfHtml } from '../witness/letters.ts';
import type { SourceTree, Unreadable } from './source.ts';
import { refuseUnclosed } from './unclosed.ts';

const parser = unified().use(rehypeParse).freeze();

/** Reads a saved web page, with everything that stands on it. */
export function readHtml(source: string): SourceTree | Unreadable {
  const unclosed = refuseUnclosed([{ value: source, line: 1 }]);
  if (unclosed) return unclosed;
  const tree = parser.parse(source);
  const base = baseOf(tree, source);
  const noText = removeWhatIsNoText(tree);
  return {
    tree,
    letters: lettersOfHtml(source),
    base,
    drawnMarks: false,
    isPage: true,
    remarks: noText,
  };
}

/** Where the page was published: what it says itself, or the line that browsers add when they save it. */
function baseOf(tree: Root, source: string): string | undefined {
  const found = { base: '', canonical: '', og: '' };
  visit(tree, 'element', (node) => {
    if (node.tagName === 'base') found.base ||= attribute(node, 'href');
    const rel = node.properties['rel'];
    if (node.tagName === 'link' && Array.isArray(rel) && rel.includes('canonical'))
      found.canonical ||= attribute(node, 'href');
    if (node.tagName === 'meta' && attribute(node, 'property') === 'og:url')
      found.og ||= attribute(node, 'content');
  });
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(source)?.[1];
  return [found.canonical, saved, found.base, found.og].find(
    (address) => address !== undefined && /^https?:/.test(address) && URL.canParse(address),
  );
}
