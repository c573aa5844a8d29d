import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/io/read-project.ts';
import { expect, test } from './support/test.ts';

/** What the development server may take on a busy machine for a page it makes for the first time, in milliseconds. */
const SLOW = 60_000;

let temporary = '';
let content = '';
let server: ChildProcess | undefined;
let origin = '';

test.describe.configure({ mode: 'serial', timeout: 4 * SLOW });

test.beforeAll(async () => {
  test.setTimeout(2 * SLOW);
  // Vite serves and watches what lies in the project.
  const cache = join(projectRoot, '.cache');
  await mkdir(cache, { recursive: true });
  temporary = await mkdtemp(join(cache, 'preview-test-'));
  content = join(temporary, 'content');
  await cp(join(projectRoot, 'tests/fixtures/trapkracht/content'), content, { recursive: true });
  origin = await startPreview();
});

test.afterAll(async () => {
  server?.kill();
  await rm(temporary, { recursive: true, force: true });
});

test('shows what is edited, as it is edited, and what the checks find', async ({ tab }) => {
  await tab.goto(`${origin}/privacy/nl/welkom/`);
  const panel = tab.getByRole('complementary', { name: 'Preview' });
  await expect(panel).toContainText('Preview of the working text: not published');
  await expect(tab.locator('.site-header'), 'the page has its sheet').toHaveCSS(
    'border-block-start-style',
    'solid',
  );

  await edit('statement/nl/welcome.mdx', /\n$/, '\n\nDit staat er pas. [#welcome-new]\n');
  await expect(tab.getByText('Dit staat er pas.')).toBeVisible({ timeout: SLOW });

  await edit('statement/nl/welcome.mdx', '(#kept-table)', '(#kept-nothing)');
  await expect(panel.getByRole('status')).toContainText('1 error', { timeout: SLOW });
  const findings = panel.locator('details');
  // The page still loads anew for the edit, and may take a click along.
  await expect(async () => {
    if (!(await findings.evaluate((fold: HTMLDetailsElement) => fold.open))) {
      await findings.locator('summary').click();
    }
    await expect(
      panel.getByRole('link', { name: 'content/statement/nl/welcome.mdx:10:' }),
    ).toBeVisible({ timeout: SLOW / 12 });
    await expect(panel.getByText(/^Mend: /).first()).toBeVisible({ timeout: SLOW / 12 });
  }).toPass();
  await tab.reload();
  await expect(findings, 'stays open when the page loads anew').toHaveAttribute('open');

  await edit('statement/nl/welcome.mdx', '(#kept-nothing)', '(#kept-table)');
  await expect(panel.getByRole('status')).not.toContainText('1 error', { timeout: SLOW });
});

test('keeps the page when a file cannot be read, and says so', async ({ tab }) => {
  await tab.goto(`${origin}/privacy/nl/welkom/`);
  await edit('site.yaml', /^organisation:$/m, 'organisation: [');
  const panel = tab.getByRole('complementary', { name: 'Preview' });
  await expect(panel.getByRole('status')).toContainText('error', { timeout: SLOW });
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Welkom/);
  await edit('site.yaml', /^organisation: \[$/m, 'organisation:');
  await expect(panel.getByRole('status')).not.toContainText(/[1-9]\d* error/, { timeout: SLOW });
});

test('has the redline against the version in force one click away', async ({ tab }) => {
  await tab.goto(`${origin}/privacy/nl/welkom/`);
  // The page still loads anew for the last edit of the test before, and may take a click along.
  await expect(async () => {
    await tab.getByRole('link', { name: 'What changes' }).click();
    await expect(tab).toHaveURL(/wijzigingen/, { timeout: SLOW / 12 });
  }).toPass();
  // The development server makes this page for the first time now.
  const added = tab.locator('.redline ins').filter({ hasText: 'Dit staat er pas.' });
  await expect(added).toBeVisible({ timeout: SLOW });
});

async function edit(file: string, pattern: string | RegExp, replacement: string): Promise<void> {
  const path = join(content, file);
  const before = await readFile(path, 'utf8');
  const after = before.replace(pattern, replacement);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

/** Starts the preview on a free port; gives its address once it answers. */
async function startPreview(): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      ...[join(projectRoot, 'src/cli/main.ts'), 'dev', '--port', '4710'],
      ...['--content', content, '--today', '2026-01-15'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  server = child;
  return new Promise((started, fail) => {
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      const address = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (address && output.includes('watching for file changes')) started(address);
    });
    child.on('exit', (code) => {
      fail(new Error(`The preview stopped with ${String(code)}:\n${output}`));
    });
  });
}
