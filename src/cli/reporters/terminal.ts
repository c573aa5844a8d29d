import type { Issue } from '../../domain/issue.ts';

/** Findings as text for a terminal: file:line:column, what is wrong, what was expected, the mend; then a count. */
export function formatIssues(issues: readonly Issue[]): string {
  const blocks = issues.map(({ file, place, severity, rule, message, expected, fix }) =>
    [
      `${[file, place?.line, place?.column].filter((part) => part !== undefined).join(':')}  ${severity}  ${rule}`,
      `  ${message}`,
      `  expected: ${expected}`,
      `  mend:     ${fix}`,
    ].join('\n'),
  );
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const count = `${plural(errors, 'error')}, ${plural(issues.length - errors, 'warning')}`;
  return [...blocks, count].join('\n\n');
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
