/**
 * The engines people use today, behind one face: HTML or text in, a tree with `ins` and `del` out. They are no dependency
 * of the project: whoever wants the comparison installs them in a folder of their choice and names it.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { parseHtml, writeHtml } from '../../src/domain/diff/index.ts';
import { plainText } from './measure.ts';

export interface Engine {
  name: string;
  compare: (before: Root, after: Root) => Root;
}

interface Part {
  value: string;
  added?: boolean;
  removed?: boolean;
}

/** Those of the engines that the folder has. */
export function otherEngines(folder: string): Engine[] {
  const load = createRequire(join(folder, 'from-here.js'));
  return [
    optional(() =>
      jsdiff(load('diff') as { diffWordsWithSpace: (a: string, b: string) => Part[] }),
    ),
    optional(() => htmldiff(load('node-htmldiff') as (a: string, b: string) => string)),
    optional(() => visualDomDiff(load('visual-dom-diff') as VisualDomDiff, load('jsdom') as Jsdom)),
  ].filter((engine) => engine !== null);
}

function optional(make: () => Engine): Engine | null {
  try {
    return make();
  } catch (error) {
    console.error(`left out: ${String(error)}`);
    return null;
  }
}

function jsdiff({
  diffWordsWithSpace,
}: {
  diffWordsWithSpace: (a: string, b: string) => Part[];
}): Engine {
  return {
    name: 'jsdiff words (text only)',
    compare: (before, after) => ({
      type: 'root',
      children: diffWordsWithSpace(plainText(before), plainText(after)).map(
        ({ value, added, removed }) => {
          const text = { type: 'text' as const, value };
          return added || removed
            ? { type: 'element', tagName: added ? 'ins' : 'del', properties: {}, children: [text] }
            : text;
        },
      ),
    }),
  };
}

function htmldiff(compare: (a: string, b: string) => string): Engine {
  return {
    name: 'node-htmldiff',
    compare: (before, after) => parseHtml(compare(writeHtml(before), writeHtml(after))),
  };
}

interface Dom {
  innerHTML: string;
  append: (node: unknown) => void;
}
interface VisualDomDiff {
  visualDomDiff: (a: unknown, b: unknown) => unknown;
}
interface Jsdom {
  JSDOM: new (html: string) => {
    window: { document: { createElement: (tag: string) => Dom } } & Record<string, unknown>;
  };
}

function visualDomDiff({ visualDomDiff: compare }: VisualDomDiff, { JSDOM }: Jsdom): Engine {
  const { window } = new JSDOM('<!doctype html>');
  Object.assign(globalThis, {
    document: window.document,
    Node: window['Node'],
    NodeFilter: window['NodeFilter'],
  });
  const element = (html: string): Dom =>
    Object.assign(window.document.createElement('div'), { innerHTML: html });
  return {
    name: 'visual-dom-diff',
    compare: (before, after) => {
      const shown = element('');
      shown.append(compare(element(writeHtml(before)), element(writeHtml(after))));
      // Its answer keeps the element around both texts.
      const [around] = parseHtml(shown.innerHTML).children as [Element];
      return { type: 'root', children: around.children };
    },
  };
}
