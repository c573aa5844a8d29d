import { basedSite, forPage } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const { origin, routes } = basedSite;

for (const page of basedSite.pages) {
  test(
    `every address on ${page.name} stays below the base path`,
    forPage(page),
    async ({ tab }) => {
      const requests: string[] = [];
      tab.on('request', (request) => requests.push(new URL(request.url()).pathname));
      await tab.goto(page.url, { waitUntil: 'networkidle' });
      tab.removeAllListeners('request');
      expect(requests.length).toBeGreaterThan(1);
      expect(requests.filter((path) => !path.startsWith(routes.home()))).toEqual([]);

      const targets = await tab
        .locator('[href], [src]')
        .evaluateAll((elements) =>
          elements.map(
            (element) => (element as HTMLAnchorElement).href || (element as HTMLScriptElement).src,
          ),
        );
      const own = targets.map((target) => new URL(target)).filter((url) => url.origin === origin);
      expect(own.length).toBeGreaterThan(5);
      expect(own.filter(({ pathname }) => !pathname.startsWith(routes.home()))).toEqual([]);
      for (const address of new Set(own.map(({ pathname }) => pathname))) {
        expect((await tab.request.get(`${origin}${address}`)).status(), address).toBe(200);
      }
    },
  );
}

test('a table keeps its heads and a list its levels', async ({ plainTab: tab }) => {
  await tab.goto(`${origin}${basedSite.sections[1]?.path ?? ''}`);
  await expect(tab.getByRole('columnheader')).toHaveText(['Gegeven', 'Waarvoor', 'Hoelang']);
  await expect(tab.getByRole('row')).toHaveCount(4);
  await expect(tab.locator('.prose ul ul ul > li')).toHaveText('ook niet op de bakfiets;');
  await tab.goto(`${origin}${basedSite.sections[2]?.path ?? ''}`);
  await expect(tab.locator('.note')).toContainText('Let op');
  await expect(tab.locator('.prose ol > li')).toHaveCount(3);
});

test('nothing of the shipped organisation is seen', async ({ plainTab: tab }) => {
  for (const page of basedSite.pages) {
    await tab.goto(page.url);
    expect((await tab.content()).toLowerCase()).not.toContain('intersentia');
  }
});
