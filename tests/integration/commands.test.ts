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
