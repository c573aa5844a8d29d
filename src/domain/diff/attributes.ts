/**
 * Attributes: one canonical form for hast properties, and their HTML names and values for `data-diff-old-attrs`.
 */
import type { Properties } from 'hast';
import type { AttributeChange } from './types.ts';

/**
 * Property names that are not their attribute's name in small letters, or in camel case after `data-`/`aria-`, of the
 * elements a text is made of. (Images, forms and the like are kept or replaced as they are; an element with a change of
 * an attribute that is not here is replaced, too, for its redline could not be proved.)
 */
const CAMEL = new Map(
  'ariaDescribedBy ariaLabelledBy colSpan dateTime hrefLang itemProp itemScope itemType referrerPolicy rowSpan tabIndex'
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

const RENAMED: Readonly<Record<string, string>> = { class: 'className', for: 'htmlFor' };
const BACK: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(RENAMED).map(([html, hast]) => [hast, html]),
);

/** Attributes that are there or not: hast has `true` for them. */
const BOOLEAN = /^(download|hidden|inert|itemScope|open|reversed)$/;

/** The hast property of an HTML attribute: `class` → `className`, `data-diff-move` → `dataDiffMove`. */
export function propertyName(attribute: string): string {
  if (attribute.startsWith('data-'))
    return attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (attribute.startsWith('aria-')) {
    const joined = attribute.replace('-', '');
    return (
      CAMEL.get(joined) ??
      joined.replace(/^aria./, (start) => 'aria' + start.slice(4).toUpperCase())
    );
  }
  return RENAMED[attribute] ?? CAMEL.get(attribute) ?? attribute;
}

/** The HTML attribute of a hast property: the inverse of `propertyName`. */
export function attributeName(property: string): string {
  if (/^data[A-Z0-9]/.test(property))
    return property.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
  if (/^aria[A-Z]/.test(property)) return 'aria-' + property.slice(4).toLowerCase();
  return BACK[property] ?? property.toLowerCase();
}

/** Canonical properties: hast's names in alphabetical order; `true`, a list of classes, or a string. */
export function canonicalProperties(properties: Properties | undefined): Properties {
  const entries: [string, Properties[string]][] = [];
  for (const given in properties) {
    const value = properties[given];
    if (value === undefined || value === null || value === false || Number.isNaN(value)) continue;
    const name = given.includes('-') || given in RENAMED ? propertyName(given) : given;
    if (name.startsWith('dataDiff')) continue;
    entries.push([name, canonicalValue(name, value)]);
  }
  if (entries.length > 1) entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries);
}

function canonicalValue(
  name: string,
  value: NonNullable<Properties[string]>,
): true | string | string[] {
  if (name === 'className')
    return (Array.isArray(value) ? value.join(' ') : String(value)).split(/\s+/).filter(Boolean);
  if (value === true || (value === '' && BOOLEAN.test(name))) return true;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** A property's value as HTML writes it; null when there is none. */
function attributeValue(value: Properties[string]): string | null {
  if (value === undefined || value === null || value === false) return null;
  return value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
}

/** The attributes in which `before` and `after` (both canonical) differ, with their values on both sides. */
export function attributeChanges(
  before: Properties,
  after: Properties,
): Omit<AttributeChange, 'tag'>[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((property) => ({
      name: attributeName(property),
      before: attributeValue(before[property]),
      after: attributeValue(after[property]),
    }))
    .filter((change) => change.before !== change.after);
}

/** `properties` with the values of `data-diff-old-attrs` put back. Leaves them as they are where that is no JSON. */
export function withOldAttributes(properties: Properties, json: string): Properties {
  const restored = { ...properties };
  try {
    const old = JSON.parse(json) as Record<string, string | null>;
    for (const attribute in old) restored[propertyName(attribute)] = old[attribute];
  } catch {
    // Not written by this engine.
  }
  return canonicalProperties(restored);
}
