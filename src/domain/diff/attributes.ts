/**
 * Attributes: one canonical form for hast properties, and their HTML names and values for `data-diff-old-attrs`.
 */
import type { Properties } from 'hast';
import type { AttributeChange } from './types.ts';

/**
 * Properties that are not named as their attributes are, or in camel case after `data-` and `aria-`, of the elements a
 * text is made of. (Images, forms and the like are kept or replaced as they are; an element with a change of an attribute
 * that is not here is replaced, too, for its redline could not be proved.)
 */
const PROPERTIES = new Map(
  'ariaDescribedBy ariaLabelledBy colSpan dateTime hrefLang itemProp itemScope itemType referrerPolicy rowSpan tabIndex'
    .split(' ')
    .map((name) => [name.toLowerCase().replace('aria', 'aria-'), name])
    .concat([
      ['class', 'className'],
      ['for', 'htmlFor'],
    ]) as [string, string][],
);
const ATTRIBUTES = new Map([...PROPERTIES].map(([attribute, property]) => [property, attribute]));

/** Attributes that are there or not: hast has `true` for them. */
const BOOLEAN = /^(download|hidden|inert|itemScope|open|reversed)$/;

/** The hast property of an HTML attribute: `class` → `className`, `data-diff-move` → `dataDiffMove`. */
export function propertyName(attribute: string): string {
  return (
    PROPERTIES.get(attribute) ??
    (/^(data|aria)-/.test(attribute)
      ? attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
      : attribute)
  );
}

/** The HTML attribute of a hast property: the inverse of `propertyName`. */
export function attributeName(property: string): string {
  return (
    ATTRIBUTES.get(property) ??
    (/^(data|aria)[A-Z]/.test(property)
      ? property.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase())
      : property.toLowerCase())
  );
}

/** Canonical properties: hast's names in alphabetical order; `true`, a list of classes, or a string. */
export function canonicalProperties(properties: Properties): Properties {
  const entries: [string, Properties[string]][] = [];
  for (const given in properties) {
    const value = properties[given];
    if (value === undefined || value === null || value === false || Number.isNaN(value)) continue;
    const name = propertyName(given);
    if (!name.startsWith('dataDiff')) entries.push([name, canonicalValue(name, value)]);
  }
  if (entries.length > 1) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function canonicalValue(name: string, value: NonNullable<Properties[string]>): Value {
  if (name === 'className') return written(value).split(/\s+/).filter(Boolean);
  return value === true || (value === '' && BOOLEAN.test(name)) ? true : written(value);
}

type Value = true | string | string[];

const written = (value: NonNullable<Properties[string]>): string =>
  Array.isArray(value) ? value.join(' ') : String(value);

/** A canonical value as HTML writes it; null when there is none. */
function attributeValue(value: Properties[string]): string | null {
  if (value === undefined || value === null) return null;
  return value === true ? '' : written(value);
}

/** The attributes in which `before` and `after` (both canonical) differ, with their values on both sides. */
export function attributeChanges(
  before: Properties,
  after: Properties,
): Omit<AttributeChange, 'tag'>[] {
  return Object.keys({ ...before, ...after })
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
