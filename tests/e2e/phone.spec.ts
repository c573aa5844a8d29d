import { mainSite, pageAt } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const phone = { width: 360, height: 740 };
const statement = pageAt(mainSite, mainSite.routes.statement(mainSite.site.defaultLocale));

test('a phone asks for the style sheet and the script alone', async ({ browser }) => {
  const context = await browser.newContext({ viewport: phone });
  const tab = await context.newPage();
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(request.resourceType()));
  await tab.goto(statement.url, { waitUntil: 'networkidle' });
  expect(asked.filter((kind) => kind !== 'other').toSorted()).toEqual([
    'document',
    'script',
    'stylesheet',
  ]);
  const order = await tab
    .locator('link[rel=stylesheet], link[rel=preload][as=font], body > script[src]')
    .evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('rel') ?? element.getAttribute('type')),
    );
  expect(order).toEqual(['stylesheet', 'preload', 'module']);
  await expect(tab.locator('body > :last-child')).toHaveAttribute('type', 'module');
  await context.close();
});
