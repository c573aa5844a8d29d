import { describe, expect, it } from 'vitest';
import { isKeptFor } from '../../src/domain/cookies/lifetime.ts';
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
  site: 'one.example',
  file: 'dist/one/nl/index.html',
  accepted: true,
  ...other,
});
const all = [kept('choice'), kept('_count.7')];
const compare = (observed: readonly Observed[], hosts = ['one.example']) =>
  compareWithRegister(observed, { hosts, own: ['one.example', 'two.example'] }, register);
/** What a browser knows of a cookie that was set for so many days while a page loaded in half a minute. */
const forDays = (days: number) => ({ fewest: days - 30 / 86_400, most: days });

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
  ])('takes %s for something else', (_, observed) => {
    expect(compare([...all, observed])).toMatchObject([
      { message: expect.stringContaining('does not list') as string },
    ]);
  });

  it('takes a host below a listed one as listed', () => {
    expect(compare([...all, kept('_count.1', { host: 'shop.one.example' })])).toEqual([]);
  });

  it('finds a listed name on another host, and of another party, with the lines', () => {
    expect(compare([...all, kept('_count.1', { host: 'notone.example' })])).toEqual([
      {
        file: 'content/cookies.yaml:18',
        message:
          '`_count.1` is listed for *.one.example, one.example, and is kept for notone.example (dist/one/nl/index.html).',
        fix: 'correct `domains` in content/cookies.yaml and publish, or mend what sets it',
      },
      {
        file: 'content/cookies.yaml:16',
        message:
          '`_count.1` is listed as of the first party, and notone.example is no domain of the organisation (dist/one/nl/index.html).',
        fix: 'correct `party` in content/cookies.yaml and publish, or mend what sets it',
      },
    ]);
  });

  it('finds what is the organisation’s own and listed as another’s', () => {
    const text = register.text.replace(/(_count[^]*?)party: first/, '$1party: third');
    const found = compareWithRegister(
      all,
      { hosts: ['one.example'], own: ['one.example'] },
      registerSource(text),
    );
    expect(found).toMatchObject([
      {
        file: 'content/cookies.yaml:16',
        message: expect.stringContaining(
          'as of the third party, and one.example is the organisation’s own',
        ) as string,
      },
    ]);
  });

  it.each([
    ['choice', 'session', 10, '6 months, and the browser keeps it for the session'],
    ['choice', forDays(400), 10, '6 months, and the browser keeps it for 400 days'],
    ['choice', forDays(30), 10, '6 months, and the browser keeps it for 30 days'],
    ['_count.7', forDays(1 / 24), 17, 'the session, and the browser keeps it for 1 hour'],
  ] as const)('finds %s that is kept for another time', (name, keptFor, line, says) => {
    const others = all.filter((one) => one.name !== name);
    expect(compare([...others, kept(name, { keptFor })])).toMatchObject([
      {
        file: `content/cookies.yaml:${line}`,
        message: `\`${name}\` is listed for ${says} (dist/one/nl/index.html).`,
      },
    ]);
  });

  it('finds what came without consent, and lets pass what is necessary', () => {
    expect(
      compare([kept('choice', { accepted: false }), kept('_count.7', { accepted: false }), ...all]),
    ).toMatchObject([
      { message: expect.stringContaining('`_count.7` before the reader has chosen') as string },
    ]);
  });

  it('finds a stale entry with its line, for visited hosts only, examples apart', () => {
    expect(compare([kept('choice')])).toMatchObject([
      {
        file: 'content/cookies.yaml:13',
        message: '`_count.*` is listed for one.example, and no page there sets it.',
      },
    ]);
    const onTwo = kept('choice', { host: 'two.example', site: 'two.example' });
    expect(compare([onTwo], ['two.example'])).toEqual([]);
    expect(compare(all, ['one.example', 'two.example'])).toMatchObject([
      { message: '`choice` is listed for two.example, and no page there sets it.' },
    ]);
  });
});

describe('the time that a browser keeps something', () => {
  it.each([
    ['session', 'session', true],
    ['session', { minutes: 1 }, false],
    [forDays(30), 'session', false],
    [forDays(30), { days: 30 }, true],
    [forDays(29), { days: 30 }, false],
    [forDays(31), { days: 30 }, false],
    // The clocks change in between.
    [forDays(30 + 1 / 24), { days: 30 }, true],
    [forDays(5 / 1440), { minutes: 5 }, true],
    // HTTP dates name whole seconds.
    [forDays(5 / 1440 - 0.9 / 86_400), { minutes: 5 }, true],
    [forDays(6 / 1440), { minutes: 5 }, false],
    // From February to August, and from July to January.
    [forDays(168), { months: 6 }, true],
    [forDays(181), { months: 6 }, true],
    [forDays(184), { months: 6 }, true],
    [forDays(153), { months: 6 }, false],
    [forDays(212), { months: 6 }, false],
    [forDays(366), { years: 1 }, true],
    [forDays(364), { years: 1 }, false],
    // No browser keeps anything for longer than 400 days.
    [forDays(400), { years: 2 }, true],
    [forDays(365), { years: 2 }, false],
  ] as const)('%j is %j: %s', (keptFor, lifetime, agrees) => {
    expect(isKeptFor(keptFor, lifetime)).toBe(agrees);
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
