import { rightIds } from '../domain/rights/rights.ts';
import { placeInYaml } from '../domain/schema/index.ts';
import type { Check } from './check.ts';
import { unreadAnchors } from './unread-anchors.ts';

/** Each sentence that the content names for a right stands in the working text or in a version. */
export const rightsAnchored: Check = ({ project, editions }) => {
  const { rights, rightsFile, rightsText, config } = project;
  const anchors = new Set([
    ...unreadAnchors(project),
    ...editions
      .filter(({ locale }) => locale === config.prevailing)
      .flatMap(({ sections }) => sections)
      .flatMap(({ compiled }) => compiled.anchors.map(({ id }) => id)),
  ]);
  return rightIds.flatMap((right) =>
    (rights.rights[right]?.says ?? [])
      .filter((anchor) => !anchors.has(anchor))
      .map((anchor) => ({
        rule: 'rights/anchor',
        severity: 'error' as const,
        file: rightsFile,
        place: placeInYaml(rightsText, ['rights', right, 'says']),
        message: `\`rights.${right}.says\` names \`${anchor}\`, which is no anchor of the statement.`,
        expected: 'an anchor of the working text or of a version, as written in [#…]',
        fix: `correct \`${anchor}\`, or remove it`,
      })),
  );
};
