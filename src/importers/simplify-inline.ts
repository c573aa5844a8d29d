import type { Element, ElementContent, Text } from 'hast';
import { attribute, foldSpace, textOf } from '../domain/render/text.ts';
import { element, IMAGE, isElement, leaveOut, text } from './elements.ts';
import { DRAWN, LEFT_OUT } from './text-of-tree.ts';

const EMPHASIS: Readonly<Record<string, string>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  cite: 'em',
  var: 'em',
  dfn: 'em',
  del: 'del',
  s: 'del',
  strike: 'del',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

/** What stands in a line, reduced to text, emphasis, links, code and line breaks; trimmed at both ends. */
export function inlines(nodes: readonly ElementContent[]): ElementContent[] {
  return trimmed(tidied(nodes.flatMap((node) => inline(node, false))));
}

function inline(node: ElementContent, isInLink: boolean): ElementContent[] {
  if (node.type === 'text') {
    const value = node.value.replace(/[ \t\n\r\f]+/g, ' ');
    return isInLink ? [text(value)] : linkAddresses(value);
  }
  if (!isElement(node)) return [];
  if (node.tagName === LEFT_OUT || node.tagName === DRAWN) return [node];
  if (node.tagName === 'br') return [element('br', [])];
  if (node.tagName === 'img') return image(node);
  if (node.tagName === 'q') {
    const content = node.children.flatMap((child) => inline(child, isInLink));
    return [element(DRAWN, [text('“')]), ...content, element(DRAWN, [text('”')])];
  }
  const inner = node.children.flatMap((child) => inline(child, isInLink || node.tagName === 'a'));
  const ids = idsOf(node);
  if (node.tagName === 'a') {
    const properties = { href: attribute(node, 'href'), ...(ids.length > 0 && { dataIds: ids }) };
    return 'href' in node.properties || ids.length > 0 ? [element('a', inner, properties)] : inner;
  }
  const styled = emphasisOf(node).reduce<ElementContent[]>((content, name) => {
    return name === 'code'
      ? [element('code', [text(content.map(textOf).join(''))])]
      : [element(name, content)];
  }, inner);
  return ids.length > 0 ? [element('a', [], { dataIds: ids }), ...styled] : styled;
}

function idsOf(node: Element): string[] {
  const name = node.tagName === 'a' ? attribute(node, 'name') : '';
  return [attribute(node, 'id'), name].filter((id) => id !== '');
}

/** Emphasis by name and by style: word processors and editors on the web write both. */
function emphasisOf(node: Element): string[] {
  const style = attribute(node, 'style');
  const weight = /font-weight\s*:\s*([a-z0-9]+)/i.exec(style)?.[1];
  const slant = /font-style\s*:\s*([a-z]+)/i.exec(style)?.[1];
  const named = EMPHASIS[node.tagName];
  const isBold =
    weight === undefined ? named === 'strong' : weight === 'bold' || Number(weight) >= 600;
  const isItalic = slant === undefined ? named === 'em' : slant === 'italic' || slant === 'oblique';
  return [
    ...(named === 'del' || named === 'code' ? [named] : []),
    ...(isItalic ? ['em'] : []),
    ...(isBold ? ['strong'] : []),
  ];
}

function image(node: Element): ElementContent[] {
  const left = leaveOut([], IMAGE, node.position);
  return [
    { ...left, properties: { ...left.properties, dataWords: foldSpace(attribute(node, 'alt')) } },
  ];
}

/** Addresses of the web and of mail that stand in the text, as links with the same words. */
function linkAddresses(value: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let end = 0;
  for (const match of value.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?'"”’)\]]+$/u, '');
    const url = address.includes('://')
      ? address
      : address.startsWith('www.')
        ? `https://${address}`
        : `mailto:${address}`;
    if (match.index > end) parts.push(text(value.slice(end, match.index)));
    parts.push(element('a', [text(address)], { href: url }));
    end = match.index + address.length;
  }
  if (end < value.length) parts.push(text(value.slice(end)));
  return parts;
}

const ADDRESS =
  /(?<![\p{L}\p{N}@/._-])(?:https?:\/\/[^\s<>]+|www\.[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/[^\s<>]*)?|[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})/gu;

/** Merges what belongs together and moves white space out of emphasis and links, where Markdown refuses it. */
function tidied(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    if (
      !isElement(node) ||
      node.tagName === LEFT_OUT ||
      node.tagName === DRAWN ||
      node.tagName === 'br'
    ) {
      append(result, node);
      continue;
    }
    if (node.tagName === 'code') {
      append(result, node);
      continue;
    }
    const inner = unnested(tidied(node.children), node.tagName);
    const [before, content, after] = withoutOuterSpace(inner);
    for (const outer of before) append(result, outer);
    const keepsIds = Array.isArray(node.properties['dataIds']);
    if (content.length > 0 || keepsIds) append(result, { ...node, children: content });
    for (const outer of after) append(result, outer);
  }
  return result;
}

function append(result: ElementContent[], node: ElementContent): void {
  const last = result.at(-1);
  if (last?.type === 'text' && node.type === 'text') {
    result[result.length - 1] = text((last.value + node.value).replace(/ {2,}/g, ' '));
  } else if (isElement(last) && isElement(node) && isSameStyle(last, node)) {
    result[result.length - 1] = { ...last, children: tidied([...last.children, ...node.children]) };
  } else if (node.type !== 'text' || node.value !== '') {
    result.push(node);
  }
}

function isSameStyle(a: Element, b: Element): boolean {
  return (
    a.tagName === b.tagName &&
    (a.tagName === 'strong' ||
      a.tagName === 'em' ||
      a.tagName === 'del' ||
      (a.tagName === 'a' &&
        a.properties['href'] !== undefined &&
        a.properties['href'] === b.properties['href'] &&
        b.properties['dataIds'] === undefined))
  );
}

/** Bold inside bold is bold. */
function unnested(nodes: readonly ElementContent[], name: string): ElementContent[] {
  return nodes.flatMap((node) => (isElement(node, name) ? node.children : [node]));
}

type Outer = [before: ElementContent[], content: ElementContent[], after: ElementContent[]];

function withoutOuterSpace(nodes: readonly ElementContent[]): Outer {
  const before: ElementContent[] = [];
  const after: ElementContent[] = [];
  const content = [...nodes];
  for (let first = content[0]; first && isSpace(first); first = content[0]) {
    before.push(first);
    content.shift();
  }
  for (let last = content.at(-1); last && isSpace(last); last = content.at(-1)) {
    after.unshift(last);
    content.pop();
  }
  const first = content[0];
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    before.push(text(' '));
    content[0] = text(first.value.trimStart());
  }
  const last = content.at(-1);
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    after.unshift(text(' '));
    content[content.length - 1] = text(last.value.trimEnd());
  }
  return [before, content, after];
}

function isSpace(node: ElementContent): node is Text | Element {
  return (node.type === 'text' && node.value.trim() === '') || isElement(node, 'br', LEFT_OUT);
}

/** Without white space and line breaks at the ends of a line. */
function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
  const [before, content, after] = withoutOuterSpace(nodes);
  return [...before, ...content, ...after].filter(
    (node, index, all) =>
      !(
        isSpace(node) &&
        !isElement(node, LEFT_OUT) &&
        (index < before.length || index >= all.length - after.length)
      ),
  );
}
