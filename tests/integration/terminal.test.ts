import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAllTexts } from '../../src/io/files.ts';
import { projectRoot } from '../../src/io/read-project.ts';

/*
 * What the commands ask, on a real terminal: `script` of util-linux gives the process a pseudo-terminal. Each answer is
 * typed when its question stands there.
 */

/** Whether this machine's `script` takes a command: that of util-linux does, others do not. */
const hasTerminal = spawnSync('script', ['--version']).status === 0;
/** Processes that start on a busy machine take their time. */
const BUSY = 120_000;
/** Ctrl+D: the input ends. */
const END = '\u0004';

let temporary = '';
let content = '';

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'terminal-'));
});
beforeEach(async () => {
  content = join(temporary, 'content');
  await cp(join(projectRoot, 'tests/fixtures/trapkracht/content'), content, { recursive: true });
});
afterEach(async () => {
  await rm(content, { recursive: true });
});
afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

describe.skipIf(!hasTerminal)('on a terminal', { timeout: BUSY }, () => {
  it('publish asks for all it must know, again where an answer will not do, and seals after a yes', async () => {
    await draft();
    const { code, output } = await type(
      ['publish'],
      [
        ['Day on which the version is made public', 'tomorrow'],
        ['Day on which the version is made public', ''],
        ['Day on which it starts to apply', '2026-03-01'],
        ['Kind of change', 'material'],
        ['What changes, for readers, in Nederlands', 'Eén zin erbij.'],
        ['Seal it?', 'yes'],
      ],
    );
    expect(code, output).toBe(0);
    expect(output).toContain('“tomorrow” is not a day.');
    const manifest = await readFile(join(content, 'versions/2026-01-15/version.yaml'), 'utf8');
    expect(manifest).toContain(
      'effective: 2026-03-01\nkind: material\nnote:\n  nl: Eén zin erbij.\n',
    );
  });

  it.each([
    ['no', 'no', 'Nothing was written.'],
    ['the input ends', END, 'The input ended.'],
  ])('publish writes nothing when the answer is: %s', async (_, answer, message) => {
    await draft();
    const before = await readAllTexts(content);
    const { code, output } = await type(
      ['publish', '--kind', 'editorial', '--note', 'nl=Beter.', '--effective', '2026-01-15'],
      [
        ['Day on which the version is made public', ''],
        ['Seal it?', answer],
      ],
    );
    expect(code, output).toBe(1);
    expect(output).toContain(message);
    expect(await readAllTexts(content)).toEqual(before);
  });

  it('init asks for the organisation and its sites, and writes after a yes', async () => {
    const { code, output } = await type(
      ['init'],
      [
        ['Name of the organisation', 'De Zwaan'],
        ['Full name with the legal form', ''],
        ['Web address of the organisation', 'dezwaan'],
        ['Web address of the organisation', 'https://www.dezwaan.example'],
        ['E-mail address for questions', 'mail@dezwaan.example'],
        ['Street and number', ''],
        ['Postal code', '9000'],
        ['Town', 'Gent'],
        ['Country', 'BE'],
        ['Languages', 'nl, fr'],
        ['Sites', 'main=https://privacy.dezwaan.example'],
        ['Write this?', 'y'],
      ],
    );
    expect(code, output).toBe(0);
    expect(output).toContain('“dezwaan” is no web address.');
    const site = await readFile(join(content, 'site.yaml'), 'utf8');
    expect(site).toContain('name: De Zwaan');
    expect(site).toContain('https://privacy.dezwaan.example');
    expect((await readAllTexts(content)).some(({ path }) => path.startsWith('aside/'))).toBe(true);
  });

  it.each([
    ['import', () => ['import', 'tests/fixtures/import/statement.md', '--locale', 'nl']],
    ['new-locale', () => ['new-locale', 'de']],
  ])('%s shows what it will write, and asks', async (_, command) => {
    const before = await readAllTexts(content);
    const no = await type(command(), [['Write this?', '']]);
    expect(no.output).toContain('Nothing was written.');
    expect(await readAllTexts(content)).toEqual(before);
    const yes = await type(command(), [['Write this?', 'yes']]);
    expect(yes.code, yes.output).toBe(0);
    expect(yes.output).toContain('Written.');
    expect(await readAllTexts(content)).not.toEqual(before);
  });
});

async function draft(): Promise<void> {
  const file = join(content, 'statement/nl/welcome.mdx');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/\n$/, ' Echt.\n'));
}

/** Runs a command on a terminal and types each answer when its question is asked. */
async function type(
  options: readonly string[],
  answers: readonly (readonly [question: string, answer: string])[],
): Promise<{ code: number | null; output: string }> {
  const words = [
    ...[process.execPath, 'src/cli/main.ts', ...options],
    ...['--content', content, '--today', '2026-01-15'],
  ];
  const command = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd: projectRoot,
  });
  let output = '';
  let seen = 0;
  const left = [...answers];
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    const [question, answer] = left[0] ?? [];
    if (question === undefined || answer === undefined) return;
    const asked = output.indexOf(question, seen);
    if (asked < 0 || !output.endsWith(': ')) return;
    seen = output.length;
    left.shift();
    child.stdin.write(answer === END ? END : `${answer}\r`);
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  expect(left, output).toEqual([]);
  return { code, output: output.replaceAll('\r\n', '\n') };
}
