import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { PrivacyPreferences } from '../../src/browser/preferences/main.ts';
import { consentSettings } from '../../src/domain/cookies/consent.ts';
import type { ConsentSettings } from '../../src/domain/cookies/consent.ts';
import { readBuildSettings } from '../../src/io/build-settings.ts';
import { findings } from './support/axe.ts';
import { serveOtherWebsite } from './support/other-website.ts';
import type { OtherWebsite } from './support/other-website.ts';
import { mainSite } from './support/sites.ts';
import { expect, test } from './support/test.ts';

/** The privacy preferences, opened at the foot of a page, on their own page, and on another host. */
const { routes, site, project, origin } = mainSite;
const { today } = readBuildSettings(process.env);
const settings = requireSettings(consentSettings(project, site, today, (locale) => locale));
const optional = settings.purposes.filter(({ necessary }) => !necessary).map(({ id }) => id);
const script = `${origin}${routes.preferences()}`;

/** A short page of the site in a language. */
const shortPage = (locale = site.defaultLocale) => {
  const about = project.pages.find((page) => page.id === 'accessibility' && page.locale === locale);
  return `${origin}${routes.page(locale, about?.frontMatter.slug ?? '')}`;
};
const say = (word: string, locale = site.defaultLocale) =>
  settings.locales[locale]?.words[word] ?? word;
const dialog = (tab: Page) => tab.getByRole('dialog');
const choice = (tab: Page) =>
  tab.evaluate(() =>
    (window as { privacyPreferences?: PrivacyPreferences }).privacyPreferences?.choice(),
  );
const open = async (tab: Page) => {
  await tab.locator('.preferences a').click();
  // The focus follows when the dialog has appeared; keys pressed before that go astray.
  await expect(dialog(tab).locator(':focus')).toHaveCount(1);
};
const closed = async (tab: Page) => {
  await expect(dialog(tab)).toBeHidden();
  // The focus returns after that, and would leave a dialog that was opened again before.
  await expect(tab.locator('.preferences a')).toBeFocused();
};
const press = (tab: Page, word: string, locale?: string) =>
  tab.getByRole('button', { name: say(word, locale), exact: true }).click();

/** A reader's first visit, without what other tests chose. */
async function freshTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await tab.emulateMedia({ reducedMotion: 'reduce' });
  return tab;
}

test('the tool weighs at most 25 kB, and nothing before it is opened', async ({ context }) => {
  expect(statSync(join(mainSite.root, `${routes.preferences()}.br`)).size).toBeLessThanOrEqual(
    25_000,
  );
  const tab = await freshTab(context);
  const requests: string[] = [];
  tab.on('request', (request) => requests.push(request.url()));
  await tab.goto(shortPage());
  await tab.locator('.preferences a').hover();
  expect(requests).not.toContain(script);
  await open(tab);
  expect(requests.filter((url) => url === script)).toHaveLength(1);
  expect(requests.filter((url) => !url.startsWith(origin))).toEqual([]);
  expect(await context.cookies(), 'looking is not choosing').toEqual([]);
});

for (const locale of site.locales) {
  test(`the dialog is accessible in ${locale}, by keyboard alone`, async ({ context }) => {
    const tab = await freshTab(context);
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(message.text()));
    await tab.goto(shortPage(locale));
    const link = tab.locator('.preferences a');
    await link.focus();
    await tab.keyboard.press('Enter');
    await expect(tab.getByRole('dialog', { name: say('title', locale) })).toBeVisible();
    const purposes = settings.locales[locale]?.purposes ?? [];
    for (const { name, cookies } of purposes) {
      const head = tab.getByRole('button', { name, exact: true });
      await head.focus();
      await tab.keyboard.press('Enter');
      for (const cookie of cookies) await expect(dialog(tab).getByText(cookie.use)).toBeVisible();
    }
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [320, 'dark'],
    ] as const) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await findings(tab), `${width} px, ${colorScheme}`).toEqual([]);
      const sticksOut = await dialog(tab).evaluate(
        (box) =>
          box.scrollWidth > box.clientWidth || box.getBoundingClientRect().right > innerWidth,
      );
      expect(sticksOut, `${width} px`).toBe(false);
    }
    for (let step = 0; step < 24; step += 1) {
      await tab.keyboard.press('Tab');
      expect(
        await tab.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null),
        'the focus stays inside',
      ).toBe(true);
    }
    await tab.keyboard.press('Escape');
    await expect(dialog(tab)).toBeHidden();
    await expect(link).toBeFocused();
    expect(await context.cookies()).toEqual([]);
    expect(complaints, 'nothing that the security policy refuses').toEqual([]);
  });
}

