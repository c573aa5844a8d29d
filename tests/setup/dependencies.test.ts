import { describe, expect, it } from 'vitest';

import { toolScript } from '../../setup/command.mjs';
import { dependencyStamp } from '../../setup/dependencies.mjs';
import { isHeld } from '../../setup/lock.mjs';
import { npmProblem, npmScripts } from '../../setup/npm.mjs';
import { describeProblem } from '../../setup/problem.mjs';

describe('the stamp of an installation', () => {
  const stamp = dependencyStamp('{"lockfileVersion": 3}', 'linux', 'x64');

  it('is the same for the same lock file and machine', () => {
    expect(dependencyStamp('{"lockfileVersion": 3}', 'linux', 'x64')).toBe(stamp);
  });

  it('changes with the lock file, the system and the processor', () => {
    const others = [
      dependencyStamp('{"lockfileVersion": 2}', 'linux', 'x64'),
      dependencyStamp('{"lockfileVersion": 3}', 'darwin', 'x64'),
      dependencyStamp('{"lockfileVersion": 3}', 'linux', 'arm64'),
    ];
    expect(others).not.toContain(stamp);
  });
});

describe('the lock', () => {
  const young = { pids: [11, 12], ageMs: 1000 };

  it('is held while its owner or the npm it started lives', () => {
    expect(isHeld(young, (pid) => pid === 11)).toBe(true);
    expect(isHeld(young, (pid) => pid === 12)).toBe(true);
  });

  it('is free when none of them lives, or when nothing was heard of them for long', () => {
    expect(isHeld(young, () => false)).toBe(false);
    expect(isHeld({ ...young, ageMs: 3_600_000 }, () => true)).toBe(false);
  });

  it('is free when its number is now our own', () => {
    expect(isHeld({ pids: [process.pid], ageMs: 0 }, () => true)).toBe(false);
  });
});

describe('npm', () => {
  it('is the one that started us, if it is npm', () => {
    expect(npmScripts({ npm_execpath: '/x/npm-cli.js' }, '/usr/bin/node')[0]).toBe('/x/npm-cli.js');
    expect(npmScripts({ npm_execpath: '/x/yarn.js' }, '/usr/bin/node')).not.toContain('/x/yarn.js');
  });

  it.each([
    ['npm error code ECONNREFUSED', /registry cannot be reached/],
    ['npm error code EAI_AGAIN', /registry cannot be reached/],
    ['npm error code ENOSPC', /disk is full/],
    ['npm error code EACCES', /may not be written/],
    [
      '`npm ci` can only install packages when your package.json and package-lock.json',
      /does not name every package/,
    ],
    ['npm error something new', /Installing packages failed \(npm ended with code 1\)/],
  ])('failing with "%s" is explained', (output, message) => {
    const problem = npmProblem('Installing packages', 1, output, '/p/npm.log');
    expect(problem.message).toMatch(message);
    expect(describeProblem(problem)).toMatch(/^Problem: .+\nExpected: .+\nMend: .+/);
  });

  it('that does not exist is said to be missing', () => {
    expect(npmProblem('Installing packages', 127, '', '/p/npm.log').message).toMatch(/npm is not/);
  });
});

describe('a tool of node_modules', () => {
  const lock = {
    packages: {
      '': { devDependencies: { '@playwright/test': '1' } },
      'node_modules/playwright': { bin: { playwright: 'other.js' } },
      'node_modules/@playwright/test': { bin: { playwright: 'cli.js' } },
      'node_modules/typescript': { bin: { tsc: 'bin/tsc' } },
    },
  };

  it('is found by the name of its command', () => {
    expect(toolScript(lock, 'tsc')).toBe('node_modules/typescript/bin/tsc');
    expect(toolScript(lock, 'nothing')).toBeUndefined();
  });

  it('comes from the package that package.json names, if two have it', () => {
    expect(toolScript(lock, 'playwright')).toBe('node_modules/@playwright/test/cli.js');
  });
});
