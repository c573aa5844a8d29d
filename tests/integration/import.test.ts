import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/io/read-project.ts';

const fixtures = join(projectRoot, 'tests/fixtures');
const document = join(fixtures, 'import/word-processor.docx');
const today = '2026-01-15';
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
    const content = await copyOfFixture('dry');
    const before = await filesOf(content);
    const { code, output } = await run(content, 'import', document, '--locale', 'nl');
    expect(code, output).toBe(0);
    expect(output).toContain('content/statement/nl/data-types.mdx');
    expect(output).toContain('Proven: the 170 words of the text stand in the result');
    expect(output).toContain('Nothing was written. Add --yes to write it.');
    expect(await filesOf(content)).toEqual(before);
  });

  it('takes a text over, keeps the one before aside, and can be read and built at once', async () => {
    const content = await copyOfFixture('sealed');
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
    ['junk.md', 'The file is not a text: it holds signs that no text has.'],
  ])('refuses %s with what was expected, and writes nothing', async (name, message) => {
    const content = await copyOfFixture(name);
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

async function copyOfFixture(name: string): Promise<string> {
  const content = join(temporary, name, 'content');
  await cp(join(fixtures, 'trapkracht/content'), content, { recursive: true });
  return content;
}

/** Texts of all files below a folder, by their paths. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(
    paths.map(
      async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const,
    ),
  );
  return Object.fromEntries(texts);
}

/** Runs a command of the command line on a content folder. */
async function run(content: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'src/cli/main.ts'), ...args, '--content', content, '--today', today],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code: code ?? -1, output };
}
