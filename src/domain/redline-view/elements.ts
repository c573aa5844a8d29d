import type { Element, ElementContent } from 'hast';

type Content = ElementContent | string | undefined;

/** Makes an element; strings become text, nothing is left out. */
export function h(
  tagName: string,
  properties: Element['properties'],
  ...children: readonly (Content | readonly Content[])[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children
      .flat()
      .filter((child) => child !== undefined)
      .map((child): ElementContent =>
        typeof child === 'string' ? { type: 'text', value: child } : child,
      ),
  };
}
