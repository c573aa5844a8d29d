import type { Issue } from '../../domain/issue.ts';
import { rulePage, ruleIds, ruleOf } from '../../domain/rules.ts';

/**
 * Findings as SARIF 2.1.0, which code hosts and editors read
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
 */
export function issuesToSarif(issues: readonly Issue[]): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'privacy-statement check',
            rules: ruleIds.map((id) => ({
              id,
              shortDescription: { text: ruleOf(id).title },
              help: { text: `Example: ${ruleOf(id).example}\nMore: ${rulePage(id)}` },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: issues.map(({ rule, severity, file, place, message, expected, fix }) => ({
          ruleId: rule,
          ruleIndex: ruleIds.indexOf(rule),
          level: severity,
          message: { text: `${message}\nExpected: ${expected}\nMend: ${fix}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(file), uriBaseId: '%SRCROOT%' },
                region: { startLine: place.line, startColumn: place.column },
              },
            },
          ],
        })),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}
