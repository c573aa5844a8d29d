import type { ProjectParts } from '../domain/project.ts';

/** Whether a version cannot be read: what came before and after it, and what applies, nobody knows then. */
export function hasUnreadVersions({ unreadable }: Pick<ProjectParts, 'unreadable'>): boolean {
  return [...unreadable.keys()].some((file) => file.endsWith('/version.yaml'));
}
