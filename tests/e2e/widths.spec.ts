import type { Page } from '@playwright/test';
import { allPages, forPage, mainSite } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const widths = [320, 768, 1440, 3840];

for (const page of allPages) {
  test(`nothing sticks out or overlaps on ${page.name}`, forPage(page), async ({ tab }) => {
    await tab.goto(page.url);
    for (const width of widths) {
      await tab.setViewportSize({ width, height: 900 });
      for (const folded of [true, false]) {
        await tab.evaluate((isFolded) => {
          for (const details of document.querySelectorAll('details')) details.open = !isFolded;
        }, folded);
        expect(await misplaced(tab), `${width} px, folds ${folded ? 'shut' : 'open'}`).toEqual([]);
      }
    }
  });
}

test('text enlarged to 200 % does not stick out', async ({ tab }) => {
  for (const page of mainSite.pages
    .filter(({ kind }) => kind === 'section' || kind === 'statement')
    .slice(0, 4)) {
    await tab.goto(page.url);
    await tab.setViewportSize({ width: 640, height: 900 });
    await tab.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await misplaced(tab), page.name).toEqual([]);
  }
});

/** What a reader would see as broken: a page to scroll sideways, text outside the screen, text upon text. */
async function misplaced(tab: Page): Promise<string[]> {
  return tab.evaluate(() => {
    const root = document.documentElement;
    const found: string[] = [];
    const name = (element: Element) =>
      `<${element.tagName.toLowerCase()}> “${element.textContent.trim().slice(0, 40)}”`;
    if (root.scrollWidth > root.clientWidth) {
      found.push(`the page is ${String(root.scrollWidth)} px wide`);
    }

    const texts = [
      ...document.querySelectorAll(
        'h1, h2, h3, h4, h5, p, dt, dd, th, td, address, .permalink, .contents a, .bar a, .prose li',
      ),
    ].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        // A block that holds others of the list is measured by those.
        !element.querySelector('p, li, h1, h2, h3, h4, h5, td, .permalink'),
    );
    const boxes = texts.map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const { element, box } of boxes) {
      if (box.width === 0 || box.height === 0) continue;
      if (box.left < -1 || box.right > root.clientWidth + 1) {
        found.push(`${name(element)} sticks out`);
      }
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(`${name(element)} is wider than its box`);
      }
    }
    // The contents scroll in a box of their own; only what shows in it can overlap.
    const flowing = boxes.filter(({ element }) => !element.closest('.contents'));
    const shown = flowing.toSorted((a, b) => a.box.top - b.box.top);
    shown.forEach((one, index) => {
      for (const other of shown.slice(index + 1)) {
        if (other.box.top >= one.box.bottom - 2) break;
        const across =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const isInside = one.element.contains(other.element) || other.element.contains(one.element);
        if (across > 2 && !isInside)
          found.push(`${name(one.element)} lies over ${name(other.element)}`);
      }
    });
    const contents = document.querySelector('.contents')?.getBoundingClientRect();
    const main = document.querySelector('main')?.getBoundingClientRect();
    if (
      contents &&
      main &&
      Math.min(contents.right, main.right) - Math.max(contents.left, main.left) > 1 &&
      Math.min(contents.bottom, main.bottom) - Math.max(contents.top, main.top) > 1
    ) {
      found.push('the contents lie over the text');
    }
    return found;
  });
}
