import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/io/read-project.ts';
import { edit, run } from './support/commands.ts';

const fixture = join(projectRoot, 'tests/fixtures/trapkracht/content');
let temporary = '';

beforeAll(async () => {
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  temporary = await mkdtemp(join(projectRoot, '.cache/review-test-'));
});

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

describe('review', () => {
  it('writes comment, redline and preview of edits', async () => {
    const content = await editedContent('edits');
    const out = join(temporary, 'edits/out');
    const { code, output } = await review(content, out);
    expect(code, output).toBe(0);
    const comment = await readFile(join(out, 'comment.md'), 'utf8');
    expect(comment).toContain('### nl (coop): before → after');
    expect(comment).toContain('Proposed kind: **material**');
    expect(comment).toContain('<ins>Dit is nieuw.</ins>');
    expect(await readFile(join(out, 'changes.html'), 'utf8')).toContain('<ins>');
    const preview = join(out, 'preview/coop/privacy/nl');
    expect(await readFile(join(preview, 'welkom/index.html'), 'utf8')).toContain('Dit is nieuw.');
    expect(await readdir(join(preview, 'wijzigingen/2025-06-01'))).toContain('2026-01-15');
  }, 120_000);

  it('says what is found and builds nothing when there is an error', async () => {
    const content = await editedContent('broken');
    const mine = join(temporary, 'broken/out/notes.txt');
    await mkdir(join(temporary, 'broken/out'), { recursive: true });
    await writeFile(mine, 'precious');
    await edit(content, 'statement/nl/welcome.mdx', '(#kept-table)', '(#nowhere)');
    const out = join(temporary, 'broken/out');
    const { code } = await review(content, out);
    expect(code).toBe(1);
    expect(await readFile(join(out, 'comment.md'), 'utf8')).toMatch(
      /- \*\*error\*\* `\.cache\/review-test-\w+\/broken\/content\/statement\/nl\/welcome\.mdx:10` .*#nowhere/,
    );
    expect(await readdir(out)).not.toContain('preview');
    expect(await readFile(mine, 'utf8'), 'what else lies there stays').toBe('precious');
  });

  it('says so when the content cannot be read at all', async () => {
    const content = await editedContent('unreadable');
    await writeFile(join(content, 'site.yaml'), 'organisation: [');
    const out = join(temporary, 'unreadable/out');
    expect((await review(content, out)).code).toBe(1);
    expect(await readFile(join(out, 'comment.md'), 'utf8')).toContain('cannot be read');
  });

  it('tells which version is published, and with how much notice', async () => {
    const content = await editedContent('published');
    const published = await run(join(projectRoot, '.ci/publish'), options(content), {
      KIND: 'material',
      EFFECTIVE: '2026-02-14',
      NOTE_NL: 'Beter gezegd.',
    });
    expect(published.code, published.output).toBe(0);
    const out = join(temporary, 'published/out');
    await review(content, out, '--no-preview');
    const comment = await readFile(join(out, 'comment.md'), 'utf8');
    expect(comment).toContain(
      "**Publishes version 2026-01-15** (material). It applies from 2026-02-14: 30 days' notice.",
    );
    expect(comment).toContain('> nl: Beter gezegd.');
    expect(comment).toContain('### nl (coop): 2025-06-01 → 2026-01-15');
    expect(comment).not.toContain('before → after');
  });
});

describe('.ci/publish', () => {
  it('takes what people type for text', async () => {
    const content = await editedContent('typed');
    const note = `"; touch ${join(temporary, 'run')}; echo $(touch ${join(temporary, 'run')}) \`id\` %s`;
    const env = { KIND: 'editorial', EFFECTIVE: '', NOTE_NL: note, NOTE_FR: '', DRY_RUN: 'false' };
    const { code, output } = await run(join(projectRoot, '.ci/publish'), options(content), env);
    expect(code, output).toBe(0);
    expect(output).toContain(`nl: ${note}`);
    expect(await readdir(temporary)).not.toContain('run');
  });

  it('refuses what is no day and no kind, and writes nothing in a dry run', async () => {
    const content = await editedContent('refused');
    const publish = (env: NodeJS.ProcessEnv) =>
      run(join(projectRoot, '.ci/publish'), options(content), { NOTE_NL: 'Beter.', ...env });
    expect((await publish({ KIND: '' })).output).toContain('is not a kind of change');
    expect((await publish({ KIND: 'editorial', EFFECTIVE: '--proposal' })).code).toBe(1);
    expect((await publish({ KIND: 'editorial', DRY_RUN: 'true' })).code).toBe(0);
    expect(await readdir(join(content, 'versions'))).toEqual(['2025-06-01']);
  });
});

describe('.ci/commit-version', () => {
  it('commits the version that was sealed on a branch of its own', async () => {
    const clone = join(temporary, 'clone');
    const git = (...args: string[]) =>
      run('git', ['-C', clone, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args]);
    await mkdir(clone);
    await cp(join(projectRoot, '.ci'), join(clone, '.ci'), { recursive: true });
    await cp(fixture, join(clone, 'content'), { recursive: true });
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'Start');
    const commit = () =>
      run(join(clone, '.ci/commit-version'), [], {
        GIT_AUTHOR_NAME: 'x',
        GIT_AUTHOR_EMAIL: 'x@example.org',
        GIT_COMMITTER_NAME: 'x',
        GIT_COMMITTER_EMAIL: 'x@example.org',
      });
    expect(await commit()).toMatchObject({ code: 1 });
    const versions = join(clone, 'content/versions');
    await cp(join(versions, '2025-06-01'), join(versions, '2026-01-15'), { recursive: true });
    const { code, output } = await commit();
    expect(code, output).toBe(0);
    const { output: log } = await git('log', '--oneline', '--decorate', '-1');
    expect(log).toMatch(/HEAD -> publish-2026-01-15\) Publish version 2026-01-15/);
    expect((await git('status', '--porcelain')).output).toBe('');
  });
});

/** The fixture with a new paragraph in its working text. */
async function editedContent(name: string): Promise<string> {
  const content = join(temporary, name, 'content');
  await cp(fixture, content, { recursive: true });
  await edit(content, 'statement/nl/welcome.mdx', /\n$/, '\n\nDit is nieuw. [#welcome-new]\n');
  return content;
}

function options(content: string): string[] {
  return ['--content', content, '--today', '2026-01-15'];
}

function review(content: string, out: string, ...more: string[]) {
  return run(process.execPath, [
    join(projectRoot, 'src/cli/main.ts'),
    ...['review', '--base', fixture, '--out', out],
    ...options(content),
    ...more,
  ]);
}
