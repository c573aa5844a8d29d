import { hasErrors } from '../../domain/issue.ts';
import type { Issue } from '../../domain/issue.ts';
import { rulePage, ruleOf } from '../../domain/rules.ts';

/** Findings as JSON for programs. */
export function issuesToJson(issues: readonly Issue[]): string {
  const findings = issues.map(({ rule, severity, file, place, message, expected, fix }) => ({
    rule,
    title: ruleOf(rule).title,
    severity,
    file,
    line: place.line,
    column: place.column,
    message,
    expected,
    example: ruleOf(rule).example,
    fix,
    page: rulePage(rule),
  }));
  return JSON.stringify({ passed: !hasErrors(issues), findings }, undefined, 2);
}
