import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '../../../src/importers/import-text.ts';
import { readSource } from '../../../src/importers/read-source.ts';
import type { Unreadable } from '../../../src/importers/formats/source.ts';
import { SETTINGS } from './imported.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const SOURCES = [
  'saved-page.html',
  'statement.md',
  'statement.txt',
  'word-processor.docx',
] as const;
const sources = new Map(
  SOURCES.map((name) => [name, new Uint8Array(readFileSync(`tests/fixtures/import/${name}`))]),
);

/** `RUNS=2000 SEED=7` in front of the command tries others. */
const RUNS = Number(process.env['RUNS'] ?? 60);
const SEED = Number(process.env['SEED'] ?? 1);

/** Why a file cannot be read; nothing when it can. */
async function refusal(name: string, bytes: Uint8Array): Promise<Unreadable | undefined> {
  const read = await readSource(name, bytes);
  if (!('sections' in read)) return read;
  importText(read, SETTINGS);
  return undefined;
}

describe('a damaged file', () => {
  it.each([
    ['a.txt', new Uint8Array(), /is empty/],
    ['a.docx', new Uint8Array(), /is empty/],
    ['a.html', bytesOf(' \n\t'), /only white space/],
    ['a.html', bytesOf('<html><body><script>a()</script></body></html>'), /no text in the file/],
    ['a.md', Uint8Array.of(10, 0x89, 0x50, 0x4e, 0x47, 0, 1, 2), /not a text: line 2 /],
    ['a.txt', utf16('Zonder merk'), /not a text: line 1 /],
    ['a.md', Uint8Array.of(...bytesOf('Één\r\n\r\ntwée dr\u00ef'), 0xc3), /damaged: line 3 /],
    ['a.docx', bytesOf('<html>'), /not a document of Word/],
    ['a.docx', sources.get('word-processor.docx')?.subarray(0, 900), /not a document of Word/],
    ['a.doc', bytesOf('Text'), /of no kind that can be imported/],
  ])(
    '%s is refused, with what is wrong, what was expected and the mend',
    async (name, bytes, why) => {
      const refused = await refusal(name, bytes ?? new Uint8Array());
      expect(refused?.message).toMatch(why);
      expect(refused?.expected).toMatch(/\S/);
      expect(refused?.fix).toMatch(/\S/);
    },
  );

  it('of another character set is read, not taken for a damaged one', async () => {
    expect(await refusal('a.txt', latin1('Één, twée en dr\u00efe: caf\u00e9.'))).toBeUndefined();
  });

  it.each([
    ['elements', 'a.html', '<div>'.repeat(20_000) + 'Text'],
    ['quotes', 'a.md', `${'> '.repeat(2500)}Text`],
    ['lists', 'a.html', '<ul><li>'.repeat(3000) + 'Text'],
  ])('of thousands of nested %s is refused', async (_what, name, text) => {
    const refused = await refusal(name, bytesOf(text));
    expect(refused?.message).toMatch(/hundreds of levels/);
  });

  it('is read or refused, whatever was cut out, overwritten or put in', async () => {
    const damage = fc.record({
      name: fc.constantFrom(...SOURCES),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat({ max: 2000 }),
      put: fc.uint8Array({ maxLength: 40 }),
      isTruncated: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ name, at, cut, put, isTruncated }) => {
        const bytes = sources.get(name) ?? new Uint8Array();
        const start = Math.floor(at * bytes.length);
        const rest = isTruncated ? [] : bytes.subarray(start + cut);
        const refused = await refusal(
          name,
          Uint8Array.of(...bytes.subarray(0, start), ...put, ...rest),
        );
        if (refused) expect([refused.message, refused.expected, refused.fix].join()).toMatch(/\S,/);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
