import fc from 'fast-check';
import { diff } from 'fast-myers-diff';
import { describe, expect, it } from 'vitest';
import {
  attributeChanges,
  attributeName,
  propertyName,
  withOldAttributes,
} from '../../../src/domain/diff/attributes.ts';
import { eachMatch } from '../../../src/domain/diff/myers.ts';
import { fold, kindOf, pieces } from '../../../src/domain/diff/tokens.ts';

describe('words', () => {
  it.each([
    ["l’accès à l'e-mail", ['l’accès', 'à', "l'e-mail"]],
    ['€ 1.000,50 op 01/02/2024.', ['1.000,50', 'op', '01/02/2024']],
    ['See https://a.be/x?y=1&z=2, please.', ['See', 'https://a.be/x?y=1&z=2', 'please']],
    ['addons.mozilla.org (wiki)', ['addons.mozilla.org', 'wiki']],
    ['privacy@example.be', ['privacy@example.be']],
    ['数据ab', ['数', '据', 'ab']],
    ['na\u00efve nai\u0308ve', ['na\u00efve', 'nai\u0308ve']],
  ])('of %s', (text, expected) => {
    expect(pieces(text).filter((piece) => kindOf(piece) === 'word')).toEqual(expected);
  });

  it('and what is between them are the whole text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(pieces(text).join('')).toBe(text);
      }),
    );
  });

  it.each([
    ['“a”', '"a"'],
    ['« a »', '"a"'],
    ['l’accès', "l'accès"],
    ['10\u00a0km', '10 km'],
    ['non\u2011stop', 'non-stop'],
    ['wait…', 'wait...'],
  ])('%s and %s differ in typography only', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it('other signs are no typography', () => {
    expect(fold('a, b')).not.toBe(fold('a b'));
    expect(fold('a')).not.toBe(fold('A'));
  });
});

describe('attributes', () => {
  it.each([
    ['class', 'className'],
    ['for', 'htmlFor'],
    ['colspan', 'colSpan'],
    ['datetime', 'dateTime'],
    ['data-diff-old-tag', 'dataDiffOldTag'],
    ['aria-hidden', 'ariaHidden'],
    ['aria-labelledby', 'ariaLabelledBy'],
    ['href', 'href'],
  ])('%s is the property %s, and back', (attribute, property) => {
    expect(propertyName(attribute)).toBe(property);
    expect(attributeName(property)).toBe(attribute);
  });

  it('give back the old ones from the new ones and what differs', () => {
    const before = { className: ['a', 'b'], colSpan: '2', hidden: true };
    const after = { className: ['a'], id: 'x' };
    const changes = attributeChanges(before, after);
    const old = Object.fromEntries(changes.map((change) => [change.name, change.before]));
    expect(old).toEqual({ class: 'a b', colspan: '2', hidden: '', id: null });
    expect(withOldAttributes(after, JSON.stringify(old))).toEqual(before);
  });
});

describe('the shortest edit script', () => {
  const numbers = fc
    .integer({ min: 1, max: 9 })
    .chain((max) => fc.array(fc.integer({ min: 0, max }), { maxLength: 40 }));

  it('matches equal numbers, in the order of both lists, and as many as fast-myers-diff', () => {
    fc.assert(
      fc.property(numbers, numbers, (as, bs) => {
        const found: [number, number][] = [];
        eachMatch(as, bs, (i, j) => found.push([i, j]));
        found.sort(([i], [j]) => i - j);
        found.forEach(([i, j], k) => {
          expect(as[i]).toBe(bs[j]);
          expect(j).toBeGreaterThan(found[k - 1]?.[1] ?? -1);
        });
        let changed = 0;
        for (const [a, endA, b, endB] of diff(as, bs)) changed += endA - a + endB - b;
        expect(as.length + bs.length - 2 * found.length).toBe(changed);
      }),
      { numRuns: 500 },
    );
  });
});
