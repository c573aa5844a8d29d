import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { addMonths } from '../../src/domain/rights/deadline.ts';
import { addressLines } from '../../src/domain/postal-address.ts';
import { rightIds } from '../../src/domain/rights/rights.ts';
import { readBuildSettings } from '../../src/io/build-settings.ts';
import { createTranslator } from '../../src/i18n/index.ts';
import { mainSite as site, siteOf } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const { organisation } = site.project.config;

/** Words of the site in each language it has. */
const languages = site.site.locales.map((locale) => {
  const t = createTranslator(locale, site.project.dictionaries[locale] ?? {});
  return { locale, t, words: t('paths', { returnObjects: true }) };
});

for (const { locale, t, words } of languages) {
  // The words of every letter in every language are proven by the unit tests.
  for (const right of locale === site.site.defaultLocale ? rightIds : (['access'] as const)) {
    const url = `${site.origin}${site.routes.right(locale, words, right)}`;

    test(`${locale}: choices become a letter (${right})`, async ({ tab }) => {
      await tab.goto(url);
      const letter = tab.locator('.letter-text');
      const [first] = Object.values(t(`rights.list.${right}.options`, { returnObjects: true }));
      await tab.getByLabel(first ?? '', { exact: true }).check();
      await programCame(tab);
      await tab.getByLabel(t('rights.compose.details')).fill('Sinds 2024 & “later”.');
      await tab.getByLabel(t('rights.compose.name'), { exact: true }).fill('An Peeters');
      await tab.getByLabel(t('rights.compose.email'), { exact: true }).fill('an@mail.example');
      await tab.getByLabel(t('rights.compose.by-post'), { exact: true }).check();
      await tab.getByLabel(t('rights.compose.address'), { exact: true }).fill('Dorp 1\n9000 Gent');
      const text = (await letter.textContent()) ?? '';
      for (const part of [
        organisation.legalName,
        t(`rights.list.${right}.subject`),
        `– ${first ?? ''}`,
        'Sinds 2024 & “later”.',
        t('rights.letter.byPost'),
        'An Peeters\nDorp 1\n9000 Gent\nan@mail.example',
      ]) {
        expect(text).toContain(part);
      }
      expect(text).not.toMatch(/[☐{}…]/);

      const href = (await tab.locator('.mail').getAttribute('href')) ?? '';
      expect(new URL(href).searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text);

      const downloading = tab.waitForEvent('download');
      await tab.getByRole('button', { name: t('rights.compose.download') }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(`${words.right[right]}.txt`);
      expect(readFileSync(await download.path(), 'utf8')).toBe(text);
    });
  }
}

test('each reader is led to the regulator’s website in their own language', async ({
  plainTab,
}) => {
  const websites: (string | null)[] = [];
  for (const { locale, words } of languages) {
    await plainTab.goto(`${site.origin}${site.routes.right(locale, words, 'complaint')}`);
    websites.push(await plainTab.locator('.regulator a').last().getAttribute('href'));
  }
  expect(websites).toEqual(languages.map(({ locale }) => site.regulator?.url[locale]));
  expect(new Set(websites).size).toBe(languages.length);
});

test('the regulator of each site is told with its address: on the page, in the letter, to programs', async ({
  plainTab,
}) => {
  for (const id of ['be', 'com', 'uk']) {
    const { origin, site: built, editions, project, regulator, routes } = siteOf(id);
    const own = editions.find((edition) => edition.locale === built.defaultLocale);
    const address = regulator?.address;
    if (!own || !address) throw new Error(`${id} has no regulator with an address`);
    const name = regulator.name[own.locale] ?? regulator.name[project.config.prevailing];
    const complaint = routes.right(
      own.locale,
      own.t('paths', { returnObjects: true }),
      'complaint',
    );
    const lines = addressLines(address, own.lang);
    await plainTab.goto(`${origin}${complaint}`);
    const block = plainTab.locator('.regulator');
    expect(await block.locator('strong, span').allTextContents()).toEqual([name, ...lines]);
    await expect(block.locator('a').last()).toHaveAttribute('href', /^https:/);

    const opening = [name, ...lines, ''].join('\n');
    expect((await plainTab.locator('.letter-text').textContent())?.startsWith(opening)).toBe(true);
    const blank = await plainTab
      .getByRole('link', { name: own.t('rights.compose.blank') })
      .getAttribute('href');
    const form = await plainTab.request.get(`${origin}${blank ?? ''}`);
    expect((await form.text()).startsWith(opening)).toBe(true);
    await plainTab.emulateMedia({ media: 'print' });
    await expect(plainTab.locator('.letter-text')).toBeVisible();
    await plainTab.emulateMedia({ media: 'screen' });

    const data = await plainTab.locator('script[type="application/ld+json"]').textContent();
    const { '@graph': things } = JSON.parse(data ?? '') as { '@graph': Record<string, unknown>[] };
    expect(things.find((thing) => thing['@type'] === 'GovernmentOrganization')).toMatchObject({
      name,
      address: { streetAddress: address.street, postalCode: address.postalCode },
    });
  }
});

const [main] = languages;
if (!main) throw new Error('The site has no language');
const { locale, t, words } = main;
const access = `${site.origin}${site.routes.right(locale, words, 'access')}`;

test('a letter can be copied and printed, and nothing leaves the page', async ({ browser }) => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const tab = await context.newPage();
  await tab.goto(access, { waitUntil: 'networkidle' });
  await tab.getByLabel(t('rights.compose.name'), { exact: true }).focus();
  await programCame(tab);
  const requests: string[] = [];
  tab.on('request', (request) => requests.push(request.url()));
  await tab.getByLabel(t('rights.compose.name'), { exact: true }).fill('An Peeters');
  const letter = await tab.locator('.letter-text').textContent();

  // The page's own policy keeps other programs from reading the clipboard; the status tells.
  await tab.getByRole('button', { name: t('rights.compose.copy') }).click();
  await expect(tab.getByRole('status')).toHaveText(t('rights.compose.copied'));

  // Printed by its button, the letter is alone on the paper.
  await tab.emulateMedia({ media: 'print' });
  await tab.evaluate(() => {
    globalThis.print = () => {
      document.title = [...document.querySelectorAll('main *, footer, header')]
        .filter((element) => !element.querySelector('*') && element.checkVisibility())
        .map((element) => element.textContent)
        .join('|');
    };
    document.querySelector<HTMLButtonElement>('.print')?.click();
  });
  expect(await tab.title()).toBe((letter ?? '').trim().replace(/\s+/g, ' '));
  await expect(tab.locator('html')).not.toHaveClass(/print-letter/);

  expect(requests).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await tab.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await context.close();
});

