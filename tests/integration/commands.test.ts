import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/io/read-project.ts';

const MAIN = join(projectRoot, 'src/cli/main.ts');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('redline', () => {
  it('says of a folder that it cannot be read', () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [MAIN, 'redline', folder, join(folder, 'new.html')],
      { encoding: 'utf8' },
    );
    expect(stdout + stderr).toContain(`${folder} cannot be read`);
    expect(stdout + stderr).toContain('mend:');
    expect(status).toBe(1);
  });
});

const TRAPKRACHT = ['--content', join(projectRoot, 'tests/fixtures/trapkracht/content')];

describe('wrong options', () => {
  it.each([
    [
      ['status', '--formt', 'json', '-q', '--help=yes', '--today'],
      ['no option --formt', 'no option -q', '--help takes no value', '--today has no value'],
    ],
    [
      ['status', '--format', 'xml', '--today', 'now'],
      ['no format “xml”', '“now”'],
    ],
    [
      ['check', '--format', 'xml', '--today', 'now'],
      ['no format “xml”', '“now”'],
    ],
    [
      [
        'diff',
        'a',
        'in-force',
        '--format',
        'xml',
        '--locale',
        'xx',
        '--locale',
        'yy',
        '--site',
        'zz',
        '--today',
        'now',
      ],
      ['“now”', 'no format “xml”', 'no locale “xx”', 'no locale “yy”', 'no site “zz”', 'version a'],
    ],
    [
      ['notice', '1999-01-01', '--site', 'zz', '--locale', 'xx', '--today', 'now'],
      ['“now”', 'no version “1999-01-01”', 'no site “zz”', 'no locale “xx”'],
    ],
    [
      [
        'init',
        '--yes',
        '--name',
        'X',
        '--url',
        'x',
        '--site',
        'a',
        '--site',
        'b=c',
        '--today',
        'now',
      ],
      [
        '“now”',
        '“x” is no web address',
        '--email is not',
        '--country is not',
        '--locales is not',
        '“a” is no site. “b=c” is no site',
      ],
    ],
    [
      [
        'import',
        'none.md',
        'no.md',
        '--locale',
        'xx',
        '--base',
        'x',
        '--as',
        'x',
        '--effective',
        'x',
        '--kind',
        'x',
        '--note',
        'x',
      ],
      [
        'no locale “xx”',
        '“x” is no address',
        'no file none.md',
        'no file no.md',
        '“x” is not a day',
        '“x” is not a day',
        'no kind “x”',
        '“x” is not a note',
        'no change note in the prevailing',
      ],
    ],
    [
      ['new-locale', 'nl', '--lang', '1', '--today', 'now'],
      ['“now”', '“nl” is there', '“1” is no'],
    ],
    [
      ['review', '--base', 'none', '--today', 'now'],
      ['“now”', 'content in none cannot be read'],
    ],
    [
      ['serve', 'zz', '--port', 'x'],
      ['“x” is not a port', 'no site zz'],
    ],
    [
      ['dev', 'zz', '--port', 'x'],
      ['“x” is not a port', 'no site zz'],
    ],
    [
      ['audit', 'zz', '--today', 'now'],
      ['“now”', 'no site zz'],
    ],
    [
      ['redline', 'none.html', 'no.html'],
      ['none.html cannot', 'no.html cannot'],
    ],
  ])('are told in one answer, each with its mend: %j', ([command = '', ...options], wrong) => {
    const content = command === 'redline' ? [] : TRAPKRACHT;
    const { stderr, status } = spawnSync(
      process.execPath,
      [MAIN, command, ...content, ...options],
      {
        encoding: 'utf8',
      },
    );
    const told = stderr.trim().split('\n\n');
    expect(told.map((one) => one.split('\n')[0])).toEqual(
      wrong.map((words) => expect.stringContaining(words) as string),
    );
    for (const one of told) expect(one).toMatch(/\n {2}expected: .+\n {2}mend: {5}.+$/);
    expect(status).toBe(1);
  });
});

describe('a place that cannot be used', () => {
  it.each([
    ['a folder, where a file is written', ['variants'], () => folder],
    ['below a file, where a folder is made', ['build', 'uk'], () => join(folder, 'file/dist')],
  ])('is %s: it is named, with the mend', async (_, command, out) => {
    await writeFile(join(folder, 'file'), 'mine');
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [MAIN, ...command, '--out', out()],
      { encoding: 'utf8' },
    );
    expect(stderr, stdout).toMatch(/cannot be used: (?:it is a folder|a part of it is a file)/);
    expect(stderr).toContain('mend:');
    expect(status).toBe(1);
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine');
  });
});

describe('a symbolic link that leads to nothing', () => {
  it.each([
    ['check', '--content'],
    ['variants', '--content'],
    ['build', '--out'],
    ['variants', '--out'],
  ])('is told as what it is: %s %s', async (command, option) => {
    const link = join(folder, `${command}${option}`);
    await symlink('nothing', link);
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [MAIN, command, option, option === '--out' ? join(link, 'x') : link],
      { encoding: 'utf8' },
    );
    expect(stderr, stdout).toContain('is a symbolic link to nothing, which is not there');
    expect(stderr).toContain('mend:');
    expect(status).toBe(1);
  });
});

describe('serve', () => {
  it('serves the sites that are built and names the others', async () => {
    await mkdir(join(folder, 'uk'), { recursive: true });
    await writeFile(join(folder, 'uk', 'index.html'), '<!doctype html><title>UK</title>');
    const server = spawn(process.execPath, [MAIN, 'serve', '--out', folder, '--port', '0']);
    try {
      let output = '';
      for await (const chunk of server.stdout) {
        output += String(chunk);
        if (output.includes('Ctrl+C')) break;
      }
      expect(output).toMatch(/^uk {2}http:/m);
      expect(output).toContain('Not built: be, com');
    } finally {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
    }
  });
});
