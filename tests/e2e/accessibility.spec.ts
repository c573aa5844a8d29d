import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findings } from './support/axe.ts';
import { allPages, basedSite, forPage, mainSite } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const looks = [320, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

// One look a page, another one for each next page of a template; every look at every page takes longer.
for (const family of Map.groupBy(allPages, ({ template }) => template).values()) {
  for (const [index, page] of family.entries()) {
    const { width, colorScheme } = looks[index % looks.length] ?? {
      width: 320,
      colorScheme: 'light',
    };
    test(`axe finds nothing on ${page.name} at ${width} px, ${colorScheme}`, async ({ tab }) => {
      await tab.emulateMedia({ colorScheme });
      await tab.setViewportSize({ width, height: 800 });
      await tab.goto(page.url);
      await unfold(tab);
      expect(await findings(tab)).toEqual([]);
    });
  }
}

for (const page of allPages) {
  const isFirst = page.site === mainSite && page.edition.locale === mainSite.site.defaultLocale;
  const details = isFirst ? forPage(page) : { tag: '@every-page' };
  test(`axe finds nothing on ${page.name}, however it is looked at`, details, async ({ tab }) => {
    await tab.goto(page.url);
    await tab.setViewportSize({ width: 320, height: 800 });
    expect(await findings(tab), 'as it loads, 320 px, light').toEqual([]);

    // What is folded is hidden from axe.
    await unfold(tab);
    for (const { width, colorScheme } of looks) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.emulateMedia({ colorScheme });
      expect(await findings(tab), `unfolded, ${width} px, ${colorScheme}`).toEqual([]);
    }
  });
}

for (const site of [mainSite, basedSite]) {
  for (const [name, path] of [
    ['the page for unknown addresses', site.routes.file('no-such-page/')],
    ['the choice of languages', site.routes.home()],
  ] as const) {
    test(`axe finds nothing on ${name} of ${site.id}`, async ({ tab }) => {
      const address = `${site.origin}${path}`;
      // Read as a page that stays: without the host's redirect and its own.
      const file = path === site.routes.home() ? `${path}index.html` : '404.html';
      const html = readFileSync(join(site.root, file), 'utf8');
      const body = html.replace(/<meta http-equiv="refresh"[^>]*>/, '');
      await tab.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
      await tab.goto(address);
      await unfold(tab);
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme });
        expect(await findings(tab), colorScheme).toEqual([]);
      }
      await tab.unroute(address);
    });
  }
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