test('accepting, refusing and saving weigh the same', async ({ context }) => {
  const tab = await freshTab(context);
  await tab.goto(shortPage());
  await open(tab);
  const looks = await Promise.all(
    ['acceptAll', 'refuseAll', 'save'].map((word) =>
      tab.getByRole('button', { name: say(word), exact: true }).evaluate((button) => {
        const { backgroundColor, color, fontSize, fontWeight, height } = getComputedStyle(button);
        return { backgroundColor, color, fontSize, fontWeight, height };
      }),
    ),
  );
  expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(1);
});

test('every purpose can be accepted, kept over a reload, and withdrawn in as many steps', async ({
  context,
}) => {
  const tab = await freshTab(context);
  await tab.goto(shortPage());
  const toggle = async (purpose: string) => {
    await open(tab);
    const box = dialog(tab).locator(`input[value="${purpose}"]`);
    const name =
      settings.locales[site.defaultLocale]?.purposes[
        settings.purposes.findIndex(({ id }) => id === purpose)
      ]?.name;
    await expect(box).toHaveAccessibleName(name ?? '');
    const before = await box.isChecked();
    await box.press('Space');
    await expect(box).toBeChecked({ checked: !before });
    await expect(box, 'the focus stays on the switch').toBeFocused();
    await press(tab, 'save');
    await closed(tab);
  };
  for (const purpose of optional) {
    await toggle(purpose);
    await tab.reload();
    await open(tab);
    await expect(dialog(tab).locator('input:checked:not(:disabled)')).toHaveCount(1);
    expect(await choice(tab)).toMatchObject({ accepted: ['necessary', purpose] });
    await tab.keyboard.press('Escape');
    await closed(tab);
    await toggle(purpose);
    expect(await choice(tab)).toMatchObject({ accepted: ['necessary'], refused: optional });
  }
});

test('the page about the preferences shows the choice and changes it', async ({ context }) => {
  const tab = await freshTab(context);
  const page = mainSite.freePages.find(({ id }) => id === 'preferences')?.path ?? '';
  await tab.goto(`${origin}${page}`);
  const status = tab.getByRole('status').filter({ hasText: /./ });
  await expect(tab.locator('.cookie-register tbody tr').first()).toBeVisible();

  await press(tab, 'acceptAll');
  await expect(status).toContainText('Aanvaard: Strikt noodzakelijk');
  expect(await choice(tab)).toMatchObject({ refused: [] });
  await tab.reload();
  await expect(status, 'after a reload').toContainText('Uw keuze van');

  await press(tab, 'refuseAll');
  await expect(status).toContainText('Geweigerd:');
  expect((await context.cookies()).map(({ name }) => name)).toEqual([settings.cookie.name]);
  await press(tab, 'set');
  await expect(dialog(tab)).toBeVisible();
});

test('without script the link leads to the page that explains', async ({ plainTab }) => {
  await plainTab.goto(shortPage());
  await plainTab.locator('.preferences a').click();
  await expect(plainTab.locator('noscript p')).toHaveText(say('withoutScript'));
  await expect(plainTab.locator('.preferences-buttons')).toBeHidden();
  await expect(plainTab.locator('.cookie-register tbody tr').first()).toBeVisible();
});

