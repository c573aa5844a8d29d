import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/checks/index.ts';
import { importHistory } from '../../../src/importers/history.ts';
import { readGitHistory } from '../../../src/io/git-history.ts';
import { sampleProject, sha256 } from '../sample-project.ts';

const folder = mkdtempSync(join(tmpdir(), 'statement-history-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FIRST =
  '# Privacy\n\n## Wie we zijn\n\nWij zijn De Zwaan.\n\n## Uw rechten\n\nU mag vragen.\n';
const TECHNICAL = FIRST.replace(/\n\n/g, '\n\n\n').replace('De Zwaan', 'De\nZwaan');
const RENAMED = TECHNICAL.replace('Uw rechten', 'Uw rechten en keuzes').replace('mag', 'mag nooit');

describe('the history of a file', () => {
  it('is read from git, with renames, oldest first', async () => {
    commit('old.md', FIRST, '2020-01-01', 'Begin');
    git('mv', 'old.md', 'policy.md');
    commit('policy.md', TECHNICAL, '2020-02-01', 'Wrap lines');
    commit('other.md', 'no policy', '2020-02-02', 'Something else');
    commit('policy.md', `${RENAMED}\nMore.`, '2020-03-01', 'Say never');
    commit('policy.md', RENAMED, '2020-03-01', 'Say never, “twice”');
    const commits = await readGitHistory(folder, 'policy.md');
    expect(commits.map(({ date, subject }) => `${date} ${subject}`)).toEqual([
      '2020-01-01 Begin',
      '2020-02-01 Wrap lines',
      '2020-03-01 Say never',
      '2020-03-01 Say never, “twice”',
    ]);
    expect(new TextDecoder().decode(commits[0]?.bytes)).toBe(FIRST);
  });

  it('becomes dated versions whose sections keep their ids', async () => {
    const commits = await readGitHistory(folder, 'policy.md');
    const { versions, folded, project, writes } = await importHistory(
      sampleProject(),
      commits,
      'policy.md',
      { locale: 'nl', introduction: 'Inleiding', takenSlugs: [] },
      sha256,
    );
    expect(versions.map(({ date, kind, note }) => [date, kind, note])).toEqual([
      ['2020-01-01', 'material', 'Begin'],
      ['2020-03-01', 'material', 'Say never, “twice”'],
    ]);
    expect(folded.map(({ date, reason }) => [date, reason])).toEqual([
      ['2020-03-01', 'followed by another one that day'],
      ['2020-02-01', 'changes nothing that is read'],
    ]);
    expect(versions.flatMap(({ text }) => text.proof.differences)).toEqual([]);
    expect(project.versions.map(({ manifest }) => manifest.sections.map(({ id }) => id))).toEqual([
      ['about-us', 'your-rights'],
      ['about-us', 'your-rights'],
    ]);
    // The section that stayed the same is not written again.
    expect(writes.map(({ path }) => path)).not.toContain('versions/2020-03-01/nl/about-us.mdx');
    const found = runChecks({ ...project, searchWords: {} }, '2026-01-01').filter(
      ({ rule }) => rule !== 'version/lines',
    );
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

function git(...args: string[]): void {
  execFileSync(
    'git',
    ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args],
    {
      stdio: 'ignore',
    },
  );
}

/** Commits a file; the folder becomes a repository with the first one. */
function commit(name: string, text: string, date: string, subject: string): void {
  const when = `${date}T12:00:00Z`;
  writeFileSync(join(folder, name), text);
  execFileSync('git', ['init', '--quiet', folder]);
  git('add', '--all');
  process.env['GIT_COMMITTER_DATE'] = when;
  git('commit', '--quiet', '--date', when, '--message', subject);
  delete process.env['GIT_COMMITTER_DATE'];
}
