import type { Page } from '@playwright/test';
import { allPages, basedSite, forPage, mainSite, questionsOf } from './support/sites.ts';
import { expect, test } from './support/test.ts';

for (const page of allPages) {
  test(
    `every heading of ${page.name} has a permalink to itself`,
    forPage(page),
    async ({ plainTab: tab }) => {
      await tab.goto(page.url);
      const headings = await tab
        .locator('main :is(h2, h3, h4, h5, h6):not(summary *)')
        .evaluateAll((elements) =>
          elements.map((heading) => {
            const link = heading.parentElement?.querySelector<HTMLAnchorElement>('a.permalink');
            return {
              text: heading.textContent.trim(),
              id: heading.id,
              permalink: link?.getAttribute('href') ?? 'none',
              label: link?.getAttribute('aria-label') ?? '',
              sameId: document.querySelectorAll(`[id="${heading.id}"]`).length,
            };
          }),
        );
      for (const { text, id, permalink, label, sameId } of headings) {
        expect(permalink, `permalink of “${text}”`).toBe(`#${id}`);
        expect(sameId, `places with the id ${id}`).toBe(1);
        expect(label, `label of the permalink of “${text}”`).toContain(
          text.replace(/^\d+\s+/, '').slice(0, 30),
        );
      }
      if (page.kind === 'statement') expect(headings.length).toBeGreaterThan(2);
    },
  );
}

for (const site of [mainSite, basedSite]) {
  const section = questionsOf(site);
  const statement = site.routes.statement(site.site.defaultLocale);
  for (const { id, question } of section.questions) {
    test(`${site.id} opens “${question}” for a link to it`, async ({ tab, plainTab }) => {
      for (const [reader, page] of [
        ['with script', tab],
        ['without script', plainTab],
      ] as const) {
        for (const path of [section.path, statement]) {
          await page.goto('about:blank');
          await page.goto(`${site.origin}${path}#${id}`);
          await expectInSight(page, id, `${path}, ${reader}`);
        }
      }
      // A second address on the page that is open already.
      await tab.goto(`${site.origin}${section.path}`);
      await tab.evaluate((anchor) => {
        location.hash = anchor;
      }, id);
      await expectInSight(tab, id, 'after a change of the address');
    });
  }
}

async function expectInSight(page: Page, id: string, when: string): Promise<void> {
  const answer = page.locator(`[id="${id}"]`);
  await expect(answer, when).toBeVisible();
  await expect(answer, when).toBeInViewport();
  await expect(page.locator(`details:has([id="${id}"]) > summary`), when).toBeInViewport();
}

test('every section keeps its anchor on the whole statement', async ({ plainTab: tab }) => {
  for (const site of [mainSite, basedSite]) {
    for (const { id } of site.sections) {
      await tab.goto(`${site.origin}${site.routes.statement(site.site.defaultLocale)}#${id}`);
      await expect(tab.locator(`[id="${id}"]`)).toBeInViewport();
    }
  }
});
