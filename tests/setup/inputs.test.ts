import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { buildDay, buildRecord, inputsHash } from '../../setup/inputs.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'setup-inputs-'));
  write('content/site.yaml', 'name: A');
  write('src/cli/main.ts', 'export {};');
  write('dist/be/index.html', '<p>');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

describe('the hash of the inputs', () => {
  it('is the same while nothing changes', () => {
    expect(inputsHash(root, '2026-01-01')).toBe(inputsHash(root, '2026-01-01'));
  });

  it.each([
    ['a changed text', () => write('content/site.yaml', 'name: B')],
    ['a new file', () => write('public/logo.svg', '<svg/>')],
    ['a new empty file', () => write('src/empty.ts', '')],
    ['a changed lock file', () => write('package-lock.json', '{}')],
    [
      'a moved file',
      () => {
        rmSync(path.join(root, 'content/site.yaml'));
        write('content/other.yaml', 'name: A');
      },
    ],
  ])('changes with %s', (_, change) => {
    const before = inputsHash(root, '2026-01-01');
    change();
    expect(inputsHash(root, '2026-01-01')).not.toBe(before);
  });

  it('changes with the day, and not with files that are no input', () => {
    const before = inputsHash(root, '2026-01-01');
    write('README.md', 'x');
    expect(inputsHash(root, '2026-01-01')).toBe(before);
    expect(inputsHash(root, '2026-01-02')).not.toBe(before);
  });
});

describe('the day', () => {
  it('is the machine’s, unless it is set by hand', () => {
    const now = new Date(2026, 0, 5, 23, 59);
    expect(buildDay({}, now)).toBe('2026-01-05');
    expect(buildDay({ STATEMENT_TODAY: '2020-02-25' }, now)).toBe('2020-02-25');
  });
});

describe('the record of the last build', () => {
  it('is fresh only for the inputs it was saved with', () => {
    const record = buildRecord(root);
    expect(record.isFresh('a')).toBe(false);
    record.save('a');
    expect(record.isFresh('a')).toBe(true);
    expect(record.isFresh('b')).toBe(false);
    record.forget();
    expect(record.isFresh('a')).toBe(false);
  });

  it('does not outlive the sites', () => {
    const record = buildRecord(root);
    record.save('a');
    rmSync(path.join(root, 'dist/be/index.html'));
    expect(record.isFresh('a')).toBe(false);
    rmSync(path.join(root, 'dist'), { recursive: true });
    expect(record.isFresh('a')).toBe(false);
  });
});
