import type { RuleId } from './rules.ts';

/** A position in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a finding about a whole file stands. */
export const fileTop: Place = { line: 1, column: 1 };

export type Severity = 'error' | 'warning';

/** One finding of a check, as data: reporters decide how it looks. */
export interface Issue {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Path of the file, relative to the project, with forward slashes. */
  readonly file: string;
  readonly place: Place;
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
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
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
