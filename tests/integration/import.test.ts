import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/io/read-project.ts';
import { copyOfFixture, filesOf, runOn } from './support/commands.ts';

const document = join(projectRoot, 'tests/fixtures/import/word-processor.docx');
const run = runOn('2026-01-15');
let temporary = '';

beforeAll(async () => {
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  temporary = await mkdtemp(join(projectRoot, '.cache/import-test-'));
});

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

describe('import', () => {
  it('without --yes shows what it would write and writes nothing', async () => {
    const content = await copyOfFixture(join(temporary, 'dry'));
    const before = await filesOf(content);
    const { code, output } = await run(content, 'import', document, '--locale', 'nl');
    expect(code, output).toBe(0);
    expect(output).toContain('content/statement/nl/data-types.mdx');
    expect(output).toContain('Proven: the 170 words of the text stand in the result');
    expect(output).toContain('Nothing was written. Add --yes to write it.');
    expect(await filesOf(content)).toEqual(before);
  });

  it('takes a text over, keeps the one before aside, and can be read and built at once', async () => {
    const content = await copyOfFixture(join(temporary, 'sealed'));
    const before = await filesOf(content);
    const seal = ['--as', '2025-12-01', '--note', 'nl=Een nieuwe tekst.', '--yes'];
    const imported = await run(content, 'import', document, '--locale', 'nl', ...seal);
    expect(imported.code, imported.output).toBe(0);
    const after = await filesOf(content);
    expect(after['statement/nl/kept.mdx']).toBeUndefined();
    expect(after['aside/2026-01-15/statement/nl/kept.mdx']).toBe(before['statement/nl/kept.mdx']);
    expect(after['statement/statement.yaml']).toContain('Privacyverklaring van Roeiclub De Zwaan');
    expect(after['versions/2025-12-01/nl/your-rights.mdx']).toBe(
      after['statement/nl/your-rights.mdx'],
    );
    const checked = await run(content, 'check');
    expect(checked.output).toContain('0 errors');
    expect((await run(content, 'verify')).code).toBe(0);
    const again = await run(content, 'import', document, '--locale', 'nl', '--yes');
    expect(again.output).toContain('there is nothing to write');

    const out = join(temporary, 'sealed/dist');
    const built = await run(content, 'build', '--out', relative(projectRoot, out));
    expect(built.code, built.output).toBe(0);
    const page = await readFile(join(out, 'coop/privacy/nl/index.html'), 'utf8');
    expect(page).toContain('Dat kan ook op papier.');
    expect(page).toContain('wie &#x3C;jonger> is dan 12');
  });

  it.each([
    ['cut.docx', 'The file is not a document of Word that can be read.'],
    ['junk.md', 'The file is not a text: line 1 holds signs that no text has.'],
  ])('refuses %s with what was expected, and writes nothing', async (name, message) => {
    const content = await copyOfFixture(join(temporary, name));
    const before = await filesOf(content);
    const file = join(temporary, name, name);
    const bytes = await readFile(document);
    await writeFile(file, name === 'cut.docx' ? bytes.subarray(0, 3000) : bytes);
    const { code, output } = await run(content, 'import', file, '--locale', 'nl', '--yes');
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output).toMatch(/expected: .+\n {2}mend: {5}.+/);
    expect(output).not.toMatch(/^\s+at /m);
    expect(await filesOf(content)).toEqual(before);
  });
});
