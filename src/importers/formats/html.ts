import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { attribute } from '../../domain/render/text.ts';
import { removeWhatIsNoText } from '../no-text.ts';
import { beginnings, groupedByName } from '../remark.ts';
import type { LeftOut } from '../remark.ts';
import { lettersOfHtml } from '../witness/letters.ts';
import type { SourceTree, Unreadable } from './source.ts';
import { refuseUnclosed } from './unclosed.ts';
import { UNKNOWN_TAG, unknownTagsIn } from './unknown-tags.ts';

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
    remarks: [...noText, ...remarksOnUnknownTags(source)],
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

function remarksOnUnknownTags(source: string): LeftOut[] {
  const tags = unknownTagsIn(source.replace(/^\s*<!doctype[^>]*>/i, spaces)).map(
    ({ tag, index }) => ({
      name: UNKNOWN_TAG,
      tag,
      line: source.slice(0, index).split('\n').length,
    }),
  );
  return groupedByName(
    tags,
    (name, group) => `${name}: ${beginnings(group.map(({ tag }) => tag))}`,
  );
}

/** As many spaces as a text has signs, in lines of the same length. */
function spaces(hidden: string): string {
  return hidden.replace(/[^\n]/g, ' ');
}
