import type { Issue } from '../domain/issue.ts';
import type { ChecksSettings } from '../domain/project.ts';
import { placeInYaml } from '../domain/schema/index.ts';

/** The findings without those that `checks.yaml` accepts; an exception that accepts none is a finding itself. */
export function withoutAccepted(
  issues: readonly Issue[],
  { exceptions, file, text }: ChecksSettings,
): Issue[] {
  const accepts = ({ rule, file: about, says = '' }: Exception, issue: Issue) =>
    rule === issue.rule && isFile(about, issue.file) && issue.message.includes(says);
  const unused = exceptions.flatMap((exception, index): Issue[] => {
    if (issues.some((issue) => accepts(exception, issue))) return [];
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
  return [
    ...issues.filter((issue) => !exceptions.some((exception) => accepts(exception, issue))),
    ...unused,
  ];
}

/** Whether a file is the one that is named; `*` stands for one folder or name. */
function isFile(named: string, file: string): boolean {
  const parts = named.split('/');
  const others = file.split('/');
  return (
    parts.length === others.length &&
    parts.every((part, index) => part === '*' || part === others[index])
  );
}

type Exception = ChecksSettings['exceptions'][number];
