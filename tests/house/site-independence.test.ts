import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { projectRoot, readProject } from '../../src/io/read-project.ts';

const { project } = await readProject(join(projectRoot, 'content'));
if (!project) throw new Error('content/ cannot be read; npm run statement -- check says why');
const { organisation, regulators, sites } = project.config;

/** Hosts without the part that every host may have. */
const hosts = [
  organisation.url,
  ...Object.values(regulators).flatMap(({ url }) => Object.values(url)),
]
  .concat(Object.values(sites).map(({ url }) => url))
  .map((url) => new URL(url).hostname.replace(/^www\./, ''));

const words = new Set(
  [
    organisation.name,
    organisation.legalName,
    organisation.contact.email,
    organisation.contact.address.street,
    organisation.contact.address.locality,
    ...hosts,
    ...Object.values(regulators).flatMap(({ name, email = '', address }) => [
      ...Object.values(name),
      email,
      address?.street ?? '',
    ]),
  ]
    .filter(Boolean)
    .map((word) => word.toLowerCase()),
);

const folders = ['src', 'setup', 'public'];
const files = [
  'astro.config.mjs',
  ...folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name))),
  ),
];

describe('the software knows no organisation', () => {
  it('looks for words in files', () => {
    expect(words.size).toBeGreaterThan(8);
    expect(words).toContain(organisation.name.toLowerCase());
    expect(files.length).toBeGreaterThan(50);
  });

  it.each([...words])('no file names “%s”', (word) => {
    const naming = files.filter((file) =>
      readFileSync(join(projectRoot, file), 'utf8').toLowerCase().includes(word),
    );
    expect(naming).toEqual([]);
  });
});

/** A line in a file of `src/` that imports from a room it may not enter. */
const forbidden = [
  ['src/domain/versions.ts', "import '../io/files.ts';"],
  ['src/domain/versions.ts', "import 'node:fs';"],
  ['src/domain/versions.ts', "import 'astro:content';"],
  ['src/checks/index.ts', "import '../io/files.ts';"],
  ['src/checks/index.ts', "import 'node:path';"],
  ['src/i18n/index.ts', "import '../io/files.ts';"],
  ['src/io/files.ts', "import '../checks/index.ts';"],
  ['src/browser/reading.ts', "import '../io/files.ts';"],
  ['src/components/editions.ts', "import '../io/files.ts';"],
  ['src/components/editions.ts', "import '../layouts/Page.astro';"],
  ['src/layouts/Page.astro', "---\nimport '../pages/404.astro';\n---\n<p></p>\n"],
  ['src/pages/404.astro', "---\nimport '../io/files.ts';\n---\n<p></p>\n"],
  ['src/pages/robots.txt.ts', "import '../cli/main.ts';"],
  ['src/integrations/hosting.ts', "import '../cli/main.ts';"],
  ['src/cli/main.ts', "import '../pages/robots.txt.ts';"],
] as const;

/** A line that the rules allow. */
const allowed = [
  ['src/checks/index.ts', "import '../domain/issue.ts';"],
  ['src/components/editions.ts', "import '../domain/issue.ts';"],
  ['src/integrations/hosting.ts', "import '../io/files.ts';"],
  ['src/cli/main.ts', "import '../io/files.ts';"],
] as const;

describe('the linter keeps the rooms apart', () => {
  const linter = new ESLint({
    cwd: projectRoot,
    // The rule needs no types; reading them would take most of the time.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
  });
  const refusals = async (file: string, text: string) => {
    const [result] = await linter.lintText(text, { filePath: join(projectRoot, file) });
    return result?.messages ?? [];
  };

  it.each(forbidden)('%s may not hold %j', async (file, text) => {
    const messages = await refusals(file, text);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.ruleId).toBe('no-restricted-imports');
    const room = /^src\/[^/]+/.exec(file)?.[0];
    // The message says why, not only that.
    expect(messages[0]?.message).toMatch(new RegExp(`${room ?? ''}.* so that .+`, 's'));
  });

  it.each(allowed)('%s may hold %j', async (file, text) => {
    expect(await refusals(file, text)).toEqual([]);
  });
});
