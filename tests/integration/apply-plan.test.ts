import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/domain/plan/plan.ts';
import { completePlan } from '../../src/io/apply-plan.ts';
import { projectRoot } from '../../src/io/read-project.ts';
import { run } from './support/commands.ts';

/** Files by path with their texts. */
type Tree = Readonly<Record<string, string>>;

const support = join(projectRoot, 'tests/integration/support');
const hidden = /^\.(?:unfinished|pending)\//;
/** Some sixty processes start here, in milliseconds: on a busy machine that takes its time. */
const BUSY = 300_000;
let temporary = '';

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'apply-plan-'));
});

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

describe('a plan that replaces, adds and removes', () => {
  const plan: Plan = {
    writes: [
      { path: 'site.yaml', text: 'other: true\n' },
      { path: 'statement/nl/welcome.mdx', text: 'Welcome again\n' },
      { path: 'statement/fr/welcome.mdx', text: 'Bienvenue\n' },
      { path: 'statement/fr/kept.mdx', text: 'Gardé\n' },
      { path: 'pages/nl/other.mdx', text: 'Other\n' },
    ],
    removals: ['pages', 'statement/nl/questions.mdx'],
  };

  it(
    'is done as a whole or not at all, whenever the process dies',
    async () => {
      const file = join(temporary, 'plan.json');
      await writeFile(file, JSON.stringify(plan));
      const apply = (content: string, env: NodeJS.ProcessEnv = {}) =>
        runDying([join(support, 'apply-plan.ts'), content, file], env);
      const { old, now, changes } = await outcomes('mixed', apply);
      expect(now).toEqual({
        ...Object.fromEntries(
          Object.entries(old).filter(
            ([path]) => !path.startsWith('pages/') && path !== 'statement/nl/questions.mdx',
          ),
        ),
        ...Object.fromEntries(plan.writes.map(({ path, text }) => [path, text])),
      });

      let decided = 0;
      await eachDeath(changes, async (how, at) => {
        const content = await copyOfFixture(`mixed-${how}-${at}`);
        const { ok } = await apply(content, { DIE_AT: String(at), DIE_HOW: how });
        await completePlan(content);
        const after = await treeOf(content);
        expect(ok ? [now] : [old, now], `${how} at ${at}`).toContainEqual(after);
        if (after['site.yaml'] === now['site.yaml']) decided += 1;
        expect((await apply(content)).ok).toBe(true);
        expect(await treeOf(content)).toEqual(now);
        expect(await leftBehind(content)).toEqual([]);
      });
      // Both outcomes were seen.
      expect(decided).toBeGreaterThan(4);
      expect(decided).toBeLessThan(2 * changes - 4);
    },
    BUSY,
  );
});

describe('publish', () => {
  it(
    'leaves the old content or the new one, whenever it dies',
    async () => {
      const publish = (content: string, env: NodeJS.ProcessEnv = {}) =>
        runDying(
          [
            join(projectRoot, 'src/cli/main.ts'),
            ...['publish', '--content', content, '--today', '2026-01-15', '--date', '2026-01-15'],
            ...['--effective', '2026-01-15', '--kind', 'editorial', '--note', 'nl=Beter gezegd.'],
          ],
          env,
        );
      const { old, now, changes } = await outcomes('publish', publish);
      expect(
        Object.keys(now)
          .filter((path) => !(path in old))
          .sort(),
      ).toEqual([
        'versions/2026-01-15/lines.yaml',
        'versions/2026-01-15/nl/welcome.mdx',
        'versions/2026-01-15/version.yaml',
      ]);
      await eachDeath(changes, async (how, at) => {
        const content = await copyOfFixture(`publish-${how}-${at}`);
        const { ok, output } = await publish(content, { DIE_AT: String(at), DIE_HOW: how });
        expect(output).not.toMatch(/\n\s+at /);
        if (how === 'fail')
          expect(output).toMatch(ok ? /is sealed/ : /Nothing was (?:published|changed)/);
        // As it lies there: no other command has mended anything.
        const after = await treeOf(content);
        const isDone = after['versions/2026-01-15/version.yaml'] !== undefined;
        expect(after, `${how} at ${at}`).toEqual(isDone ? now : old);
        if (how === 'fail') expect(ok).toBe(isDone);
        if (!isDone) await publish(content);
        expect(await treeOf(content), `${how} at ${at}, run again`).toEqual(now);
      });
    },
    BUSY,
  );
});

/** Kills at each change of the disk, and lets each fail; both ways at the same time. */
async function eachDeath(
  changes: number,
  test: (how: 'kill' | 'fail', at: number) => Promise<void>,
): Promise<void> {
  await Promise.all(
    (['kill', 'fail'] as const).map(async (how) => {
      for (let at = 1; at <= changes; at += 1) await test(how, at);
    }),
  );
}

/** The content before and after a run that nothing disturbs, and how often that changes the disk. */
async function outcomes(
  name: string,
  act: (content: string) => Promise<{ ok: boolean; output: string }>,
): Promise<{ old: Tree; now: Tree; changes: number }> {
  const content = await copyOfFixture(name);
  const old = await treeOf(content);
  const { ok, output } = await act(content);
  expect(ok, output).toBe(true);
  const changes = Number(/changes of the disk: (\d+)/.exec(output)?.[1]);
  expect(changes).toBeGreaterThan(5);
  return { old, now: await treeOf(content), changes };
}

async function copyOfFixture(name: string): Promise<string> {
  const content = join(temporary, name, 'content');
  await cp(join(projectRoot, 'tests/fixtures/trapkracht/content'), content, { recursive: true });
  const welcome = join(content, 'statement/nl/welcome.mdx');
  await writeFile(welcome, (await readFile(welcome, 'utf8')).replace(/\n$/, ' Echt.\n'));
  return content;
}

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

async function treeOf(content: string): Promise<Tree> {
  const paths = (await files(content)).filter((path) => !hidden.test(path));
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(content, path), 'utf8')] as const),
    ),
  );
}

async function leftBehind(content: string): Promise<string[]> {
  return (await readdir(content)).filter((name) => name.startsWith('.'));
}

/** Runs a program of Node that dies at the change of the disk that the environment names. */
async function runDying(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ ok: boolean; output: string }> {
  const dying = ['--import', join(support, 'die-at-write.mjs'), ...args];
  const { code, output } = await run(process.execPath, dying, env);
  return { ok: code === 0, output };
}
