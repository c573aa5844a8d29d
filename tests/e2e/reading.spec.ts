import { formatDate } from '../../src/domain/dates.ts';
import { basedSite, forPage, mainSite, pageAt, questionsOf, sites } from './support/sites.ts';
import { expect, test } from './support/test.ts';

/** Labels that the source has, word for word, and what they are in the other languages. */
const labels: Readonly<Record<string, { lastUpdated: string; preferences: string }>> = {
  nl: { lastUpdated: 'Laatst bijgewerkt op', preferences: 'privacy voorkeuren beheren' },
  fr: {
    lastUpdated: 'Dernière mise à jour le',
    preferences: 'Gérer vos préférences de confidentialité',
  },
  en: { lastUpdated: 'Last updated on', preferences: 'Manage privacy preferences' },
};

for (const site of sites) {
  for (const page of site.pages) {
    test(`${page.name} reads well without script`, forPage(page), async ({ plainTab: tab }) => {
      await tab.goto(page.url);
      await expect(tab.locator('h1')).toHaveCount(1);
      await expect(tab.locator('h1')).toBeVisible();
      await expect(tab.locator('main')).toBeVisible();
      for (const text of await tab.locator('main .prose > p').all()) {
        await expect(text).toBeVisible();
      }

      const loose = await tab.locator('main p a').evaluateAll((links) =>
        links
          .filter(({ nextSibling }) => nextSibling?.textContent?.trim())
          .map(({ textContent }) => textContent)
          .filter((text) => text !== text.trim()),
      );
      expect(loose, 'links in a sentence that take a space with them').toEqual([]);

      const footer = tab.getByRole('contentinfo');
      const { contact } = site.project.config.organisation;
      await expect(footer).toContainText(contact.address.street);
      await expect(footer.locator(`a[href="mailto:${contact.email}"]`)).toBeVisible();
      const regulator = site.regulator?.url ?? {};
      const website = regulator[page.edition.locale] ?? regulator[site.project.config.prevailing];
      await expect(footer.locator(`a[href="${website ?? '?'}"]`)).toBeVisible();
      const preferences = page.edition.freePages.find(({ id }) => id === 'preferences');
      await expect(footer.locator('.preferences a')).toHaveCount(preferences ? 1 : 0);
      if (preferences) {
        const link = footer.getByRole('link', {
          name: labels[page.edition.locale]?.preferences ?? '',
          exact: true,
        });
        await expect(link).toHaveAttribute('href', preferences.path);
        await expect(link).toBeVisible();
      }

      const { lang, locale, title } = page.edition;
      const [sealed] = /\d{4}-\d\d-\d\d/.exec(page.path) ?? [];
      const isStatement = page.kind === 'statement' || page.kind === 'section' || sealed;
      const version = sealed ?? site.version;
      const date = tab.locator('.last-updated');
      await expect(date).toHaveText(
        `${isStatement ? '' : `${title} · `}${labels[locale]?.lastUpdated ?? ''} ${formatDate(version, lang)}`,
      );
      await expect(date).toBeVisible();
      await expect(date.locator('time')).toHaveAttribute('datetime', version);

      if (isStatement) return;
      const parts = await tab
        .locator('main h2[id]:visible')
        .evaluateAll((headings) => headings.map(({ id }) => `#${id}`));
      const lines = await tab
        .locator('.contents a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(lines, 'the contents lead to every part').toEqual(parts.length > 1 ? parts : []);
      await expect(tab.locator('.breadcrumbs a').first()).toHaveText(title);
    });
  }
}

for (const site of [mainSite, basedSite]) {
  test(`the home page of ${site.id} leads on without script`, async ({ plainTab: tab }) => {
    const statement = `${site.origin}${site.routes.statement(site.site.defaultLocale)}`;
    await tab.goto(`${site.origin}${site.routes.home()}`);
    await expect(tab).toHaveURL(statement);

    // Where the host cannot redirect, the page itself shows the languages, and leads on when there is but one.
    const file = `${site.origin}${site.routes.file('index.html')}`;
    const html = await (await tab.request.get(file)).text();
    const refresh = `<meta http-equiv="refresh" content="0; url=${site.routes.statement(site.site.defaultLocale)}">`;
    expect(html.includes(refresh)).toBe(site.site.locales.length === 1);
    expect(html).toContain(`<time datetime="${site.version}">`);
    for (const locale of site.site.locales) {
      const { name = '', lang } = site.project.config.locales[locale] ?? {};
      expect(html).toContain(`lang="${lang ?? ''}"`);
      expect(html).toContain(name);
      expect(html).toContain(`href="${site.routes.statement(locale)}"`);
    }
    await tab.goto(file);
    await expect(tab).toHaveURL(site.site.locales.length === 1 ? statement : file);
  });

  test(`previous and next walk through ${site.id} and back without script`, async ({
    plainTab: tab,
  }) => {
    const [first] = site.sections;
    await tab.goto(`${site.origin}${first?.path ?? ''}`);
    await expect(tab.locator('[rel=prev]')).toHaveCount(0);
    for (const section of site.sections.slice(1)) {
      await tab.locator('[rel=next]').click();
      await expect(tab).toHaveURL(`${site.origin}${section.path}`);
      await expect(tab.locator('h1')).toContainText(section.title);
    }
    await expect(tab.locator('[rel=next]')).toHaveCount(0);
    for (const section of site.sections.slice(0, -1).toReversed()) {
      await tab.locator('[rel=prev]').click();
      await expect(tab).toHaveURL(`${site.origin}${section.path}`);
    }
  });

  test(`the contents of ${site.id} lead to every section without script`, async ({
    plainTab: tab,
  }) => {
    const numbered = site.sections.filter(({ number }) => number !== undefined);
    await tab.setViewportSize({ width: 360, height: 800 });
    const start = `${site.origin}${numbered[0]?.path ?? ''}`;
    await tab.goto(start);
    const links = tab.locator('.contents > details > ol > li > a');
    await expect(links).toHaveCount(numbered.length);
    for (const [index, section] of numbered.entries()) {
      await tab.goto(start);
      await tab.locator('.contents summary').click();
      await expect(links.nth(index)).toContainText(section.title);
      await links.nth(index).click();
      await expect(tab).toHaveURL(`${site.origin}${section.path}`);
    }

    await tab.goto(`${site.origin}${site.routes.statement(site.site.defaultLocale)}`);
    const last = numbered.at(-1);
    await tab.locator('.contents summary').click();
    await links.last().click();
    await expect(tab.locator(`[id="${last?.id ?? ''}"]`)).toBeInViewport();
  });

  test(`answers of ${site.id} open and shut without script`, async ({ plainTab: tab }) => {
    const section = questionsOf(site);
    for (const path of [section.path, site.routes.statement(site.site.defaultLocale)]) {
      await tab.goto(`${site.origin}${path}`);
      for (const { id, question } of section.questions) {
        const answer = tab.locator(`[id="${id}"]`);
        const summary = tab.locator(`details:has([id="${id}"]) > summary`);
        await expect(summary).toContainText(question);
        await expect(answer).toBeHidden();
        await summary.click();
        await expect(answer).toBeVisible();
        await summary.click();
        await expect(answer).toBeHidden();
      }
    }
  });
}

for (const section of mainSite.sections) {
  test(`${section.path} and the whole statement lead to each other`, async ({ plainTab: tab }) => {
    const page = pageAt(mainSite, section.path);
    await tab.goto(page.url);
    await tab.locator('.whole-link a').click();
    await expect(tab).toHaveURL(new RegExp(`/nl/#${section.id}$`));
    await expect(tab.locator(`[id="${section.id}"]`)).toBeInViewport();
  });
}
