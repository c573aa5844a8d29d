import { mainSite, pageAt } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const phone = { width: 360, height: 740 };
const statement = pageAt(mainSite, mainSite.routes.statement(mainSite.site.defaultLocale));

test('a phone asks for the style sheet, a small font and the script, in that order', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone });
  const tab = await context.newPage();
  const asked: string[] = [];
  let font = 0;
  tab.on('response', async (response) => {
    const kind = response.request().resourceType();
    asked.push(kind);
    if (kind === 'font') font = (await response.body()).length;
  });
  await tab.goto(statement.url);
  await expect.poll(() => font).toBeGreaterThan(0);
  expect(font, 'bytes of the font').toBeLessThanOrEqual(12_000);
  expect(asked.filter((kind) => kind !== 'other').toSorted()).toEqual(
    ['document', 'stylesheet', 'font', 'script'].toSorted(),
  );
  const order = await tab
    .locator('link[rel=stylesheet], link[rel=preload][as=font], body > script[src]')
    .evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('rel') ?? element.getAttribute('type')),
    );
  expect(order).toEqual(['stylesheet', 'preload', 'preload', 'module']);
  await expect(tab.locator('body > :last-child')).toHaveAttribute('type', 'module');
  await context.close();
});
