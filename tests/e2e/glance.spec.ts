import { activitiesIn } from '../../src/domain/processing/activities.ts';
import { columns } from '../../src/domain/schema/index.ts';
import { createTranslator } from '../../src/i18n/index.ts';
import { basedSite, mainSite as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const content = site.project.processing?.content;
if (!content) throw new Error('The shipped content has no processing.yaml');
const activities = activitiesIn(content, site.version);
/** Id of an activity's row. */
const rowOf = ({ id }: { id: string }) => id.replaceAll('.', '-');

for (const locale of site.site.locales) {
  const t = createTranslator(locale, site.project.dictionaries[locale] ?? {});
  const words = t('paths', { returnObjects: true });
  const url = `${site.origin}${site.routes.glance(locale, words)}`;

  test(`${locale}: each cell at a glance leads to its sentence`, async ({ tab }) => {
    await tab.goto(url);
    const rows = tab.locator('.glance tbody tr');
    expect(await rows.evaluateAll((all) => all.map(({ id }) => id))).toEqual(
      expect.arrayContaining(activities.map(rowOf)),
    );
    await expect(rows).toHaveCount(activities.length);
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => ({
        id: row.id,
        links: [...row.querySelectorAll('td')].map((cell) =>
          [...cell.querySelectorAll('a')].map((link) => ({
            href: link.href,
            text: link.textContent.trim(),
          })),
        ),
      })),
    );
    for (const { id, links } of cells) {
      const activity = activities.find((one) => rowOf(one) === id);
      const anchors = columns.map((column) => {
        const said = activity?.[column].map(({ at }) => at) ?? [];
        return said.length > 0 ? said : [content.general[column]];
      });
      expect(
        links.map((cell) => cell.map(({ href }) => new URL(href).hash.slice(1))),
        id,
      ).toEqual(anchors);
      for (const { text } of links.flat()) expect(text).toMatch(/\S/);
    }

    const hrefs = new Set(cells.flatMap(({ links }) => links.flat().map(({ href }) => href)));
    const pages = Map.groupBy(hrefs, (href) => href.split('#')[0] ?? '');
    for (const [page, targets] of pages) {
      const response = await tab.goto(page);
      expect(response?.status(), page).toBe(200);
      for (const target of targets) {
        const landed = await tab.evaluate((hash) => {
          location.hash = hash;
          const box = document.querySelector(':target')?.getBoundingClientRect();
          const text = document.querySelector(':target')?.textContent.trim() ?? '';
          return Boolean(box && box.top >= -1 && box.top < innerHeight && text.length > 3);
        }, new URL(target).hash);
        expect(landed, target).toBe(true);
      }
    }
  });
}

test('the drawing is of the same data as the table, and says so in words', async ({ tab }) => {
  const [locale = ''] = site.site.locales;
  const t = createTranslator(locale, site.project.dictionaries[locale] ?? {});
  const path = site.routes.glance(locale, t('paths', { returnObjects: true }));
  await tab.goto(`${site.origin}${path}`);
  await tab.locator('.flow-words summary').click();
  const counted = await tab.locator('.flow-words dd').allTextContents();
  const withConsent = activities.filter(({ bases }) =>
    bases.some(({ basis }) => basis === 'consent'),
  );
  expect(counted).toContain(
    t('glance.count', { label: t('glance.bases.consent'), count: withConsent.length }),
  );
  const labels = await tab.locator('.flow .whole text').allTextContents();
  const spoken = counted.map((line) => line.replace(/\s*:\s*\d+$/, '').replaceAll(' ', ''));
  expect(labels.map((label) => label.replace(/\s/g, '')).toSorted()).toEqual(spoken.toSorted());
  expect(await tab.locator('.flow [style]').count()).toBe(0);

  await tab.setViewportSize({ width: 320, height: 800 });
  await expect(tab.locator('.flow .whole')).toBeHidden();
  await expect(tab.locator('.flow .pair')).toHaveCount(3);
  await expect(tab.locator('.flow .pair').first()).toBeVisible();
});

test('a site without such data has no page at a glance and no link to it', async ({ tab }) => {
  const [locale = ''] = basedSite.site.locales;
  const t = createTranslator(locale, basedSite.project.dictionaries[locale] ?? {});
  const path = basedSite.routes.glance(locale, t('paths', { returnObjects: true }));
  expect((await tab.request.get(`${basedSite.origin}${path}`)).status()).toBe(404);
  await tab.goto(`${basedSite.origin}${basedSite.routes.statement(locale)}`);
  await expect(tab.locator(`a[href="${path}"]`)).toHaveCount(0);
});

test('programs get each version with its processing, and the way to it', async ({ tab }) => {
  for (const locale of site.site.locales) {
    const t = createTranslator(locale, site.project.dictionaries[locale] ?? {});
    const path = site.routes.versionLinkedData(
      locale,
      t('paths', { returnObjects: true }),
      site.version,
    );
    const response = await tab.request.get(`${site.origin}${path}`);
    expect(response.headers()['content-type']).toBe('application/ld+json');
    expect(response.headers()['access-control-allow-origin']).toBe('*');
    const data = (await response.json()) as { '@graph': { '@id': string; '@type': string }[] };
    const processes = data['@graph'].filter((node) => node['@type'] === 'dpv:PersonalDataProcess');
    expect(processes).toHaveLength(activities.length);
    const guide = await (await tab.request.get(`${site.origin}/llms.txt`)).text();
    expect(guide).toContain(`${site.site.url}${path}`);
    const statement = site.routes.statement(locale);
    await tab.goto(`${site.origin}${statement}`);
    await expect(tab.locator('link[rel=privacy-policy]')).toHaveAttribute('href', statement);
  }
});
