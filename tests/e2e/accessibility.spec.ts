import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findings } from './support/axe.ts';
import { basedSite, mainSite, siteOf, sites } from './support/sites.ts';
import type { BuiltPage, BuiltSite } from './support/sites.ts';
import { expect, test } from './support/test.ts';

for (const page of pagesToAudit()) {
  test(`axe finds nothing on ${page.name}`, async ({ tab }) => {
    await tab.goto(page.url);
    await tab.setViewportSize({ width: 320, height: 800 });
    expect(await findings(tab), 'as it loads, 320 px, light').toEqual([]);

    // What is folded is hidden from axe.
    await unfold(tab);
    for (const width of [320, 1280]) {
      await tab.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme });
        expect(await findings(tab), `unfolded, ${width} px, ${colorScheme}`).toEqual([]);
      }
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

/**
 * All pages of one shipped site and of the fixture; of the other sites those with a part that is on no page before
 * them, the name of their own host apart.
 */
function pagesToAudit(): BuiltPage[] {
  const seen = new Set<string>();
  return sites.flatMap((site) =>
    site.pages.filter((page) => {
      const parts = partsOf(page, site);
      const hasNew = parts.some((part) => !seen.has(part));
      for (const part of parts) seen.add(part);
      return site.id === mainSite.id || site.id === basedSite.id || hasNew;
    }),
  );
}

/** The body without its footer, and the footer. */
function partsOf(page: BuiltPage, { site }: BuiltSite): string[] {
  const html = readFileSync(page.file, 'utf8').replaceAll(site.url, '');
  const body = html.slice(html.indexOf('<body'));
  const [above = '', footer = ''] = body.split('<footer');
  return [above, footer];
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

test('the audit looks at each site', () => {
  const audited = new Set(pagesToAudit().map((page) => page.site.id));
  expect(audited).toContain(mainSite.id);
  expect(audited).toContain(siteOf('uk').id); // another regulator in its footer
});