test('the program comes when a reader turns to it, and does what was asked before', async ({
  tab,
}) => {
  const programs: string[] = [];
  tab.on('request', (request) => {
    if (request.resourceType() === 'script') programs.push(request.url());
  });
  await tab.goto(access, { waitUntil: 'networkidle' });
  expect(programs).toHaveLength(1);
  const downloading = tab.waitForEvent('download');
  await tab.getByRole('button', { name: t('rights.compose.download') }).click();
  const letter = readFileSync(await (await downloading).path(), 'utf8');
  expect(letter).toBe(await tab.locator('.letter-text').textContent());
  expect(letter).toContain(organisation.legalName);
});

test('without script the page is a form for pen and paper', async ({ plainTab }) => {
  await plainTab.goto(access);
  await expect(plainTab.getByRole('checkbox')).toHaveCount(0);
  await expect(plainTab.getByRole('button')).toHaveCount(0);
  const letter = plainTab.locator('.letter-text');
  const options = Object.values(t('rights.list.access.options', { returnObjects: true }));
  for (const option of options) await expect(letter).toContainText(`☐ ${option}`);
  const blank = plainTab.getByRole('link', { name: t('rights.compose.blank') });
  const response = await plainTab.request.get(
    new URL((await blank.getAttribute('href')) ?? '', access).href,
  );
  expect(await response.text()).toBe(await letter.textContent());
  await plainTab.emulateMedia({ media: 'print' });
  await expect(letter).toBeVisible();
});

test('the deadline follows the day on which the request arrived', async ({ tab, plainTab }) => {
  const { today } = readBuildSettings(process.env);
  const days = async (page: typeof tab) =>
    page
      .locator('answer-deadline time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  await plainTab.goto(access);
  const [received, due = '', extended = ''] = await days(plainTab);
  expect(received).toBe(today);
  expect((due ?? '') >= addMonths(today, 1)).toBe(true);
  expect((extended ?? '') >= addMonths(today, 3)).toBe(true);

  await tab.goto(access);
  await tab.getByLabel(t('rights.deadline.received')).fill('2028-01-31');
  await expect.poll(() => days(tab)).toEqual(['2028-01-31', '2028-02-29', '2028-05-02']);

  // On paper the day stands as it is read.
  await tab.emulateMedia({ media: 'print' });
  await expect(tab.locator('answer-deadline input')).toBeHidden();
  await expect(tab.locator('[data-which=received]')).toBeVisible();
});

test('each right is on the index, and says where the statement speaks of it', async ({
  plainTab,
}) => {
  await plainTab.goto(`${site.origin}${site.routes.rights(locale, words)}`);
  const links = plainTab.locator('.rights a');
  await expect(links).toHaveCount(rightIds.length);
  const targets = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).href),
  );
  for (const target of targets) {
    await plainTab.goto(target);
    await expect(plainTab.locator('.regulator a').last()).toHaveAttribute(
      'href',
      site.regulator?.url[locale] ?? '?',
    );
    for (const passage of await plainTab.locator('.passage').all()) {
      const said = (await passage.locator('p').textContent()) ?? '';
      const href = await passage
        .getByRole('link')
        .evaluate((link) => (link as HTMLAnchorElement).href);
      const page = await (await plainTab.request.get(href)).text();
      expect(page).toContain(`id="${new URL(href).hash.slice(1)}"`);
      expect(said.length).toBeGreaterThan(20);
    }
    expect(await plainTab.locator('.passage').count()).toBeGreaterThan(0);
  }
});

/** Waits until the program has come that the reader's first turn to the letter asked for. */
async function programCame(tab: Page): Promise<void> {
  await tab.locator('letter-composer:defined').waitFor();
}
