import type { ProjectParts } from '../domain/project.ts';
import { writtenAnchors } from '../domain/render/index.ts';

/** The sections, and the anchors in them, that stand in files which cannot be read: whether they are right, nobody knows. */
export function unreadAnchors({ unreadable }: Pick<ProjectParts, 'unreadable'>): Set<string> {
  return new Set(
    [...unreadable].flatMap(([file, text]) => [
      ...[/([^/]+)\.mdx$/.exec(file)?.[1] ?? []].flat(),
      ...writtenAnchors(text).map(({ id }) => id),
    ]),
  );
}
