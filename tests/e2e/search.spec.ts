import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { basedSite, mainSite, pageAt, questionsOf } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const section = pageAt(mainSite, mainSite.sections[5]?.path ?? '');
const faq = questionsOf(mainSite);
const searchPath = `${mainSite.routes.statement('nl')}zoeken/`;
const searchUrl = (query: string) =>
  `${mainSite.origin}${searchPath}?q=${encodeURIComponent(query)}`;

const headerField = (tab: Page) => tab.locator('header search-box input');
const options = (tab: Page) => tab.getByRole('option');

test('nothing is fetched for the search before a reader turns to it', async ({ tab }) => {
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await tab.goto(section.url, { waitUntil: 'networkidle' });
  const before = asked.length;
  expect(asked.filter((path) => path.includes('zoeken'))).toEqual([]);
  await headerField(tab).focus();
  await tab.waitForRequest((request) => request.url().endsWith('pagefind-worker.js'));
  expect(asked.slice(before)).toContain(`${mainSite.routes.statement('nl')}zoeken.json`);
  expect(asked.filter((path) => path.includes('/history/'))).toEqual([]);
  tab.removeAllListeners('request');
});

test('Ctrl+K leads to the field, and a question to its answer', async ({ tab }) => {
  await tab.goto(section.url);
  await tab.keyboard.press('Control+k');
  await expect(headerField(tab)).toBeFocused();
  await tab.keyboard.type('hoelang houden jullie alles bij');
  await expect(options(tab).first()).toContainText('Hoelang');
  await expect(headerField(tab)).toHaveAttribute('aria-expanded', 'true');
  await tab.keyboard.press('ArrowDown');
  const active = await headerField(tab).getAttribute('aria-activedescendant');
  await expect(options(tab).first()).toHaveAttribute('id', active ?? '');
  await expect(options(tab).first()).toHaveAttribute('aria-selected', 'true');
  await tab.keyboard.press('Enter');
  await expect(tab).toHaveURL(/#(?:faq-)?retention$/);
  const target = tab.locator(':target');
  await expect(target).toBeVisible();
  await expect(target).toBeInViewport();
});

test('the list opens, closes with Escape, and returns with the arrow', async ({ tab }) => {
  await tab.goto(section.url);
  await headerField(tab).fill('cookies weigeren');
  await expect(options(tab).locator('.search-excerpt mark').first()).toBeVisible();
  await tab.keyboard.press('ArrowUp');
  await expect(options(tab).last()).toHaveAttribute('aria-selected', 'true');
  await tab.keyboard.press('Escape');
  await expect(options(tab).first()).toBeHidden();
  await expect(headerField(tab)).toHaveAttribute('aria-expanded', 'false');
  await tab.keyboard.press('ArrowDown');
  await expect(options(tab).first()).toBeVisible();
});

test('what is chosen stays chosen when the full text comes with better answers', async ({
  tab,
}) => {
  const released = Promise.withResolvers<undefined>();
  await tab.route('**/pagefind.js', async (route) => {
    await released.promise;
    await route.continue();
  });
  await tab.goto(section.url);
  await headerField(tab).fill('sterk wachtwoord verlopen kaart');
  await expect(options(tab).first()).toBeVisible();
  await tab.keyboard.press('ArrowUp');
  const titles = options(tab).locator('.search-title');
  const before = await titles.allTextContents();
  released.resolve(undefined);
  await expect(options(tab).locator('.search-excerpt mark').first()).toBeVisible();
  expect(await titles.allTextContents()).not.toEqual(before);
  const chosen = tab.getByRole('option', { selected: true });
  await expect(chosen.locator('.search-title')).toHaveText(before.at(-1) ?? '');
  await expect(headerField(tab)).toHaveAttribute(
    'aria-activedescendant',
    (await chosen.getAttribute('id')) ?? '',
  );
  await tab.keyboard.press('Enter');
  await expect(tab.locator(':target')).toHaveText(before.at(-1) ?? '');
  await tab.unroute('**/pagefind.js');
});

test('matches are marked, excerpts follow without moving the list', async ({ tab }) => {
  await tab.goto(section.url);
  await headerField(tab).fill('wachtwoord');
  await expect(options(tab).locator('mark').first()).toBeVisible();
  const titles = await options(tab).locator('.search-title').allTextContents();
  const height = await options(tab)
    .first()
    .evaluate((option) => option.clientHeight);
  await expect(options(tab).locator('.search-excerpt mark').first()).toBeVisible();
  expect(
    (await options(tab).locator('.search-title').allTextContents()).slice(0, titles.length),
  ).toEqual(titles);
  expect(
    await options(tab)
      .first()
      .evaluate((option) => option.clientHeight),
  ).toBe(height);
});

test('a corrected question says so, and can be taken back', async ({ tab }) => {
  await tab.goto(searchUrl('kredietkarat'));
  await expect(tab.locator('main .search-note')).toContainText('Gezocht op: kredietkaart');
  await expect(tab.locator('.search-results a').first()).toContainText('creditcard');
  await tab.getByRole('button', { name: 'Toch zoeken op “kredietkarat”' }).click();
  await expect(tab.locator('main .search-note')).toContainText('Geen antwoord gevonden');
  await expect(tab.locator('main .search-status')).toContainText('Geen antwoord gevonden');
});

test('a question that nothing fits is told so', async ({ tab }) => {
  await tab.goto(searchUrl('recept appeltaart'));
  const none = tab.locator('main .search-none');
  await expect(none).toContainText('recept appeltaart');
  await expect(none.getByRole('link')).toHaveAttribute(
    'href',
    `mailto:${mainSite.project.config.organisation.contact.email}`,
  );
});

test('the question is in the address, and the back button returns to it', async ({ tab }) => {
  await tab.goto(`${mainSite.origin}${searchPath}`);
  const field = tab.locator('main search-box input');
  await field.fill('klacht');
  await field.press('Enter');
  await expect(tab).toHaveURL(/\?q=klacht$/);
  await expect(tab.locator('main [role="status"]')).toHaveText(/\d+ resultaten|1 resultaat/);
  const [first] = await tab.locator('.search-results a').allTextContents();
  await tab.locator('.search-results a').first().click();
  await expect(tab.locator(':target, h1').first()).toBeVisible();
  await tab.goBack();
  await expect(field).toHaveValue('klacht');
  await field.press('End');
  await field.pressSequentially('en cookies');
  await expect(tab).toHaveURL(/\?q=klachten%20cookies$/);
  await tab.goBack();
  await expect(field).toHaveValue('klacht');
  await expect(tab.locator('.search-results a').first()).toHaveText(first ?? '');
});

test('other versions are searched on demand, and say when they apply', async ({ tab }) => {
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(request.url()));
  await tab.goto(searchUrl('klacht indienen'));
  await tab.getByRole('button', { name: 'Zoek ook in andere versies' }).click();
  await expect(tab.getByRole('heading', { name: 'In andere versies' })).toBeFocused();
  const past = tab.locator('.search-history li').first();
  await expect(past.locator('.search-when')).toHaveText(
    /van kracht · [Vv]an.* · Voorbeeldvoorstel$/,
  );
  await expect(past.getByRole('link')).toHaveAttribute('href', /\/versies\/\d{4}-\d\d-\d\d\//);
  expect(asked.some((url) => url.includes('/history/'))).toBe(true);
  tab.removeAllListeners('request');
});

test('above the questions, questions come first', async ({ tab }) => {
  await tab.goto(`${mainSite.origin}${faq.path}`);
  await tab.locator('main search-box input').fill('kredietkaart');
  await expect(options(tab).first()).toContainText(faq.title);
  await options(tab).first().click();
  await expect(tab.locator('details[open] :target')).toBeInViewport();
});

test('it works under a base path', async ({ tab }) => {
  await tab.goto(pageAt(basedSite, basedSite.routes.statement('nl')).url);
  await headerField(tab).fill('wordt mijn rit getrackt met gps');
  await options(tab).first().click();
  await expect(tab).toHaveURL(/#question-tracking$/);
  await expect(tab.locator(':target')).toBeVisible();
});

test('without script there is no field, and all questions are there', async ({ plainTab }) => {
  await plainTab.goto(`${mainSite.origin}${searchPath}`);
  await expect(plainTab.locator('search-box')).toHaveCount(2);
  for (const box of await plainTab.locator('search-box').all()) await expect(box).toBeHidden();
  await expect(plainTab.locator('noscript')).toBeVisible();
  for (const { question } of faq.questions) {
    await expect(plainTab.getByRole('link', { name: question, exact: true })).toBeVisible();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the open list and on results, ${colorScheme}`, async ({ tab }) => {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width: 320, height: 800 });
    await tab.goto(section.url);
    await headerField(tab).fill('gegevns wissen');
    await expect(options(tab).locator('.search-excerpt mark').first()).toBeVisible();
    await tab.keyboard.press('ArrowDown');
    expect(await findings(tab), 'open list').toEqual([]);
    for (const query of ['gegevns wissen', 'recept appeltaart']) {
      await tab.goto(searchUrl(query));
      await tab.getByRole('button', { name: 'Zoek ook in andere versies' }).click();
      await expect(tab.locator('.search-history')).toBeVisible();
      expect(await findings(tab), query).toEqual([]);
    }
  });
}

test('nothing runs on a page that its policy forbids', async ({ tab }) => {
  const response = await tab.goto(section.url);
  expect(response?.headers()['content-security-policy']).not.toContain('wasm');
  const worker = await tab.request.get(`${mainSite.origin}${searchPath}text/pagefind-worker.js`);
  expect(worker.headers()['content-security-policy']).toContain("'wasm-unsafe-eval'");
  const complaints: string[] = [];
  tab.on('console', (message) => complaints.push(message.text()));
  await headerField(tab).fill('kruispuntbank');
  await expect(options(tab).first()).toBeVisible();
  expect(complaints).toEqual([]);
  tab.removeAllListeners('console');
});

test('where the full text cannot be had, the first suggestions remain', async ({ tab }) => {
  await tab.route('**/pagefind.js', (route) => route.abort());
  await tab.goto(section.url);
  await headerField(tab).fill('kredietkaart');
  await expect(options(tab).first()).toContainText('creditcard');
  await tab.unroute('**/pagefind.js');
});

test('where nothing can be had, the page of results says so and keeps the question', async ({
  tab,
}) => {
  const data = `**${searchPath.replace(/\/$/, '')}.json`;
  await tab.route(data, (route) => route.abort());
  await tab.goto(`${mainSite.origin}${searchPath}?q=wissen`);
  const box = tab.locator('main search-box');
  await expect(box.getByRole('alert')).toHaveText(/^Zoeken lukt nu niet/);
  await expect(box.locator('input')).toHaveValue('wissen');
  await tab.unroute(data);
  await box.locator('input').focus();
  await expect(box.locator('.search-results li').first()).toBeVisible();
  await expect(box.getByRole('alert')).toHaveCount(0);
});

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary ?? ''} ${nodes[0]?.html ?? ''}`,
  );
}
