/**
 * Attributes: one canonical form for hast properties, and their HTML names and values for `data-diff-old-attrs`.
 */
import type { Properties } from 'hast';

/** Property names that are not their attribute's name in small letters, or in camel case after `data-`/`aria-`. */
const CAMEL = new Map(
  (
    'abbr accessKey allowFullScreen ariaAutoComplete ariaBrailleLabel ariaColCount ariaColIndex ariaColSpan ariaDescribedBy ariaErrorMessage ' +
    'ariaFlowTo ariaHasPopup ariaKeyShortcuts ariaLabelledBy ariaMultiLine ariaMultiSelectable ariaPosInSet ariaReadOnly ariaRoleDescription ' +
    'ariaRowCount ariaRowIndex ariaRowSpan ariaSetSize ariaValueMax ariaValueMin ariaValueNow ariaValueText autoCapitalize autoComplete ' +
    'autoFocus autoPlay bgColor cellPadding cellSpacing charOff colSpan contentEditable crossOrigin dateTime encType enterKeyHint ' +
    'fetchPriority formAction formMethod frameBorder hrefLang inputMode isMap itemId itemProp itemRef itemScope itemType marginHeight ' +
    'marginWidth maxLength minLength noValidate noWrap playsInline popoverTarget readOnly referrerPolicy rowSpan spellCheck srcDoc srcLang ' +
    'srcSet tabIndex useMap vAlign'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

const RENAMED: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  'accept-charset': 'acceptCharset',
  'http-equiv': 'httpEquiv',
};
const BACK: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(RENAMED).map(([html, hast]) => [hast, html]),
);

/** Attributes that are there or not: hast has `true` for them. */
const BOOLEAN = new Set(
  (
    'allowFullScreen async autoFocus autoPlay checked compact controls default defer disabled download hidden inert isMap itemScope loop ' +
    'multiple muted noShade noValidate noWrap open playsInline readOnly required reversed selected'
  ).split(' '),
);

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
  if (BOOLEAN.has(name) && (value === true || value === '')) return true;
  return value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
}

/** A property's value as HTML writes it; null when there is none. */
export function attributeValue(value: Properties[string]): string | null {
  if (value === undefined || value === null || value === false) return null;
  return value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
}

/** The attributes in which `before` and `after` (both canonical) differ, with their values before; `{}` when none. */
export function oldAttributes(
  before: Properties,
  after: Properties,
): Record<string, string | null> {
  const differences: Record<string, string | null> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = attributeValue(before[name]);
    if (old !== attributeValue(after[name])) differences[attributeName(name)] = old;
  }
  return differences;
}

/** `properties` with the values of `data-diff-old-attrs` put back. Leaves them as they are where that is no JSON object. */
export function withOldAttributes(properties: Properties, json: string): Properties {
  const restored = { ...properties };
  for (const [attribute, value] of Object.entries(parseObject(json)))
    restored[propertyName(attribute)] = value as string | null;
  return canonicalProperties(restored);
}

function parseObject(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
