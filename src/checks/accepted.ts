import type { Issue } from '../domain/issue.ts';
import type { ChecksSettings, ProjectParts } from '../domain/project.ts';
import { ruleOf } from '../domain/rules.ts';
import { placeInYaml } from '../domain/schema/index.ts';

/**
 * The findings without those that `checks.yaml` accepts. Where it cannot be read, it may accept all that it is allowed
 * to.
 */
export function withoutAccepted(issues: readonly Issue[], { checks, unreadable }: Parts): Issue[] {
  return issues.filter((issue) =>
    unreadable.has(checks.file)
      ? !ruleOf(issue.rule).judgement
      : !checks.exceptions.some((exception) => accepts(exception, issue, checks.file)),
  );
}

/** A finding for each exception that accepts none. What it accepts may stand in a file that cannot be read. */
export function unusedExceptions(
  issues: readonly Issue[],
  { checks: { exceptions, file, text }, unreadable }: Parts,
): Issue[] {
  if (unreadable.size > 0) return [];
  return exceptions.flatMap((exception, index): Issue[] => {
    if (issues.some((issue) => accepts(exception, issue, file))) return [];
    const { rule, file: about, says } = exception;
    return [
      {
        rule: 'checks/unused',
        severity: 'warning',
        file,
        place: placeInYaml(text, ['exceptions', index, 'rule']),
        message: `No finding of \`${rule}\` in ${about}${says ? ` says “${says}”` : ''}.`,
        expected: 'only exceptions that accept a finding',
        fix: 'remove this exception, or correct its file or its words',
      },
    ];
  });
}

/** @param listed the file with the exceptions. */
function accepts({ rule, file, says = '' }: Exception, issue: Issue, listed: string): boolean {
  return rule === issue.rule && isFile(file, issue.file, listed) && issue.message.includes(says);
}

/**
 * Whether a file is the one that is named; `*` stands for one folder or name. The first part of the name is the content
 * folder, wherever that lies and whatever it is called (`--content`).
 */
function isFile(named: string, file: string, listed: string): boolean {
  const content = listed.replace(/[^/]*$/, '');
  if (!file.startsWith(content)) return false;
  const parts = named.split('/').slice(1);
  const others = file.slice(content.length).split('/');
  return (
    parts.length === others.length &&
    parts.every((part, index) => part === '*' || part === others[index])
  );
}

type Parts = Pick<ProjectParts, 'checks' | 'unreadable'>;
type Exception = ChecksSettings['exceptions'][number];
