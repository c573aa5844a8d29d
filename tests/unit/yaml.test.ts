import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { isoDate, readYaml, siteConfig, yamlKeys } from '../../src/domain/schema/index.ts';

const schema = z.strictObject({
  title: z.string(),
  date: isoDate,
  list: z.array(z.strictObject({ id: z.string() })),
});
const read = (text: string) =>
  readYaml({ text, file: 'x.yaml', rule: 'config/invalid', linesBefore: 1 }, schema);

describe('readYaml', () => {
  it('gives the data when all is well', () => {
    expect(read('title: A\ndate: 2020-02-25\nlist: [{ id: a }]')).toEqual({
      data: { title: 'A', date: '2020-02-25', list: [{ id: 'a' }] },
      issues: [],
    });
  });

  it('names all that is wrong, with its place', () => {
    expect(
      read('title: 3\ndate: 2020-02-30\nlist:\n  - id: a\n  - name: b\n').issues,
    ).toMatchObject([
      {
        file: 'x.yaml',
        place: { line: 2, column: 1 },
        message: '`title` is not what it should be.',
        expected: 'a string',
      },
      {
        place: { line: 3 },
        expected: 'a day that exists, written as YYYY-MM-DD, such as 2026-11-23',
      },
      { place: { line: 6 }, message: '`list.1.id` is missing.', fix: 'add `list.1.id`' },
      { place: { line: 6 }, message: '`list.1.name` is not a known key.' },
    ]);
  });

  it('names the place of a syntax error', () => {
    expect(read('title: A\ndate: "2020').issues).toMatchObject([
      { rule: 'yaml/syntax', place: { line: 3 } },
    ]);
  });

  it.each([
    ['title: A\nlist: [a\n\nother:\n  a: 1\n', 3],
    ['title: A\nlist: {a: 1', 3],
    ['title: "A\nlist: b\n', 2],
  ])('names where what is left open began: %j', (text, line) => {
    expect(read(text).issues).toMatchObject([{ rule: 'yaml/syntax', place: { line } }]);
  });

  it('says what to write where a file holds something else', () => {
    expect(read('- a').issues).toMatchObject([{ expected: 'lines such as `key: value`' }]);
  });

  it.each(['', '- a', 'just text', '&a [*a]', '%YAML 9.9'])('survives %j', (text) => {
    expect(read(text).issues.length).toBeGreaterThan(0);
  });
});

describe('yamlKeys', () => {
  const keyAt = yamlKeys("a:\n  b: 'x […]' # c\n  d: [e, { f: g }]\n");

  it.each([
    [2, 9, 'a.b'],
    [2, 3, 'a.b'],
    [3, 7, 'a.d.0'],
    [3, 15, 'a.d.1.f'],
    [2, 16, undefined],
    [9, 1, undefined],
  ])('names the key at %i:%i', (line, column, key) => {
    expect(keyAt({ line, column })).toBe(key);
  });
});

describe('siteConfig', () => {
  it('refuses what the rest of the file does not know', () => {
    const result = siteConfig.safeParse({
      organisation: {
        name: 'A',
        legalName: 'A',
        url: 'https://a.example',
        contact: {
          email: 'a@a.example',
          address: { street: 'S', postalCode: '1', locality: 'L', country: 'BE' },
        },
      },
      locales: { nl: { lang: 'nl-BE', name: 'Nederlands' } },
      prevailing: 'de',
      regulators: {},
      sites: {
        one: { url: 'https://a.example/x', locales: ['fr'], defaultLocale: 'nl', regulator: 'gba' },
      },
    });
    expect(result.success).toBe(false);
  });
});
