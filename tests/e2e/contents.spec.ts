import type { Page } from '@playwright/test';
import { basedSite, mainSite, pageAt } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const statement = pageAt(mainSite, mainSite.routes.statement('nl'));
const long = pageAt(mainSite, sectionPath('cookies'));

for (const site of [mainSite, basedSite]) {
  test(`the contents of ${site.id} mark the section that is being read`, async ({ tab }) => {
    await tab.goto(`${site.origin}${site.routes.statement('nl')}`);
    for (const { id, number, title } of site.sections) {
      if (number === undefined) continue;
      await bringToTop(tab, id);
      const current = tab.locator('.contents [aria-current]');
      await expect(current, title).toHaveCount(1);
      await expect(current, title).toHaveAttribute('href', `#${id}`);
      await expect(current, title).toHaveAttribute('aria-current', 'location');
    }
  });
}

test('the mark stays in sight while the reader scrolls', async ({ tab }) => {
  await tab.setViewportSize({ width: 1280, height: 480 });
  await tab.goto(statement.url);
  const last = mainSite.sections.at(-1);
  await bringToTop(tab, last?.id ?? '');
  await expect(tab.locator('.contents [aria-current]')).toBeInViewport();
});

test('the contents of a section mark the section and its passages', async ({ tab }) => {
  await tab.goto(long.url);
  await expect(tab.locator('.contents [aria-current=page]')).toHaveAttribute('href', long.path);
  const passages = await tab
    .locator('.contents ol ol a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(passages.length).toBeGreaterThan(2);
  for (const href of passages.slice(0, -1)) {
    await bringToTop(tab, href.slice(1));
    await expect(tab.locator('.contents [aria-current=location]')).toHaveAttribute('href', href);
  }
});

for (const page of [statement, long]) {
  test(`the contents stay in sight on a wide screen: ${page.name}`, async ({ tab }) => {
    await tab.goto(page.url);
    const contents = tab.locator('.contents');
    await expect(contents.locator('a').first()).toBeVisible();
    await tab.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight / 2);
    });
    const box = await contents.boundingBox();
    expect(box?.y, 'top of the contents').toBeGreaterThanOrEqual(-1);
    expect(box?.y, 'top of the contents').toBeLessThan(40);
    expect(box?.height, 'height of the contents').toBeLessThanOrEqual(800);
    await expect(contents.locator('a').nth(1)).toBeInViewport();
  });

  test(`the contents are folded on a phone: ${page.name}`, async ({ tab }) => {
    await tab.setViewportSize({ width: 360, height: 800 });
    await tab.goto(page.url);
    const links = tab.locator('.contents a');
    await expect(links.first()).toBeHidden();
    await expect(tab.locator('h1')).toBeInViewport();
    await tab.locator('.contents summary').click();
    await expect(links.first()).toBeVisible();
    await expect(links.last()).toBeVisible();
    await tab.locator('.contents summary').click();
    await expect(links.first()).toBeHidden();
  });
}

function sectionPath(id: string): string {
  return mainSite.sections.find((section) => section.id === id)?.path ?? '';
}

/** Puts a heading where someone who reads it has it: near the top. */
async function bringToTop(tab: Page, id: string): Promise<void> {
  await tab.evaluate((anchor) => {
    const top = document.getElementById(anchor)?.getBoundingClientRect().top ?? 0;
    scrollBy({ top: top - 80, behavior: 'instant' });
  }, id);
}
