import { test as base } from '@playwright/test';
import type { Page } from '@playwright/test';

interface Tabs {
  /** A page with script, as wide as a desk and light until the test says otherwise. */
  readonly tab: Page;
  /** A page without script. */
  readonly plainTab: Page;
}

/** What a worker keeps from test to test. */
interface Kept {
  readonly keptTab: Page;
  readonly keptPlainTab: Page;
}

/**
 * Tests with a page that each worker opens once: opening one per test costs more than most tests do. Tests that ask
 * what a first visit does open their own through `browser`.
 */
export const test = base.extend<Tabs, Kept>({
  keptTab: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ locale: 'nl-BE' });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  keptPlainTab: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ locale: 'nl-BE', javaScriptEnabled: false });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ keptTab }, use) => {
    await reset(keptTab);
    await use(keptTab);
  },
  plainTab: async ({ keptPlainTab }, use) => {
    await reset(keptPlainTab);
    await use(keptPlainTab);
  },
});

export { expect } from '@playwright/test';

async function reset(page: Page): Promise<void> {
  await page.bringToFront();
  await page.goto('about:blank');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({
    media: 'screen',
    colorScheme: 'light',
    forcedColors: 'none',
    reducedMotion: 'reduce', // else each jump takes as long as it does for a reader
  });
}
