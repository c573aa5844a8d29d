import { fileTop } from '../domain/issue.ts';
import { join, listAll, projectPath } from './files.ts';
import type { Reader } from './reader.ts';

/** Texts, and folders of files: what they would hold, other files refer to. */
const REFERRED_TO = /^(?:statement|pages|versions|dictionaries)(?:\/|$)|^search$/;

/**
 * Refuses every symbolic link in a content folder that leads to nothing.
 *
 * @returns whether so much is unknown with them that files cannot be held against one another.
 */
export async function refuseDeadLinks(
  content: string,
  { root, refuse }: Reader,
): Promise<{ readonly hidesTexts: boolean }> {
  const { deadLinks } = await listAll(content);
  for (const { path, target, isCircle } of deadLinks) {
    const file = projectPath(root, join(content, path));
    refuse(file, [
      {
        rule: 'file/link',
        severity: 'error',
        file,
        place: fileTop,
        message: isCircle
          ? `This is a symbolic link to \`${target}\`, which leads back to where it came from.`
          : `This is a symbolic link to \`${target}\`, which is not there.`,
        expected: 'a file or folder, or a link that leads to one',
        fix: `put the file or folder that is meant in its place, or remove the link: rm ${file}`,
      },
    ]);
  }
  return { hidesTexts: deadLinks.some(({ path }) => REFERRED_TO.test(path)) };
}
