import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/io/read-project.ts';
import { edit, run } from './support/commands.ts';
import type { Run } from './support/commands.ts';

let temporary = '';
let content = '';

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'publish-'));
  content = join(temporary, 'content');
  await cp(join(projectRoot, 'tests/fixtures/trapkracht/content'), content, { recursive: true });
});

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

describe('publish', () => {
  it('refuses when nothing changed', async () => {
    const { code, output } = await statement(['publish']);
    expect(code).toBe(1);
    expect(output).toContain('Nothing has changed since version 2025-06-01.');
  });

  it('shows redline and plan in a dry run, and writes nothing', async () => {
    await edit(content, 'statement/nl/welcome.mdx', /\n$/, '\n\nDit is nieuw. [#welcome-new]\n');
    const { code, output } = await statement([
      ...['publish', '--dry-run', '--kind', 'editorial', '--note', 'nl=Beter gezegd.'],
    ]);
    expect(code, output).toBe(0);
    expect(output).toContain('{+Dit is nieuw.+}');
    expect(output).toContain('content/versions/2026-01-15/nl/welcome.mdx');
    expect(await readdir(join(content, 'versions'))).toEqual(['2025-06-01']);
  });

  it.each([
    [['--kind', 'large', '--note', 'nl=x'], /“large” is not a kind[\s\S]*material or editorial/],
    [['--note', 'nl=x'], /--kind is not given/],
    [['--kind', 'editorial'], /--note "nl=…" is not given/],
    [['--kind', 'editorial', '--note', 'de=x'], /“de=x” is not a note/],
    [['--kind', 'editorial', '--note', 'nl=x', '--date', '2025-06-01'], /exists already/],
    [['--kind', 'editorial', '--note', 'nl=x', '--date', '2026-02-30'], /is not a day/],
    [['--kind', 'editorial', '--note', 'nl=x', '--date', '2026-01-16'], /lies in the future/],
    [['--kind', 'editorial', '--note', 'nl=x', '--effective', '2026-01-14'], /lies before/],
  ])('refuses %j', async (options, message) => {
    const { code, output } = await statement(['publish', ...options]);
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(await readdir(join(content, 'versions'))).toEqual(['2025-06-01']);
  });

  it('tells all wrong options in one answer, also where it would ask for the others', async () => {
    const options = ['--kind', 'large', '--effective', '2026-02-30', '--note', 'de=x', '--of', 'x'];
    const wrong = [
      '--of goes with --translation alone.',
      '“2026-02-30” is not a day.',
      '“large” is not a kind of change.',
      '“de=x” is not a note.',
    ];
    const asking = await statement(['publish', '--ask', ...options]);
    expect(asking.code).toBe(1);
    expect(faultsIn(asking)).toEqual(wrong);
    const silent = await statement(['publish', ...options, '--date', '2026-01-16']);
    expect(silent.code).toBe(1);
    expect(faultsIn(silent)).toEqual([
      wrong[0],
      '2026-01-16 lies in the future; let the version apply later with --effective, not with --date.',
      ...wrong.slice(1, 3),
      '--note "nl=…" is not given.',
      wrong[3],
    ]);
  });

  it('writes nothing when the answer is no', async () => {
    const { code, output } = await statement(['publish', '--ask'], '\n\n\nBeter.\nno\n');
    expect(code).toBe(1);
    expect(output).toContain('Nothing was written.');
    expect(await readdir(join(content, 'versions'))).toEqual(['2025-06-01']);
  });

  it('writes nothing when the answers end', async () => {
    const { code, output } = await statement(['publish', '--ask'], '\n\n');
    expect(code).toBe(1);
    expect(output).toContain('The input ended.');
    expect(await readdir(join(content, 'versions'))).toEqual(['2025-06-01']);
  });

  it('asks again until an answer will do, then seals', async () => {
    const answers = ['yesterday', '', '2026-01-01', '2026-03-01', 'huge', 'material', '', 'Beter.'];
    const { code, output } = await statement(['publish', '--ask'], `${answers.join('\n')}\nyes\n`);
    expect(code, output).toBe(0);
    expect(output).toMatch(/“yesterday” is not a day[\s\S]*lies before[\s\S]*An answer is needed/);
    expect(output).toContain('Version 2026-01-15 is sealed; it applies from 2026-03-01.');
    const manifest = await readFile(join(content, 'versions/2026-01-15/version.yaml'), 'utf8');
    expect(manifest).toMatch(/kind: material\nnote:\n {2}nl: Beter\./);
  });
});

describe('publish before a version that is still to come', () => {
  it('says that it will be replaced', async () => {
    await edit(
      content,
      'statement/nl/requests.mdx',
      /\n$/,
      '\n\nOok dit is nieuw. [#requests-new]\n',
    );
    const options = ['--kind', 'editorial', '--note', 'nl=Beter.', '--dry-run'];
    const { code, output } = await statement(['publish', ...options, '--today', '2026-01-16']);
    expect(code, output).toBe(0);
    expect(output).toContain('Mind: version 2026-01-15 applies from 2026-03-01');
  });
});

describe('verify', () => {
  const sealed = 'versions/2026-01-15/nl/welcome.mdx';

  it('proves what publish sealed', async () => {
    const { code, output } = await statement(['verify']);
    expect(code, output).toBe(0);
    expect(output).toContain('All 2 versions are as they were sealed.');
  });

  it.each([
    ['a word', sealed, /Dit is nieuw\./, 'Dit is oud.', 'line 12 reads otherwise'],
    [
      'a line',
      sealed,
      /\n\nDit is nieuw/,
      '\n\nErbij.\n\nDit is nieuw',
      'lines 12 to 13 were added',
    ],
    ['front matter', sealed, /title: .*/, 'title: Anders', 'line 2 reads otherwise'],
    [
      'a date',
      'versions/2026-01-15/version.yaml',
      /effective: .*/,
      'effective: 2026-02-01',
      'line 3 reads otherwise',
    ],
  ])('names the line when %s was touched', async (_, file, pattern, replacement, what) => {
    const before = await readFile(join(content, file), 'utf8');
    await edit(content, file, pattern, replacement);
    const { code, output } = await statement(['verify']);
    await writeFile(join(content, file), before);
    expect(code).toBe(1);
    const line = /\d+/.exec(what)?.[0] ?? '';
    expect(output).toContain(`content/${file}:${line}:1  error`);
    expect(output).toContain(what);
  });

  it('says that it cannot name the line without lines.yaml, which it can write anew', async () => {
    const before = await readFile(join(content, sealed), 'utf8');
    await rm(join(content, 'versions/2026-01-15/lines.yaml'));
    expect((await statement(['verify'])).output).toContain('warning  version/lines');
    await edit(content, sealed, 'nieuw', 'oud');
    const touched = await statement(['verify', '--lines']);
    expect(touched.code).toBe(1);
    expect(touched.output).toContain('which line cannot be said');
    await writeFile(join(content, sealed), before);
    expect((await statement(['verify', '--lines'])).code).toBe(0);
    expect((await statement(['verify'])).output).not.toContain('warning');
  });
});

/** What is wrong, each without what was expected and its mend. */
function faultsIn({ output }: Run): string[] {
  return [...output.matchAll(/^(.+)\n {2}expected: .+\n {2}mend: {5}.+$/gm)].map(
    ([, message = '']) => message,
  );
}

function statement([command = '', ...options]: readonly string[], input = ''): Promise<Run> {
  return run(
    process.execPath,
    [
      join(projectRoot, 'src/cli/main.ts'),
      ...[command, '--content', content, '--today', '2026-01-15'],
      ...options,
    ],
    {},
    input,
  );
}
