import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldersLeftAlone, isWithin } from '../../src/domain/left-alone.ts';
import { canBecome, readKey, reworded, speaksOf, writeKey } from '../../src/domain/sheets.ts';

describe('reworded', () => {
  it('gives a page the words of another', () => {
    expect(
      reworded(
        '<a href="/versies/2018-05-25/">Versie van 25 mei 2018</a>',
        ['2018-05-25', '25 mei 2018'],
        ['2019-11-01', '1 november 2019'],
      ),
    ).toBe('<a href="/versies/2019-11-01/">Versie van 1 november 2019</a>');
  });

  it('takes no part of a word for one', () => {
    expect(reworded('21 mei 2018, 1 mei 2018', ['1 mei 2018'], ['2 juni 2019'])).toBe(
      '21 mei 2018, 2 juni 2019',
    );
    expect(speaksOf(['1 mei 2018'])('tot 31 mei 2018')).toBe(false);
    expect(speaksOf(['1 mei 2018'])('vanaf 1 mei 2018.')).toBe(true);
  });

  it('never takes what it put in for a word to replace', () => {
    expect(reworded('a b', ['a', 'b'], ['b', 'c'])).toBe('b c');
  });

  it('can be undone where each can become the other', () => {
    const days = fc.array(
      fc.constantFrom('1 mei 2018', '11 mei 2018', '2 juni 2019', '2018-05-01'),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(days, days, ([...from], [...to]) => {
        fc.pre(canBecome(from, to) && canBecome(to, from));
        const page = from.map((word) => `<p>${word}</p>`).join(' tot ');
        expect(reworded(reworded(page, from, to), to, from)).toBe(page);
      }),
    );
  });
});

describe('canBecome', () => {
  it('keeps words that are the same the same', () => {
    expect(canBecome(['a', 'a'], ['b', 'b'])).toBe(true);
    expect(canBecome(['a', 'a'], ['b', 'c'])).toBe(false);
    expect(canBecome(['a', 'b'], ['c'])).toBe(false);
  });
});

describe('a page key', () => {
  it('survives being written', () => {
    const key = { sheet: 'x "y"', words: ['a', 'b'], isSeldomRead: true };
    expect(readKey(writeKey(key))).toEqual(key);
  });
});

describe('foldersLeftAlone', () => {
  const staying = [
    'nl/versies/a/index.html',
    'nl/versies/a/x/index.html',
    'nl/versies/b/index.html',
    'nl/versies/a.json',
  ];

  it('are the topmost that hold nothing else', () => {
    expect(foldersLeftAlone(staying, ['nl/versies/index.html'])).toEqual([
      'nl/versies/a',
      'nl/versies/b',
    ]);
  });

  it('are none with a file that is new or gone', () => {
    expect(
      foldersLeftAlone(staying, ['nl/versies/index.html', 'nl/versies/a/y/index.html']),
    ).toEqual(['nl/versies/a/x', 'nl/versies/b']);
  });

  it('hold every file that is in one of them', () => {
    expect(isWithin('nl/versies/a/x/index.html', new Set(['nl/versies/a']))).toBe(true);
    expect(isWithin('nl/versies/a.json', new Set(['nl/versies/a']))).toBe(false);
  });
});
