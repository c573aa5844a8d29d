import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { prove } from '../../../src/importers/proof.ts';
import { readSource } from '../../../src/importers/read-source.ts';
import type { ReadText } from '../../../src/importers/read-source.ts';
import { imported } from './imported.ts';

async function read(source: string): Promise<ReadText> {
  const text = await readSource('a.md', new TextEncoder().encode(source));
  if (!('sections' in text)) throw new Error(text.message);
  return text;
}

describe('the proof', () => {
  const source = '# One\n\nA small text.\n\n# Two\n\nMore of it.';
  const sections = [
    { title: 'One', body: 'A small text.' },
    { title: 'Two', body: 'More of it.' },
  ];
  const proven = async (written: typeof sections, letters?: string) => {
    const text = await read(source);
    return prove({ ...text, ...(letters && { letters }) }, { title: undefined, sections: written })
      .differences;
  };

  it('holds for the same words', async () => {
    expect(await proven(sections)).toEqual([]);
  });

  it.each([
    ['lost', 'A text.'],
    ['added', 'A small new text.'],
    ['moved', 'A text small.'],
    ['joined', 'A smalltext.'],
    ['of another sign', 'A small text!'],
    ['hidden in an anchor', 'A small text. [#text]'.replace('text. ', '')],
  ])('fails for a word that is %s', async (_what, body) => {
    expect(await proven([{ title: 'One', body }, ...sections.slice(1)])).toHaveLength(1);
  });

  it('fails when the reader lost what the file has', async () => {
    expect(await proven(sections, 'OneAsmalltextTwoMoreofitandmore')).toEqual([
      {
        where: 'between the file and what was read of it',
        place: { file: 'a.md', line: 7 },
        expected: expect.stringContaining('ofitandmore') as string,
        found: expect.stringContaining('ofit') as string,
      },
    ]);
  });
});

/** `RUNS=5000 SEED=7` in front of the command tries other texts. */
const RUNS = Number(process.env['RUNS'] ?? 150);

describe('any text', () => {
  const signs = fc.constantFrom(
    '*', '_', '`', '~', '[', ']', '(', ')', '<', '>', '{', '}', '#', '|', '\\', '!', '&', '$', '@', ':', '-', '+', '=', '.', ',', ';', '"', "'", '/', ' ',
    'a', 'é', 'ж', '字', '1', '12.', '  ', '<b>', '</b>', '{x}', '&amp;', '[#id]', '**', 'www.a.be', 'a@b.be',
    'import x', 'export ', '- ', '1. ', '> ', 'https://a.be/(b)', '\u00a0', '[x](#y)', '\t', '\u200b',
  ); // prettier-ignore
  const line = fc.array(signs, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

  it('comes through as plain text when half a link stands in it', async () => {
    const { proof } = await imported('a.txt', 'Text begins.\n\n](one)* and [two] (three)');
    expect(proof.differences).toEqual([]);
  });

  it('comes through as a page when an at sign follows the mark of emphasis', async () => {
    const { proof } = await imported(
      'a.html',
      '<p>Start <b>*<i>*</i></b><i>@.import x*</i><b>*</b></p>',
    );
    expect(proof.differences).toEqual([]);
  });

  it('comes through as plain text without losing a sign', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
        const source = `Text begins. ${lines.join('\n\n')} ends.`;
        const { proof, issues } = await imported('a.txt', source);
        expect({ differences: proof.differences, issues }).toEqual({ differences: [], issues: [] });
      }),
      { numRuns: RUNS },
    );
  });

  it('comes through as a page with emphasis, links, lists and tables', async () => {
    const escaped = line.map((text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
    const inline = fc.oneof(
      escaped,
      escaped.map((text) => `<b>${text}</b>`),
      escaped.map((text) => `<i>${text}</i>`),
      escaped.map((text) => `<a href="https://a.be/">${text}</a>`),
      escaped.map((text) => `<b>${text}<i>${text}</i></b>`),
      escaped.map((text) => `${text}<br>${text}`),
    );
    const run = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    const block = fc.oneof(
      run.map((text) => `<p>${text}</p>`),
      run.map((text) => `<h2>T${text}</h2>`),
      fc
        .array(run, { minLength: 1, maxLength: 3 })
        .map((items) => `<ul><li>${items.join('<li>')}</ul>`),
      fc
        .array(run, { minLength: 1, maxLength: 3 })
        .map((items) => `<ol start=4><li>${items.join('<ul><li>')}</ol>`),
      fc.tuple(run, run).map(([a, b]) => `<table><tr><th>${a}<th>${b}<tr><td>${b}<td>${a}</table>`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
        const { proof, issues } = await imported('a.html', `<p>Start.</p>${blocks.join('\n')}`);
        expect({ differences: proof.differences, issues }).toEqual({ differences: [], issues: [] });
      }),
      { numRuns: RUNS },
    );
  });
});
