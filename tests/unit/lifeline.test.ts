import { describe, expect, it } from 'vitest';
import { lifeline } from '../../src/domain/lifeline.ts';
import type { LivedEdition } from '../../src/domain/lifeline.ts';

const edition = (
  version: string,
  effective: string,
  sections: Record<string, string>,
  changes: Record<string, string> = {},
): LivedEdition => ({
  version,
  effective,
  sections: Object.entries(sections).map(([id, since]) => ({
    id,
    slug: `${id}-${version}`,
    since,
  })),
  changes: { sections: Object.entries(changes).map(([id, state]) => ({ id, state })) },
});
const [A, B, C] = ['2020-02-20', '2026-11-23', '2028-01-10'] as const;
const editions = [
  edition(A, '2020-02-25', { kept: A, gone: A, french: A }),
  edition(B, '2027-03-01', { kept: A, late: B, french: B }, { french: 'translated' }),
  edition(C, '2028-02-01', { kept: C, late: B, gone: C, french: B }, { kept: 'changed' }),
];
const first = (slug: string) => ({
  version: A,
  from: '2020-02-25',
  kind: 'first',
  slug: `${slug}-${A}`,
});
const turn = (version: string, before: string, from: string, kind: string, slug: string) => ({
  version,
  before,
  from,
  kind,
  slug: `${slug}-${version}`,
});

describe('lifeline', () => {
  it.each([
    ['kept', [first('kept'), turn(C, B, '2028-02-01', 'changed', 'kept')]],
    ['late', [turn(B, A, '2027-03-01', 'new', 'late')]],
    ['gone', [first('gone'), turn(C, B, '2028-02-01', 'new', 'gone')]],
    ['french', [first('french'), turn(B, A, '2027-03-01', 'translated', 'french')]],
    ['none', []],
  ])('of %s', (id, turns) => {
    expect(lifeline(id, editions)).toEqual(turns);
  });
});
