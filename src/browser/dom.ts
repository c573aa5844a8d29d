import type { Element, ElementContent, Root, RootContent } from 'hast';
import { attributeName, propertyName } from '../domain/diff/attributes.ts';

/** Reads a fragment of HTML with the browser's own parser, as a tree like the one the build has. */
export function parseFragment(html: string): Root {
  const template = document.createElement('template');
  template.innerHTML = html;
  return { type: 'root', children: childrenOf(template.content) };
}

function childrenOf(parent: Node): ElementContent[] {
  const children: ElementContent[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) {
      children.push({ type: 'text', value: node.data });
    } else if (node instanceof HTMLElement) {
      children.push({
        type: 'element',
        tagName: node.localName,
        properties: propertiesOf(node),
        children: childrenOf(node),
      });
    }
  }
  return children;
}

function propertiesOf(element: HTMLElement): Element['properties'] {
  const properties: Element['properties'] = {};
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name);
    properties[propertyName(name)] = name === 'class' ? (value?.match(/\S+/g) ?? []) : value;
  }
  return properties;
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
