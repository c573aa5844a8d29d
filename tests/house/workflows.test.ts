import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../../src/io/read-project.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const workflows = readdirSync(join(projectRoot, '.github/workflows')).map(
  (name) => [name, parse(read(`.github/workflows/${name}`)) as Workflow] as const,
);
const gitlab = parse(read('.gitlab-ci.yml')) as Record<
  string,
  { script?: string[]; rules?: object[] }
>;
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

/** What of our own a script runs: names of npm scripts, commands of the command line, files. */
function ownCommands(script: string): { npm: string[]; statement: string[]; files: string[] } {
  const all = (pattern: RegExp) => [...script.matchAll(pattern)].map(([, name = '']) => name);
  return {
    npm: [...all(/npm run (?:--silent |-s )?([a-z:-]+)/g), ...all(/npm (test|start)\b/g)],
    statement: all(/statement -- ([a-z]+)/g),
    files: all(/(\.ci\/[a-z-]+)/g),
  };
}

const runs = workflows.flatMap(([name, { jobs }]) =>
  Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run }) => (run === undefined ? [] : [[name, run] as const])),
  ),
);
const hosted = [
  ...runs,
  ...Object.values(gitlab).flatMap(({ script }) =>
    (script ?? []).map((line) => ['.gitlab-ci.yml', line] as const),
  ),
];

describe('workflows', () => {
  it('are read', () => {
    expect(workflows.map(([name]) => name)).toEqual([
      'deploy.yml',
      'publish.yml',
      'review.yml',
      'test.yml',
    ]);
    expect(hosted.length).toBeGreaterThan(12);
  });

  it.each(runs)('%s puts nothing that others may write into a script: %s', (_, run) => {
    expect(run).not.toContain('${{');
  });

  it.each(workflows)('%s asks for no more than it needs', (_, workflow) => {
    expect(workflow.on).not.toHaveProperty('pull_request_target');
    const asked = [
      workflow.permissions,
      ...Object.values(workflow.jobs).map((job) => job.permissions),
    ];
    expect(workflow.permissions).toBeDefined();
    const writes = asked.flatMap((permissions) =>
      Object.entries(permissions ?? {}).filter(([, level]) => level !== 'read'),
    );
    // A job that may write runs no code of a request.
    for (const { permissions = {}, steps } of Object.values(workflow.jobs)) {
      if (!Object.values(permissions).includes('write')) continue;
      const checksOut = steps.some(({ uses }) => uses?.startsWith('actions/checkout'));
      expect(checksOut && 'pull_request' in workflow.on).toBe(false);
    }
    expect(writes.length).toBeLessThan(3);
  });

  it.each(hosted)('%s runs what there is: %s', (_, script) => {
    const { npm, statement, files } = ownCommands(script);
    const commands = readdirSync(join(projectRoot, 'src/cli/commands')).map((name) =>
      name.replace(/\.ts$/, ''),
    );
    expect(scripts).toEqual(expect.arrayContaining(npm));
    expect(commands).toEqual(expect.arrayContaining(statement));
    for (const file of files) expect(existsSync(join(projectRoot, file)), file).toBe(true);
  });

  it('builds the sites each night, when the new day has begun, in winter and in summer', () => {
    const deploy = workflows.find(([name]) => name === 'deploy.yml')?.[1];
    const schedule = deploy?.on['schedule'] as { cron: string }[];
    const crons = [
      ...schedule.map(({ cron }) => cron),
      /schedules, `([^`]+)`/.exec(read('.gitlab-ci.yml'))?.[1] ?? '',
    ];
    expect(crons).toHaveLength(2);
    for (const cron of crons) {
      const [, minute = '', hour = ''] = /^(\d+) (\d+) \* \* \*$/.exec(cron) ?? [];
      for (const day of ['2026-01-15', '2026-07-15']) {
        const start = new Date(`${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:00Z`);
        const options = { timeZone: 'Europe/Brussels', hour: 'numeric', hourCycle: 'h23' } as const;
        expect(Number(new Intl.DateTimeFormat('en', options).format(start)), cron).toBeLessThan(4);
      }
    }
    const steps = Object.values(deploy?.jobs ?? {}).flatMap((job) =>
      job.steps.map(({ run }) => run),
    );
    expect(steps).toContain('npm run build');
    const builds = Object.values(gitlab).filter(({ script }) => script?.includes('npm run build'));
    expect(builds.map(({ rules }) => JSON.stringify(rules))).toEqual([
      expect.stringContaining('schedule'),
    ]);
  });

  it('does on GitLab what it does on GitHub', () => {
    const of = (list: readonly (readonly [string, string])[], isGitlab: boolean) =>
      new Set(
        list
          .filter(([name]) => (name === '.gitlab-ci.yml') === isGitlab)
          .flatMap(([, script]) => {
            const { npm, statement, files } = ownCommands(script);
            return [...npm, ...statement, ...files];
          }),
      );
    expect([...of(hosted, true)].sort()).toEqual([...of(hosted, false)].sort());
  });
});
