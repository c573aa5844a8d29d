import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { nextCommand } from '../../src/cli/next-command.ts';

it('names no folder where none was given', () => {
  expect(nextCommand('check', {})).toBe('npm run statement -- check');
});

it.each([
  ['../other/content', '../other/content'],
  ['My texts/content', '"My texts/content"'],
  ["l'été & co; (2026)", '"l\'été & co; (2026)"'],
  ['a$HOME`id`', "'a$HOME`id`'"],
  [`it's $5 "now"\\!`, String.raw`'it'\''s $5 "now"\!'`],
  ['~/*', '"~/*"'],
])('quotes a folder where a shell would take it apart: %s', (content, quoted) => {
  const command = nextCommand('check', { content });
  expect(command).toBe(`npm run statement -- check --content ${quoted}`);
  const words = execFileSync('sh', ['-c', command.replace(/^npm run/, "printf '%s\\n'")]);
  expect(String(words).split('\n').slice(0, -1)).toEqual([
    ...['statement', '--', 'check', '--content', content],
  ]);
});
