import type { Issue } from '../domain/issue.ts';
import { versionInForce } from '../domain/versions.ts';
import type { Check } from './check.ts';

/** The dates of a version agree with its name and with each other, and one version applies today. */
export const versionsDated: Check = ({ project, today }) => {
  const { versions, outlineFile } = project;
  const wrong: Issue[] = versions.flatMap(({ date, file, manifest }) => [
    ...(manifest.published === date
      ? []
      : [
          issue(
            file,
            `\`published\` is ${manifest.published}, the folder says ${date}.`,
            `\`published: ${date}\``,
          ),
        ]),
    ...(manifest.effective >= manifest.published
      ? []
      : [
          issue(
            file,
            `\`effective\` (${manifest.effective}) lies before \`published\` (${manifest.published}).`,
            'a day on or after the day of publication',
          ),
        ]),
  ]);
  if (versionInForce(versions, today)) return wrong;
  return [
    ...wrong,
    {
      rule: 'version/none-in-force',
      severity: 'error',
      file: outlineFile.replace('statement/statement.yaml', 'versions'),
      message: `No version applies on ${today}.`,
      expected: 'a published version that has come into effect',
      fix: 'seal the working text: npm run statement -- publish',
    },
  ];
};

function issue(file: string, message: string, expected: string): Issue {
  return {
    rule: 'version/date',
    severity: 'error',
    file,
    message,
    expected,
    fix: `a sealed version is edited by nobody; restore it: git checkout -- ${file}`,
  };
}
