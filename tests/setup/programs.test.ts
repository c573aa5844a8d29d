import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { isDebianLike } from '../../setup/apt.mjs';
import { installedBrowsers } from '../../setup/browser.mjs';
import { installedNginx } from '../../setup/nginx.mjs';
import { elapsed } from '../../setup/progress.mjs';
import { chooseSteps, commandsOf, steps } from '../../setup/steps.mjs';

describe('the places of a browser', () => {
  it('on Linux: Chromium before Chrome before Edge, along the PATH', () => {
    const env = { PATH: ['/a', '/b'].join(path.delimiter) };
    const places = installedBrowsers('linux', env);
    expect(places.slice(0, 2)).toEqual(['/a/chromium', '/b/chromium']);
    const order = ['/b/chromium-browser', '/a/google-chrome', '/a/microsoft-edge'];
    expect(places.filter((place) => order.includes(place))).toEqual(order);
  });

  it('on macOS: the applications of all and of the user', () => {
    const places = installedBrowsers('darwin', { PATH: '', HOME: '/Users/me' });
    expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(places).toContain('/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium');
  });

  it('on Windows: the program folders that exist', () => {
    const places = installedBrowsers('win32', { ProgramFiles: 'C:\\Program Files' });
    expect(places).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(places.join()).not.toContain('undefined');
  });
});

describe('the places of nginx', () => {
  it('are the PATH, then where servers live, then our own copy', () => {
    const places = installedNginx({ PATH: '/a' });
    expect(places[0]).toBe('/a/nginx');
    expect(places).toContain('/usr/sbin/nginx');
    expect(places.at(-1)).toMatch(/\.cache/);
  });
});

describe('Debian and its kin', () => {
  it.each([
    ['ID=debian', true],
    ['NAME="x"\nID=ubuntu\nID_LIKE=debian', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"', true],
    ['ID=alpine', false],
    ['NAME="not debian"\nID=fedora', false],
  ])('%j: %s', (text, expected) => expect(isDebianLike(text)).toBe(expected));
});

describe('the steps of npm test', () => {
  it('are all of them but those that stand apart unless some are named', () => {
    const usual = steps.filter(({ apart }) => !apart);
    expect(steps.length).toBeGreaterThan(usual.length);
    expect(chooseSteps([]).chosen).toEqual(usual);
    expect(chooseSteps(['--all'])).toEqual({ chosen: usual, goOn: true });
    expect(chooseSteps(['every-page']).chosen.map((step) => step.name)).toEqual(['every-page']);
  });

  it('keep their order whatever the order of the names', () => {
    expect(chooseSteps(['e2e', 'unit']).chosen.map((step) => step.name)).toEqual(['unit', 'e2e']);
  });

  it('refuse an unknown name and list the known ones', () => {
    expect(() => chooseSteps(['unti'])).toThrow(/"unti" is not a test step/);
  });

  it('may have several commands', () => {
    const commands = commandsOf({ name: 'types', command: 'astro check && tsc --noEmit' });
    expect(commands).toEqual([
      ['astro', 'check'],
      ['tsc', '--noEmit'],
    ]);
  });
});

describe('durations', () => {
  it.each([
    [0, '0.0 s'],
    [9940, '9.9 s'],
    [9960, '10 s'],
    [59_600, '1 min 00 s'],
    [65_000, '1 min 05 s'],
  ])('%i ms is %s', (ms, text) => expect(elapsed(ms)).toBe(text));
});