test.describe('with Global Privacy Control', () => {
  const sendGpc = (context: BrowserContext) =>
    context.addInitScript(() => {
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
    });

  test('everything counts as refused, which is said, and a choice in spite of it stands', async ({
    context,
  }) => {
    await sendGpc(context);
    const tab = await freshTab(context);
    await tab.goto(shortPage());
    await open(tab);
    await expect(dialog(tab).getByText(say('gpc'))).toBeVisible();
    expect(await choice(tab)).toMatchObject({ gpc: true, refused: optional });
    await press(tab, 'acceptAll');
    await tab.reload();
    await open(tab);
    expect(await choice(tab)).toMatchObject({ gpc: true, refused: [] });
  });

  test('a consent from before the signal is taken back', async ({ context }) => {
    const tab = await freshTab(context);
    await tab.goto(shortPage());
    await open(tab);
    await press(tab, 'acceptAll');
    await sendGpc(context);
    await tab.reload();
    await open(tab);
    expect(await choice(tab)).toMatchObject({ gpc: true, refused: optional });
  });
});

test.describe('on another host', () => {
  let other: OtherWebsite;
  test.beforeAll(async () => {
    other = await serveOtherWebsite(script);
  });
  test.afterAll(() => {
    other.server.closeAllConnections();
    other.server.close();
  });

  const told = (tab: Page) => tab.evaluate(() => (window as { told?: unknown }).told);

  test('a script waits for its purpose, and what it kept goes when consent does', async ({
    context,
  }) => {
    const tab = await freshTab(context);
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(message.text()));
    await tab.goto(other.url);
    await expect(tab.getByRole('dialog', { name: say('title') })).toBeVisible();
    for (const word of ['acceptAll', 'refuseAll', 'set']) {
      await expect(tab.getByRole('button', { name: say(word), exact: true })).toBeVisible();
    }
    expect(await findings(tab)).toEqual([]);
    expect(await tab.title()).toBe('shop');
    expect(await context.cookies()).toEqual([]);

    await press(tab, 'refuseAll');
    await tab.reload();
    await expect(dialog(tab)).toBeHidden();
    expect(await tab.title()).toBe('shop');

    await tab.evaluate(() => {
      (window as { privacyPreferences?: PrivacyPreferences }).privacyPreferences?.accept(
        'measurement',
      );
    });
    await expect(tab).toHaveTitle('shop measured');
    expect((await context.cookies()).map(({ name }) => name).sort()).toEqual([
      'example_visits_1',
      settings.cookie.name,
    ]);
    expect(await told(tab)).toEqual([
      ['ready', ['necessary']],
      ['choice', ['necessary', 'measurement']],
    ]);

    await tab.locator('#again').click();
    await press(tab, 'refuseAll');
    await expect(dialog(tab)).toBeHidden();
    expect((await context.cookies()).map(({ name }) => name)).toEqual([settings.cookie.name]);
    await tab.reload();
    await expect(tab).toHaveTitle('shop');
    expect(complaints, 'nothing that the security policy refuses').toEqual([]);
  });

  test('readers are asked again after a material change about cookies', async ({ context }) => {
    const tab = await freshTab(context);
    await tab.goto(other.url);
    await press(tab, 'acceptAll');
    await expect(tab).toHaveTitle('shop measured');
    const [kept] = await context.cookies();
    if (!kept) throw new Error('no choice was kept');
    await context.clearCookies();
    const older = kept.value.replace(String(settings.revision), String(settings.revision - 1));
    expect(older).not.toBe(kept.value);
    await context.addCookies([{ ...kept, value: older }]);
    await tab.reload();
    await expect(dialog(tab).getByText(say('again'))).toBeVisible();
    await expect(tab).toHaveTitle('shop');
  });
});

function requireSettings(made: ConsentSettings | undefined): ConsentSettings {
  if (!made) throw new Error('The shipped content has no cookie register');
  return made;
}
