import type { Page } from '@playwright/test';
import { governingVersion } from '../../src/domain/cookies/register.ts';
import { readBuildSettings } from '../../src/io/build-settings.ts';
import { findings } from './support/axe.ts';
import { mainSite } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const { today } = readBuildSettings(process.env);
const governing = governingVersion(mainSite.project, today);
const register = governing?.cookies?.register;
const registerPage = `${mainSite.origin}/nl/versies/${governing?.date ?? ''}/cookies/`;

const rows = (tab: Page) => tab.locator('.cookie-register tbody tr');

test('the register is whole without script', async ({ plainTab }) => {
  await plainTab.goto(registerPage);
  await expect(rows(plainTab)).toHaveCount(register?.cookies.length ?? 0);
  await expect(plainTab.locator('.cookie-tools')).toHaveCount(0);
  for (const { name } of register?.cookies ?? []) {
    await expect(plainTab.getByRole('rowheader', { name })).toBeVisible();
  }
});

test('the register can be searched, narrowed and sorted with the keyboard', async ({ tab }) => {
  await tab.goto(registerPage);
  const [search, purpose] = [
    tab.locator('.cookie-tools input'),
    tab.locator('.cookie-tools select'),
  ];
  await search.focus();
  await tab.keyboard.type('EXAMPLE_AD');
  await expect(rows(tab).filter({ visible: true })).toHaveCount(1);
  await expect(tab.locator('.cookie-tools [role=status]')).toContainText('1 van 7');

  await search.fill('');
  await purpose.selectOption('Strikt noodzakelijk');
  await expect(rows(tab).filter({ visible: true })).toHaveCount(2);
  await purpose.selectOption('');

  const lifetime = tab.getByRole('columnheader', { name: 'Hoelang' });
  await lifetime.getByRole('button').focus();
  await tab.keyboard.press('Enter');
  await expect(lifetime).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows(tab).first()).toContainText('example_basket');
  await tab.keyboard.press('Enter');
  await expect(lifetime).toHaveAttribute('aria-sort', 'descending');
  await expect(rows(tab).first()).toContainText('1 jaar');
  expect(await findings(tab)).toEqual([]);
});
