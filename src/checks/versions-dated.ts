import { fileTop } from '../domain/issue.ts';
import type { Issue, Place } from '../domain/issue.ts';
import { placeInYaml } from '../domain/schema/index.ts';
import { versionInForce } from '../domain/versions.ts';
import type { Check } from './check.ts';
import { hasUnreadVersions } from './unread-versions.ts';

/** The dates of a version agree with its name and with each other, and one version applies today. */
export const versionsDated: Check = ({ project, today }) => {
  const { versions, outlineFile } = project;
  const wrong: Issue[] = versions.flatMap(({ date, file, text, manifest }) => [
    ...(manifest.published === date
      ? []
      : [
          issue(
            file,
            placeInYaml(text, ['published']),
            `\`published\` is ${manifest.published}, the folder says ${date}.`,
            `\`published: ${date}\``,
          ),
        ]),
    ...(manifest.effective >= manifest.published
      ? []
      : [
          issue(
            file,
            placeInYaml(text, ['effective']),
            `\`effective\` (${manifest.effective}) lies before \`published\` (${manifest.published}).`,
            'a day on or after the day of publication',
          ),
        ]),
  ]);
  if (hasUnreadVersions(project) || versionInForce(versions, today)) return wrong;
  const newest = versions.at(-1);
  return [
    ...wrong,
    {
      rule: 'version/none-in-force',
      severity: 'error',
      file: newest?.file ?? outlineFile,
      place: newest ? placeInYaml(newest.text, ['effective']) : fileTop,
      message: `No version applies on ${today}.`,
      expected: 'a published version that has come into effect',
      fix: 'seal the working text: npm run statement -- publish',
    },
  ];
};

function issue(file: string, place: Place, message: string, expected: string): Issue {
  return {
    rule: 'version/date',
    severity: 'error',
    file,
    place,
    message,
    expected,
    fix: `a sealed version is edited by nobody; restore it: git checkout -- ${file}`,
  };
}
