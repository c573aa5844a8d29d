import type { Issue } from '../../domain/issue.ts';
import { rulePage, ruleOf } from '../../domain/rules.ts';
import { countIssues } from './terminal.ts';

/** Findings as workflow commands: GitHub shows each beside the line of the pull request that it is about. */
export function issuesToGithub(issues: readonly Issue[]): string {
  const commands = issues.map(({ rule, severity, file, place, message, expected, fix }) => {
    const properties = {
      file,
      line: place.line,
      col: place.column,
      title: `${rule}: ${ruleOf(rule).title}`,
    };
    const list = Object.entries(properties).map(
      ([key, value]) => `${key}=${escapeProperty(String(value))}`,
    );
    const text = [
      message,
      `Expected: ${expected}`,
      `Example: ${ruleOf(rule).example}`,
      `Mend: ${fix}`,
      `More: ${rulePage(rule)}`,
    ].join('\n');
    return `::${severity} ${list.join(',')}::${escapeData(text)}`;
  });
  return [...commands, countIssues(issues)].join('\n');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
