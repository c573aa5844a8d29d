import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accept, normaliseHtml, reject } from '../../src/domain/diff/index.ts';
import type { VersionData } from '../../src/domain/version-data.ts';
import { mainSite } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const OLD = '2020-02-25';
const NEW = '2026-11-23';
const redlinePath = `/nl/wijzigingen/${OLD}/${NEW}/`;
const address = (path: string) => mainSite.origin + path;
const data = (version: string) =>
  JSON.parse(
    readFileSync(join(mainSite.root, `nl/versies/${version}.json`), 'utf8'),
  ) as VersionData;

test('the version in force says when it applies, the upcoming one when it will', async ({
  page,
}) => {
  await page.goto(address(`/nl/versies/${OLD}/`));
  await expect(page.locator('.version-banner')).toContainText(
    'geldt van 25 februari 2020 tot en met 28 februari 2027',
  );
  await page.goto(address(`/nl/versies/${NEW}/uw-rechten/`));
  const banner = page.locator('.version-banner');
  await expect(banner).toContainText('geldt vanaf 1 maart 2027');
  await expect(banner).toContainText('voorgesteld voorbeeld');
  await banner.getByRole('link', { name: 'Lees wat er nu geldt' }).click();
  await expect(page).toHaveURL(address('/nl/uw-rechten/'));
});

test('a section announces what will change, and leads to the change', async ({ page }) => {
  await page.goto(address('/nl/uw-rechten/'));
  const note = page.locator('.upcoming-note');
  await expect(note).toContainText('Vanaf 1 maart 2027 luidt dit onderdeel anders.');
  await note.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`${redlinePath}#section-your-rights$`));
  await expect(page.locator('.last-updated time')).toHaveAttribute('datetime', NEW);
  await expect(page.locator('#section-your-rights')).toBeInViewport();
});

test('a section that stays the same announces nothing', async ({ page }) => {
  await page.goto(address('/nl/inleiding/'));
  await expect(page.locator('.upcoming-note')).toHaveCount(0);
  await expect(page.locator('.section-history')).toContainText(
    'Ongewijzigd sinds 25 februari 2020',
  );
});

test('the history names both versions, newest first', async ({ page }) => {
  await page.goto(address('/nl/versies/'));
  await expect(page.locator('.timeline h2')).toHaveText([
    'Versie van 23 november 2026',
    'Versie van 25 februari 2020',
  ]);
  const newest = page.locator('.timeline > li').first();
  await expect(newest).toContainText('Nog niet van kracht');
  await expect(newest.locator('dd li').filter({ hasText: 'Uw rechten' })).toContainText(
    '(gewijzigd, verplaatst)',
  );
  await expect(newest).toContainText(/nieuwe titel\)/);
  await expect(newest).toContainText(/\d\.\d{3} woorden toegevoegd/);
});

