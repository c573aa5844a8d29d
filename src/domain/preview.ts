import type { Issue } from './issue.ts';

/** What the live preview tells beside the page. */
export interface PreviewState {
  /** Path of the redline of the working text against the version in force, by language tag of the page. */
  readonly redlines: Readonly<Record<string, string>>;
  readonly findings: readonly PreviewFinding[];
}

export interface PreviewFinding extends Issue {
  /** Where an editor program finds it: an absolute path. */
  readonly path: string;
}
