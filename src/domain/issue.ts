/** A position in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

/** One finding of a check, as data: reporters decide how it looks. */
export interface Issue {
  /** Name of the rule, `group/what`, the same as its page under docs/errors/. */
  readonly rule: string;
  readonly severity: Severity;
  /** Path of the file, relative to the project, with forward slashes. */
  readonly file: string;
  readonly place?: Place | undefined;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What was expected there. */
  readonly expected: string;
  /** The edit or the command that mends it. */
  readonly fix: string;
}

/** Orders findings by file, then by place, then by rule. */
export function compareIssues(a: Issue, b: Issue): number {
  return (
    compareText(a.file, b.file) ||
    (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
    (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
    compareText(a.rule, b.rule)
  );
}

/** Whether any finding must stop a build. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
