import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { issuesToGithub } from '../../src/cli/reporters/github.ts';
import { issuesToJson } from '../../src/cli/reporters/json.ts';
import { issuesToSarif } from '../../src/cli/reporters/sarif.ts';
import { formatIssues } from '../../src/cli/reporters/terminal.ts';
import type { Issue } from '../../src/domain/issue.ts';
import { ruleIds, rulePage } from '../../src/domain/rules.ts';

const broken: Issue = {
  rule: 'anchor/missing',
  severity: 'error',
  file: 'content/statement/nl/your rights.mdx',
  place: { line: 7, column: 3 },
  message: 'This heading has no anchor: 100 %.',
  expected: 'an id, at its end',
  fix: 'add one\nthere',
};
const odd: Issue = { ...broken, rule: 'file/unread', severity: 'warning' };

/** What the schema of SARIF 2.1.0 asks of the parts that are used; every object refuses keys it does not name. */
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            rules: z.array(
              z.strictObject({
                id: z.string().min(1),
                shortDescription: z.strictObject({ text: z.string().min(1) }),
                help: z.strictObject({ text: z.string().min(1) }),
              }),
            ),
          }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(
          z.strictObject({
            ruleId: z.string(),
            ruleIndex: z.int().min(-1),
            level: z.enum(['none', 'note', 'warning', 'error']),
            message: z.strictObject({ text: z.string().min(1) }),
            locations: z.array(
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({
                    // A relative reference: no scheme, no spaces.
                    uri: z.string().regex(/^(?![a-z][a-z0-9+.-]*:)[^\s\\]+$/i),
                    uriBaseId: z.string(),
                  }),
                  region: z.strictObject({
                    startLine: z.int().min(1),
                    startColumn: z.int().min(1),
                  }),
                }),
              }),
            ),
          }),
        ),
      }),
    )
    .min(1),
});

describe('terminal', () => {
  it('says where, what, what was expected, an example, the mend and the page, then a count', () => {
    expect(formatIssues([broken, odd])).toBe(
      [
        'content/statement/nl/your rights.mdx:7:3  error  anchor/missing',
        '  This heading has no anchor: 100 %.',
        '  expected: an id, at its end',
        '  example:  ## Your rights [#rights]',
        '  mend:     add one\nthere',
        '  more:     docs/errors/anchor-missing.md',
        '',
        'content/statement/nl/your rights.mdx:7:3  warning  file/unread',
        '  This heading has no anchor: 100 %.',
        '  expected: an id, at its end',
        '  example:  content/statement/nl/contact.mdx',
        '  mend:     add one\nthere',
        '  more:     docs/errors/file-unread.md',
        '',
        '1 error, 1 warning',
      ].join('\n'),
    );
  });
});

describe('json', () => {
  it('gives every part of a finding by its name', () => {
    expect(JSON.parse(issuesToJson([odd]))).toEqual({
      passed: true,
      findings: [
        {
          rule: 'file/unread',
          title: 'a file that nothing reads',
          severity: 'warning',
          file: odd.file,
          line: 7,
          column: 3,
          message: odd.message,
          expected: odd.expected,
          example: 'content/statement/nl/contact.mdx',
          fix: odd.fix,
          page: 'docs/errors/file-unread.md',
        },
      ],
    });
    expect(JSON.parse(issuesToJson([broken]))).toMatchObject({ passed: false });
  });
});

describe('github', () => {
  it('is one command a finding, with what would end it early escaped', () => {
    const [command, count, ...others] = issuesToGithub([broken]).split('\n');
    expect(command).toBe(
      '::error file=content/statement/nl/your rights.mdx,line=7,col=3,title=anchor/missing%3A a heading without an id::' +
        'This heading has no anchor: 100 %25.%0AExpected: an id, at its end%0AExample: ## Your rights [#rights]%0A' +
        'Mend: add one%0Athere%0AMore: docs/errors/anchor-missing.md',
    );
    expect(count).toBe('1 error, 0 warnings');
    expect(others).toEqual([]);
  });
});

describe('sarif', () => {
  it.each([[[]], [[broken, odd]]])('fits the schema', (issues) => {
    const [run] = sarif.parse(JSON.parse(issuesToSarif(issues))).runs;
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(ruleIds);
    expect(run?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual(
      issues.map(({ rule, severity }) => [rule, severity]),
    );
    for (const { ruleId, ruleIndex } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
  });

  it('names the page of each rule', () => {
    const log = issuesToSarif([]);
    expect(ruleIds.filter((id) => !log.includes(rulePage(id)))).toEqual([]);
  });
});
