import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePrints, touchedLines } from '../../src/domain/line-prints.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 });

describe('touchedLines', () => {
  it.each([
    ['a\nb\nc\n', 'a\nb\nc\n', []],
    ['a\nX\nc\n', 'a\nb\nc\n', [{ line: 2, now: 1, sealed: 1 }]],
    ['a\nX\nY\nb\nc\n', 'a\nb\nc\n', [{ line: 2, now: 2, sealed: 0 }]],
    ['a\nc\n', 'a\nb\nc\n', [{ line: 2, now: 0, sealed: 1 }]],
    [
      'X\nb\nc\nd\nY\n',
      'a\nb\nc\nd\n',
      [
        { line: 1, now: 1, sealed: 1 },
        { line: 5, now: 1, sealed: 0 },
      ],
    ],
  ])('of %j sealed as %j', (now, sealed, expected) => {
    expect(touchedLines(now, linePrints(sealed))).toEqual(expected);
  });

  it('leaves the same lines on both sides', () => {
    fc.assert(
      fc.property(lines, lines, (now, sealed) => {
        const touched = touchedLines(now.join('\n'), linePrints(sealed.join('\n')));
        const kept = now.filter(
          (_, index) =>
            !touched.some(({ line, now: count }) => index + 1 >= line && index + 1 < line + count),
        );
        const gone = touched.reduce((sum, stretch) => sum + stretch.sealed, 0);
        expect(kept.length).toBe(sealed.length - gone);
        let place = 0;
        for (const line of kept) {
          place = sealed.indexOf(line, place) + 1;
          expect(place).toBeGreaterThan(0);
        }
      }),
    );
  });
});
