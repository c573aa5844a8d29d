import { dirname, relative } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shownName } from '../../../src/io/files.ts';
import { ContentFolder } from './content-folder.ts';

afterEach(() => vi.restoreAllMocks());

const standIn = (folder: string) => vi.spyOn(process, 'cwd').mockReturnValue(folder);
const NOTES = 'statement/nl/notes.txt';
const ACCEPTED = `exceptions: [{ rule: file/unread, file: content/${NOTES}, reason: Kept }]\n`;

describe('files of a content folder that lies deeper', () => {
  it('are named from where one stands', async () => {
    const content = await ContentFolder.sound();
    content.write(NOTES, 'Notes');
    const around = dirname(content.path);
    standIn(dirname(around));
    const name = `${relative(dirname(around), content.path)}/${NOTES}`;
    expect((await content.check('2026-01-02')).map(({ file }) => file)).toEqual([name]);
    expect(shownName(content.path, NOTES)).toBe(name);
  });

  it('can be excepted all the same', async () => {
    const content = await ContentFolder.sound();
    content.write(NOTES, 'Notes');
    content.write('checks.yaml', ACCEPTED);
    standIn(dirname(dirname(content.path)));
    expect(await content.check('2026-01-02')).toEqual([]);
  });
});

describe('files of a content folder that is not below where one stands', () => {
  it('are named from the folder around it', async () => {
    const content = await ContentFolder.sound();
    for (const folder of [content.path, `${content.path}/statement`, `${content.path}-other`]) {
      standIn(folder);
      expect(shownName(content.path, NOTES)).toBe(`content/${NOTES}`);
    }
  });
});
