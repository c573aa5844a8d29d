import { basedSite, mainSite } from './support/sites.ts';
import { expect, test } from './support/test.ts';

for (const site of [mainSite, basedSite]) {
  for (const path of [
    site.routes.file('nl/bestaat-niet/'),
    site.routes.file('nl/bestaat-niet/dieper/x.html'),
    '/heel-ergens-anders',
  ]) {
    test(`${site.id}${path} is not there, and says where to go`, async ({ plainTab: tab }) => {
      const response = await tab.goto(`${site.origin}${path}`);
      expect(response?.status()).toBe(404);
      await expect(tab.locator('h1')).toHaveText('Deze pagina bestaat niet');
      await expect(tab.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
      await expect(tab.locator('link[rel=canonical]')).toHaveCount(0);
      const main = tab.getByRole('main');
      await expect(main.locator('.last-updated time')).toHaveAttribute('datetime', site.version);
      const { email } = site.project.config.organisation.contact;
      await expect(main.locator(`a[href="mailto:${email}"]`)).toBeVisible();
      for (const other of site.project.config.sites[site.id]?.locales.slice(1) ?? []) {
        const { lang = '' } = site.project.config.locales[other] ?? {};
        const way = main.locator(`p[lang="${lang}"] a`);
        await expect(way).toHaveAttribute('href', site.routes.statement(other));
      }
      for (const section of site.sections) {
        await expect(main.locator(`a[href="${section.path}"]`)).toHaveText(section.title);
        await expect(tab.locator(`.contents a[href="${section.path}"]`)).toHaveCount(0);
      }
      const background = await tab
        .locator('body')
        .evaluate((body) => getComputedStyle(body).backgroundColor);
      expect(background, 'its stylesheet is found from any address').not.toBe('rgba(0, 0, 0, 0)');

      await main.locator(`a[href="${site.sections[1]?.path ?? ''}"]`).click();
      await expect(tab.locator('h1')).toContainText(site.sections[1]?.title ?? '');
    });
  }
}
