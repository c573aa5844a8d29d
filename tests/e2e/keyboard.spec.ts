import type { Page } from '@playwright/test';
import { allPages, basedSite, forPage, mainSite, pageAt, questionsOf } from './support/sites.ts';
import { expect, test } from './support/test.ts';

for (const page of allPages) {
  test(
    `the first stop of the Tab key on ${page.name} skips to the text`,
    forPage(page),
    async ({ plainTab: tab }) => {
      await tab.goto(page.url);
      await tab.keyboard.press('Tab');
      const skip = tab.locator('a.skip');
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport({ ratio: 1 });
      await tab.keyboard.press('Enter');
      await expect(tab).toHaveURL(/#main$/);
      await tab.keyboard.press('Tab');
      expect(
        await tab.evaluate(() => {
          const main = document.getElementById('main');
          const focused = document.activeElement;
          if (!main || !focused) return false;
          // A text without links sends on to what follows it, never back.
          const order = main.compareDocumentPosition(focused);
          return main.contains(focused) || Boolean(order & Node.DOCUMENT_POSITION_FOLLOWING);
        }),
        'the next stop lies in the text or after it',
      ).toBe(true);
    },
  );
}

const walked = [
  pageAt(mainSite, questionsOf(mainSite).path),
  pageAt(mainSite, mainSite.sections[10]?.path ?? ''),
  pageAt(basedSite, basedSite.routes.statement('nl')),
];
for (const page of walked) {
  for (const width of [360, 1280]) {
    test(`the Tab key walks ${page.name} at ${width} px in order and in sight`, async ({ tab }) => {
      await tab.setViewportSize({ width, height: 800 });
      await tab.goto(page.url);
      const stops: string[] = [];
      for (let presses = 0; presses < 300; presses += 1) {
        await tab.keyboard.press('Tab');
        const stop = await focusedStop(tab);
        if (!stop) break;
        expect(stop.visible, `${stop.name} is seen when it has the focus`).toBe(true);
        expect(stop.outlined, `${stop.name} shows that it has the focus`).toBe(true);
        expect(stop.forward, `${stop.name} comes after the stop before it`).toBe(true);
        stops.push(stop.name);
      }
      expect(stops.length, 'stops before the browser’s own').toBeGreaterThan(8);
      expect(stops.length, 'the walk ends').toBeLessThan(300);
    });
  }
}

test('Enter opens and shuts an answer', async ({ tab }) => {
  const { path, questions } = questionsOf(mainSite);
  const id = questions[4]?.id ?? '';
  await tab.goto(`${mainSite.origin}${path}`);
  await tab.locator(`details:has([id="${id}"]) > summary`).focus();
  await tab.keyboard.press('Enter');
  await expect(tab.locator(`[id="${id}"]`)).toBeVisible();
  await tab.keyboard.press('Space');
  await expect(tab.locator(`[id="${id}"]`)).toBeHidden();
});

/** What has the focus, nothing when the browser itself has; remembers each stop to judge the next one. */
async function focusedStop(tab: Page) {
  return tab.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return undefined;
    const before = document.querySelector('[data-stop]');
    before?.removeAttribute('data-stop');
    focused.setAttribute('data-stop', '');
    const box = focused.getBoundingClientRect();
    const style = getComputedStyle(focused);
    return {
      name: `<${focused.tagName.toLowerCase()}> “${focused.textContent.trim().slice(0, 40)}”`,
      visible:
        box.width > 0 &&
        box.height > 0 &&
        box.bottom > 0 &&
        box.top < innerHeight &&
        box.right > 0 &&
        box.left < innerWidth,
      outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      forward:
        !before ||
        Boolean(before.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
  });
}
