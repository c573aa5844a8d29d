import { describe, expect, it } from 'vitest';
import { namePattern } from '../../src/domain/cookies/names.ts';
import { compareWithRegister } from '../../src/domain/cookies/observed.ts';
import type { Observed } from '../../src/domain/cookies/observed.ts';
import { registerSource } from './sample-project.ts';

const register = registerSource(`choice: choice
purposes:
  - { id: necessary, necessary: true, anchor: a, name: { nl: N }, text: { nl: N. } }
  - { id: counting, anchor: b, name: { nl: T }, text: { nl: T. } }
cookies:
  - name: choice
    purpose: necessary
    provider: Sample
    party: first
    lifetime: { months: 6 }
    domains: [one.example, two.example]
    text: { nl: K. }
  - name: _count.*
    purpose: counting
    provider: Sample
    party: first
    lifetime: session
    domains: ['*.one.example', one.example]
    text: { nl: T. }
  - name: sample
    example: true
    purpose: counting
    provider: Sample
    party: first
    lifetime: session
    domains: [one.example]
    text: { nl: T. }
`);
const kept = (name: string, other: Partial<Observed> = {}): Observed => ({
  name,
  kind: 'cookie',
  host: 'one.example',
  file: 'dist/one/nl/index.html',
  accepted: true,
  ...other,
});
const all = [kept('choice'), kept('_count.7')];
const compare = (observed: readonly Observed[], hosts = ['one.example']) =>
  compareWithRegister(observed, hosts, register);

describe('what a browser kept against the register', () => {
  it('agrees when everything listed is seen and everything seen is listed', () => {
    expect(compare(all)).toEqual([]);
  });

  it('finds what is not listed, once, with the first page that sets it', () => {
    const tracker = kept('tracker', { file: 'dist/one/nl/contact/index.html' });
    const early = { ...tracker, accepted: false };
    expect(compare([...all, early, tracker, { ...tracker, file: 'other.html' }])).toMatchObject([
      {
        file: 'dist/one/nl/contact/index.html',
        message: expect.stringContaining('does not list') as string,
      },
    ]);
  });

  it.each([
    ['a name that only begins alike', kept('choices')],
    ['another kind', kept('choice', { kind: 'local-storage' })],
    ['another host', kept('choice', { host: 'three.example' })],
    ['a part of a listed host', kept('_count.1', { host: 'notone.example' })],
  ])('takes %s for something else', (_, observed) => {
    expect(compare([...all, observed])).toMatchObject([
      { message: expect.stringContaining('does not list') as string },
    ]);
  });

  it('takes a host below a listed one as listed', () => {
    expect(compare([...all, kept('_count.1', { host: 'shop.one.example' })])).toEqual([]);
  });

  it('finds what came without consent, and lets pass what is necessary', () => {
    expect(
      compare([...all, kept('choice', { accepted: false }), kept('_count.7', { accepted: false })]),
    ).toMatchObject([
      { message: expect.stringContaining('`_count.7` before the reader has chosen') as string },
    ]);
  });

  it('finds a stale entry with its line, for visited hosts only, examples apart', () => {
    expect(compare([kept('choice')])).toMatchObject([
      {
        file: 'content/cookies.yaml:13',
        message: expect.stringContaining('no page sets it') as string,
      },
    ]);
    expect(compare([kept('choice', { host: 'two.example' })], ['two.example'])).toEqual([]);
  });
});

describe('a name of the register', () => {
  it('stands for itself, and with * for others', () => {
    expect(namePattern('a.b').test('a.b')).toBe(true);
    expect(namePattern('a.b').test('axb')).toBe(false);
    expect(namePattern('_pk_id.*').test('_pk_id.1.abc')).toBe(true);
    expect(namePattern('_pk_id.*').test('x_pk_id.1')).toBe(false);
  });
});
