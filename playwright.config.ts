import { defineConfig } from '@playwright/test';

/** Chromium to test with; nothing: the one that Playwright brought in itself. */
const executablePath = process.env['CHROMIUM_PATH'];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/support/serve-sites.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // A machine that many share may starve a browser for once: CI tries again and names the test as flaky.
  retries: process.env['CI'] ? 1 : 0,
  // An axe run over the whole statement takes seconds on an idle machine, and many on a busy one.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: process.env['CI'] ? 'dot' : 'list',
  projects: [
    { name: 'representative', grepInvert: /@every-page/ },
    // Tests of pages that differ from a representative one in their words only.
    { name: 'every-page', grep: /@every-page/ },
  ],
  use: {
    browserName: 'chromium',
    locale: 'nl-BE',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []), // Chromium refuses to run as root with its sandbox
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    },
  },
});
