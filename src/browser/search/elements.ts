import { marked } from '../../domain/search/marks.ts';
import type { IsAsked } from '../../domain/search/marks.ts';

/** Makes an element with properties and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A text with what was asked for in `<mark>`. */
export function markedNodes(text: string, isAsked: IsAsked): (Node | string)[] {
  return marked(text, isAsked).map((stretch) =>
    stretch.marked ? make('mark', {}, stretch.text) : stretch.text,
  );
}

/** Fills in `{{name}}`. */
export function fill(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
