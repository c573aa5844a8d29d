import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAllTexts } from '../../../src/io/files.ts';
import { ContentFolder } from './content-folder.ts';

const TODAY = '2026-11-23';

let sound: ContentFolder;
let content: ContentFolder;
beforeAll(async () => {
  sound = await ContentFolder.sound();
});
beforeEach(() => {
  content = sound.copy();
});
afterEach(() => {
  content.dispose();
});
afterAll(() => {
  sound.dispose();
});

describe('a symbolic link that leads to nothing', () => {
  it.each([
    ['cookies.yaml'],
    ['site.yaml'],
    ['checks.yaml'],
    ['rights.yaml'],
    ['statement'],
    ['statement/statement.yaml'],
    ['statement/nl'],
    ['statement/nl/data.mdx'],
    ['statement/en/rights.mdx'],
    ['statement/nl/dangling.mdx'],
    ['pages/nl'],
    ['search'],
    ['search/nl.yaml'],
    ['dictionaries'],
    ['versions'],
    ['versions/2026-01-01'],
    ['versions/2026-01-01/version.yaml'],
    ['versions/2026-01-01/nl/data.mdx'],
    ['loop'],
  ])('is told once in the place of %s, and nothing that follows from it', async (path) => {
    content.link(path, '/gone');
    const file = `content/${path}`;
    expect(await content.check(TODAY)).toEqual([
      expect.objectContaining({
        rule: 'file/link',
        severity: 'error',
        file,
        message: 'This is a symbolic link to `/gone`, which is not there.',
        fix: expect.stringContaining(`rm ${file}`) as string,
      }),
    ]);
  });

  it.each([
    ['cookies.yaml', 'cookies.yaml'],
    ['statement/statement.yaml', 'statement.yaml'],
    ['statement/nl', 'nl'],
    ['statement', '.'],
    ['loop', '.'],
    ['pages/nl', '..'],
  ])('is told when %s leads back to %s', async (path, target) => {
    content.link(path, target);
    const issues = await content.check(TODAY);
    expect(issues.map(({ rule, file }) => `${file} ${rule}`)).toEqual([
      `content/${path} file/link`,
    ]);
    expect(issues[0]?.message).toContain(`to \`${target}\`, which leads back`);
  });

  it('is told beside the others, and beside mistakes in files', async () => {
    content.link('cookies.yaml', 'nothing');
    content.link('statement/nl/data.mdx', '/gone');
    content.replace('statement/en/questions.mdx', 'slug: ', 'slug: Not a slug ');
    const found = (await content.check(TODAY)).map(({ file, rule }) => `${file} ${rule}`);
    expect(found).toEqual([
      'content/cookies.yaml file/link',
      'content/statement/en/questions.mdx front-matter/invalid',
      'content/statement/nl/data.mdx file/link',
    ]);
  });

  it('is left alone when it is hidden', async () => {
    content.link('.loop', '.loop');
    expect(await content.check(TODAY)).toEqual([]);
  });
});

describe('a symbolic link that leads somewhere', () => {
  it.each([
    ['statement/nl/data.mdx'],
    ['statement/nl'],
    ['statement'],
    ['versions/2026-01-01'],
    ['versions'],
  ])('is what it leads to: %s', async (path) => {
    const around = await readAllTexts(content.path);
    const elsewhere = join(content.path, '..', 'elsewhere');
    renameSync(join(content.path, path), elsewhere);
    content.link(path, elsewhere);
    expect(await content.check(TODAY)).toEqual([]);
    const sorted = (texts: typeof around) => texts.map(({ path: name }) => name).toSorted();
    expect(sorted(await readAllTexts(content.path))).toEqual(sorted(around));
  });

  it('is found wanting like what it leads to', async () => {
    content.write('../notes.txt', 'Notes');
    content.link('statement/nl/notes.txt', '../../../notes.txt');
    const issues = await content.check(TODAY);
    expect(issues.map(({ rule, file }) => `${file} ${rule}`)).toEqual([
      'content/statement/nl/notes.txt file/unread',
    ]);
  });
});