for (const [day, sentence] of [
  ['2021-03-03', 'Op 3 maart 2021 gold de versie van 25 februari 2020.'],
  ['2027-03-01', 'Op 1 maart 2027 geldt de versie van 23 november 2026'],
  ['2019-01-01', 'Op 1 januari 2019 gold nog geen versie'],
] as const) {
  test(`what applied on ${day}`, async ({ page }) => {
    await page.goto(address(`/nl/versies/op/?datum=${day}`));
    const answer = page.locator('.answer-box');
    await expect(answer).toContainText(sentence);
    await expect(answer, 'what its reader came for').toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^\\d+ \\p{L}+ ${day.slice(0, 4)} – Wat gold`, 'u'));
    await expect(answer.locator('.proposal-note')).toHaveCount(sentence.includes('2026') ? 1 : 0);
  });
}

for (const path of ['/nl/versies/op/', '/nl/wijzigingen/sinds/']) {
  test(`${path} ties a day that does not exist to its field`, async ({ page }) => {
    await page.goto(address(`${path}?datum=2026-02-30`));
    const field = page.locator('form.choice input');
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription('Dat is geen bestaande dag.');
  });
}

test('what applies today is told as such, by the clock of the reader', async ({ page }) => {
  await page.clock.setFixedTime('2027-03-02T12:00:00');
  for (const [day, sentence] of [
    ['2027-03-02', 'Op 2 maart 2027 geldt de versie van 23 november 2026.'],
    ['2027-03-01', 'Op 1 maart 2027 gold de versie van 23 november 2026.'],
  ] as const) {
    await page.goto(address(`/nl/versies/op/?datum=${day}`));
    await expect(page.locator('.answer-box')).toContainText(sentence);
  }
});

test('what applied on a day is a list of periods without script', async ({ plainTab: page }) => {
  await page.goto(address('/nl/versies/op/'));
  await expect(page.locator('.periods li')).toHaveText([
    /Vanaf 1 maart 2027\s+Versie van 23 november 2026\s+Voorbeeldvoorstel/,
    /Van 25 februari 2020 tot en met 28 februari 2027\s+Versie van 25 februari 2020/,
  ]);
});

for (const [path, ready] of [
  ['/nl/versies/op/', 'Versie van 25 februari 2020'],
  ['/nl/wijzigingen/sinds/', 'Wijzigingen van 25 februari 2020 naar 23 november 2026'],
  ['/nl/wijzigingen/', 'Wijzigingen van 25 februari 2020 naar 23 november 2026'],
] as const) {
  test(`${path} offers no form without script, but what is ready`, async ({
    page,
    plainTab: plain,
  }) => {
    await plain.goto(address(path));
    await expect(plain.locator('form.choice')).toBeHidden();
    await expect(plain.locator('main noscript p')).toContainText('hebt u JavaScript nodig');
    await plain.getByRole('link', { name: ready }).click();
    await expect(plain).toHaveURL(/2020-02-25/);
    await page.goto(address(path));
    await expect(page.locator('form.choice')).toBeVisible();
    await expect(page.getByText('hebt u JavaScript nodig')).toBeHidden();
  });
}

test('nothing changed since a day within the version in force', async ({ page }) => {
  await page.goto(address('/nl/wijzigingen/sinds/?datum=2021-03-03'));
  await expect(page.locator('.live-status')).toContainText(
    'Sinds 3 maart 2021 is er niets veranderd',
  );
  await expect(page.locator('.live-status')).toBeFocused();
});

test('a day that lies ahead leads to what will apply', async ({ page }) => {
  await page.clock.setFixedTime('2027-02-27T12:00:00');
  await page.goto(address('/nl/wijzigingen/sinds/?datum=2027-04-01'));
  const status = page.locator('.live-status');
  await expect(status).toContainText('Deze dag moet nog komen: 1 april 2027.');
  await expect(page.locator('.live')).toBeHidden();
  const next = status.getByRole('link', { name: 'Vanaf 1 maart 2027 geldt een andere versie' });
  await expect(next).toContainText('(Voorbeeldvoorstel)');
  await next.click();
  await expect(page).toHaveURL(address(`/nl/wijzigingen/?van=${OLD}&tot=${NEW}`));
  await expect(page.locator('.live-title')).toBeFocused();
});

test('a day before the archive compares with its first version, by the clock of the reader', async ({
  page,
}) => {
  await page.clock.setFixedTime('2027-03-02T12:00:00');
  await page.goto(address('/nl/wijzigingen/sinds/?datum=2019-01-01'));
  await expect(page.locator('.live-title')).toHaveText(
    'Wijzigingen van 25 februari 2020 naar 23 november 2026',
  );
  await expect(page.locator('.live-status')).toContainText(
    'Dit archief begint op 25 februari 2020.',
  );
});

test('the lists and the title of the document name what is compared', async ({ page }) => {
  await page.goto(address(`/nl/wijzigingen/?van=${NEW}&tot=${OLD}`));
  await expect(page.locator('.live-title')).toBeFocused();
  await expect(page.getByLabel('Oude versie')).toHaveValue(OLD);
  await expect(page.getByLabel('Nieuwe versie')).toHaveValue(NEW);
  await expect(page).toHaveTitle(/^Wijzigingen van 25 februari 2020 naar 23 november 2026 \|/);
  await expect(page.locator('.live .proposal-note')).toHaveText(
    /^Versie van 23 november 2026\. .*niet goedgekeurd/,
  );
  await expect(page.locator('select').last().locator('option').last()).toHaveText(
    /23 november 2026\s+\(Voorbeeldvoorstel\)/,
  );
  await expect(page.locator('.periods li').first()).toContainText('Voorbeeldvoorstel');
  await page.goto(address(`/nl/wijzigingen/?van=${OLD}&tot=2021-01-01`));
  await expect(page.locator('.live-status')).toContainText('niet allebei in het archief');
  await expect(page.getByLabel('Nieuwe versie')).toHaveValue(NEW);
});

test('the browser computes the same redline as the build', async ({ page }) => {
  await page.goto(address(`/nl/wijzigingen/?van=${OLD}&tot=${NEW}`));
  await expect(page.locator('.live-title')).toBeFocused();
  const live = await page.locator('.live-view .redline').evaluate((element) => element.outerHTML);
  await page.goto(address(redlinePath));
  expect(await page.locator('.redline').evaluate((element) => element.outerHTML)).toBe(live);
});

test('accepting and rejecting the page of a redline gives both versions', async ({
  plainTab: page,
}) => {
  const [before, after] = [data(OLD), data(NEW)];
  await page.goto(address(redlinePath));
  const sections = await page.locator('.redline-section').evaluateAll((elements) =>
    elements.map((element) => {
      for (const label of element.querySelectorAll('[data-diff-label], .redline-state, .diff-note'))
        label.remove();
      for (const fold of element.querySelectorAll('.unchanged')) {
        fold.querySelector('summary')?.remove();
        fold.replaceWith(...fold.childNodes);
      }
      for (const answer of element.querySelectorAll('details[open]'))
        answer.removeAttribute('open');
      element.querySelector('h2')?.remove();
      return { id: element.id.replace('section-', ''), html: element.innerHTML };
    }),
  );
  const words = (html: string) =>
    html
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  for (const { id, html } of sections) {
    const old = before.sections.find((section) => section.id === id)?.html ?? '';
    const now = after.sections.find((section) => section.id === id)?.html ?? '';
    expect(words(reject(html)), `${id} rejected`).toBe(words(normaliseHtml(old)));
    expect(words(accept(html)), `${id} accepted`).toBe(words(normaliseHtml(now)));
  }
});

test('n and p go from change to change, and old and new stand side by side', async ({ page }) => {
  await page.goto(address(redlinePath));
  await page.keyboard.press('n');
  const first = page.locator('.redline .visited');
  await expect(first, 'a letter that is said aloud elsewhere').toHaveCount(0);
  await page.getByRole('button', { name: 'Volgende wijziging' }).click();
  await expect(first).toBeInViewport();
  const id = await first.getAttribute('data-diff-change');
  await page.keyboard.press('n');
  await page.keyboard.press('p');
  await expect(page.locator('.redline .visited')).toHaveAttribute('data-diff-change', id ?? '');
  await page.getByRole('button', { name: 'Naast elkaar' }).click();
  const row = page
    .locator('.redline-row')
    .filter({ has: page.locator('del') })
    .first();
  await expect(row.locator('.side-new del').first()).toBeHidden();
  await expect(row.locator('.side-old del').first()).toBeVisible();
  await expect(row.getByRole('group')).toHaveCount(2);
  await expect(row.getByRole('group', { name: 'Oud' })).toHaveClass('side-old');
  const heads = page.locator('#section-your-rights > .redline-heads > p');
  await expect(heads).toHaveText(['Oud', 'Nieuw']);
  for (const [index, side] of ['.side-old', '.side-new'].entries()) {
    const column = await row.locator(side).boundingBox();
    expect((await heads.nth(index).boundingBox())?.x).toBe(column?.x);
  }
  // Beside the old text stands only where it went.
  const notes = await page
    .locator('.side-old .diff-note')
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
  expect(notes.length).toBeGreaterThan(0);
  for (const note of notes) expect(note).toMatch(/^Verplaatst naar/);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Naast elkaar' }).click();
  await expect(page.locator('.redline-row, .redline-heads')).toHaveCount(0);
});

test('small changes leave the new text, but not the old one', async ({ page }) => {
  await page.goto(address(redlinePath));
  const walk = () =>
    page.locator('.redline').evaluate((redline) => {
      const seen = new Set<Element | null>();
      for (let last: Element | null = null; !seen.has(last) || seen.size === 1;) {
        seen.add(last);
        redline.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
        last = redline.querySelector('.visited');
      }
      return seen.size;
    });
  const all = await walk();
  await page.getByLabel('Verberg kleine wijzigingen').check();
  await expect(page.locator('del[data-diff-minor]').first()).toBeHidden();
  await expect(page.locator('ins[data-diff-minor] > .spoken').first()).toBeHidden();
  expect(await walk()).toBeLessThan(all);
  await page.getByRole('button', { name: 'Naast elkaar' }).click();
  await expect(page.locator('.side-old del[data-diff-minor]').first()).toBeVisible();
  await page.goto(address('/fr/modifications/2020-02-25/2026-11-23/'));
  await expect(page.locator('.redline ins').first()).toBeVisible();
  await expect(page.locator('.hide-minor'), 'there are none').toBeHidden();
});

test('on a phone the old text stands above the new one', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(address(redlinePath));
  await page.getByRole('button', { name: 'Naast elkaar' }).click();
  const [old, now] = await Promise.all(
    ['.side-old', '.side-new'].map((side) => page.locator(side).first().boundingBox()),
  );
  expect(now?.y).toBeGreaterThanOrEqual((old?.y ?? 0) + (old?.height ?? 0));
  expect(await axeFindings(page)).toEqual([]);
});

test('side by side, each change is stepped to and each link finds what left', async ({ page }) => {
  await page.goto(address(redlinePath));
  const changes = page.locator('.redline [data-diff-change]');
  const seen = () =>
    changes.evaluateAll((all) => all.filter((one) => one.checkVisibility()).map(({ id }) => id));
  const names = () =>
    page
      .locator('.redline :is([id], [data-diff-change])')
      .evaluateAll((all) =>
        all.map((one) => [one.id, one.getAttribute('data-diff-change')].join()),
      );
  const [inline, before] = [await seen(), await names()];
  const button = page.getByRole('button', { name: 'Naast elkaar' });
  await button.click();
  expect((await seen()).toSorted()).toEqual(inline.toSorted());
  const link = page.locator('.side-new .diff-note a[href$="-from"]:visible').first();
  const target = await link.getAttribute('href');
  await link.click();
  await expect(page.locator(`.side-old ${target ?? ''}`)).toBeInViewport();
  await button.click();
  expect(await names()).toEqual(before);
});

test('a comparison made in the browser opens where its address points', async ({ page }) => {
  await page.goto(address(`/nl/wijzigingen/?van=${OLD}&tot=${NEW}#account-delete`));
  await expect(page.locator('#account-delete')).toBeInViewport();
  await page.goto(address('/nl/'));
  await page.goto(address(`/nl/wijzigingen/?van=${OLD}&tot=${NEW}#section-cookies`));
  await expect(page.locator('#section-cookies')).toBeInViewport();
});

test('editorial changes can be left out, and nothing is offered where there are none', async ({
  page,
}) => {
  const live = address(`/nl/wijzigingen/?van=${OLD}&tot=${NEW}`);
  const box = page.getByLabel('Alleen wezenlijke wijzigingen tonen');
  await page.goto(live);
  await expect(page.locator('.live-title')).toBeFocused();
  await expect(box).toBeHidden();
  await page.route(live, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const editorial = body.replaceAll(
      /(kind(?:&#34;|&quot;):(?:&#34;|&quot;))material/g,
      '$1editorial',
    );
    expect(editorial).not.toBe(body);
    await route.fulfill({ response, body: editorial });
  });
  await page.goto(live);
  await expect(page.locator('.live-title')).toBeFocused();
  const section = page.locator('#section-your-rights');
  await expect(section).toContainText('alleen redactioneel');
  await box.check();
  await expect(section).toBeHidden();
  await expect(page.locator('.redline-contents li').first()).toBeHidden();
  await expect(page.locator('.redline')).toContainText('Alleen de bewoording is anders.');
  await page.emulateMedia({ media: 'print' });
  await expect(box, 'paper says that something is left out').toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  expect(await axeFindings(page)).toEqual([]);
  await box.uncheck();
  await expect(section).toBeVisible();
});

test('the redline unfolds without script', async ({ plainTab: page }) => {
  await page.goto(address(redlinePath));
  const fold = page.locator('.unchanged').first();
  await fold.locator('summary').click();
  await expect(fold).toHaveAttribute('open');
  await expect(page.getByRole('button', { name: 'Naast elkaar' })).toBeHidden();
});

for (const path of [
  `/nl/versies/${NEW}/`,
  `/nl/versies/${NEW}/een-klacht-indienen/`,
  redlinePath,
  `/nl/wijzigingen/?van=${OLD}&tot=${NEW}`,
  '/nl/versies/op/?datum=2021-03-03',
]) {
  test(`${path} has no axe findings`, async ({ page }) => {
    for (const [colorScheme, width] of [
      ['light', 320],
      ['dark', 1280],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(address(path));
      if (path.includes('?van')) await expect(page.locator('.live-title')).toBeFocused();
      expect(await axeFindings(page)).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
    }
  });
}

async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
