import type { Element, ElementContent, Root, RootContent } from 'hast';

/** Attributes that the tree names otherwise than HTML does. */
const TO_ATTRIBUTE: Readonly<Record<string, string>> = { className: 'class' };

/** Reads a fragment of HTML with the browser's own parser, as a tree like the one the build has. */
export function parseFragment(html: string): Root {
  const template = document.createElement('template');
  template.innerHTML = html;
  return { type: 'root', children: [...template.content.childNodes].flatMap(toTree) };
}

function toTree(node: Node): ElementContent[] {
  if (node instanceof Text) return [{ type: 'text', value: node.data }];
  if (!(node instanceof HTMLElement)) return [];
  const properties: Element['properties'] = {};
  for (const { name, value } of node.attributes) {
    if (name === 'class') properties['className'] = value.split(/\s+/).filter(Boolean);
    else properties[propertyName(name)] = value === '' && BOOLEAN.has(name) ? true : value;
  }
  return [
    {
      type: 'element',
      tagName: node.localName,
      properties,
      children: [...node.childNodes].flatMap(toTree),
    },
  ];
}

const BOOLEAN = new Set(['open', 'hidden', 'reversed']);

/** `data-diff-old-tag` becomes `dataDiffOldTag`, `aria-label` `ariaLabel`. */
function propertyName(attribute: string): string {
  return /^(?:data|aria)-/.test(attribute)
    ? attribute.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    : attribute;
}

function attributeName(property: string): string {
  return (
    TO_ATTRIBUTE[property] ??
    (/^(?:data|aria)[A-Z]/.test(property)
      ? property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      : property)
  );
}

/** Makes DOM of a tree. */
export function toDom(node: RootContent): Node {
  if (node.type === 'text') return document.createTextNode(node.value);
  if (node.type !== 'element') return document.createTextNode('');
  const element = document.createElement(node.tagName);
  for (const [property, value] of Object.entries(node.properties)) {
    if (value === false || value === null || value === undefined) continue;
    const text = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
    element.setAttribute(attributeName(property), text);
  }
  element.append(...node.children.map(toDom));
  return element;
}
