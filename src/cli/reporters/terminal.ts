import type { Finding } from '../../domain/audit/index.ts';
import type { Issue } from '../../domain/issue.ts';
import { rulePage, ruleOf } from '../../domain/rules.ts';

/**
 * Findings as text for a terminal: file:line:column, what is wrong, what was expected, an example, the mend and the page
 * about it; then a count.
 */
export function formatIssues(issues: readonly Issue[]): string {
  const blocks = issues.map(({ file, place, severity, rule, message, expected, fix }) =>
    [
      `${file}:${place.line}:${place.column}  ${severity}  ${rule}`,
      `  ${message}`,
      `  expected: ${expected}`,
      `  example:  ${ruleOf(rule).example.replaceAll('\n', '\n            ')}`,
      `  mend:     ${fix}`,
      `  more:     ${rulePage(rule)}`,
    ].join('\n'),
  );
  return [...blocks, countIssues(issues)].join('\n\n');
}

/** `1 error, 2 warnings`. */
export function countIssues(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return `${plural(errors, 'error')}, ${plural(issues.length - errors, 'warning')}`;
}

/** What is wrong in built sites, with the files; what is wrong in many files is said once. */
export function formatFindings(findings: readonly Finding[]): string {
  const same = Map.groupBy(findings, ({ message, fix }) => `  ${message}\n  mend: ${fix}\n`);
  const blocks = [...same].map(
    ([text, found]) => `${[...new Set(found.map(({ file }) => file))].join('\n')}\n${text}`,
  );
  return [...blocks, `${findings.length} finding${findings.length === 1 ? '' : 's'}`].join('\n');
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
