import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { z } from 'astro/zod';
import { ownersOf } from '../../src/domain/alternates.ts';
import { basedSite, forPage, mainSite, questionsOf, sites } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const linkedData = z.object({
  '@context': z.literal('https://schema.org'),
  '@graph': z.array(z.looseObject({ '@type': z.string() })),
});

const question = z.object({
  '@type': z.literal('Question'),
  name: z.string(),
  acceptedAnswer: z.object({ '@type': z.literal('Answer'), text: z.string().min(1) }),
});

for (const site of sites) {
  for (const page of site.pages) {
    test(`${page.name} tells programs what it is`, forPage(page), async ({ plainTab: tab }) => {
      await tab.goto(page.url);
      const one = (selector: string, attribute: string) =>
        tab.locator(`head ${selector}`).getAttribute(attribute);
      const { organisation } = site.project.config;
      const { lang } = page.edition;

      await expect(tab.locator('html')).toHaveAttribute('lang', lang);
      expect(page.publicUrl).toBe(`${site.site.url}${page.path}`);
      expect(await one('link[rel=canonical]', 'href')).toBe(page.publicUrl);
      expect(await one('meta[property="og:url"]', 'content')).toBe(page.publicUrl);
      expect(await one('meta[property="og:site_name"]', 'content')).toBe(organisation.name);
      expect(await one('meta[property="og:locale"]', 'content')).toBe(lang.replace('-', '_'));
      const description = await one('meta[name=description]', 'content');
      expect(description).toMatch(/\S/);
      expect(await one('meta[property="og:description"]', 'content')).toBe(description);
      await expect(tab.locator('meta[name=robots]'), 'search engines may show it').toHaveCount(0);
      const title = (await one('meta[property="og:title"]', 'content')) ?? '';
      expect(await tab.title()).toContain(title);
      const section = page.edition.sections.find(({ path }) => path === page.path);
      expect(title).toBe(
        section?.title ?? (page.kind === 'statement' ? page.edition.title : title),
      );

      const script = tab.locator('script[type="application/ld+json"]');
      const graph = linkedData.parse(JSON.parse((await script.textContent()) ?? ''))['@graph'];
      const webPage = graph.find((node) => node['@type'] === 'WebPage');
      expect(webPage).toMatchObject({ url: page.publicUrl, inLanguage: lang, name: title });
      if (page.kind === 'section' || page.kind === 'statement') {
        expect(webPage?.['dateModified']).toBe(section?.from ?? site.version);
      }
      expect(graph.find((node) => node['@type'] === 'Organization')).toMatchObject({
        name: organisation.name,
        legalName: organisation.legalName,
        url: organisation.url,
        email: organisation.contact.email,
      });
      const faq = graph.find((node) => node['@type'] === 'FAQPage');
      expect(Boolean(faq)).toBe((section?.questions.length ?? 0) > 0);
    });
  }

  test(`the sitemap of ${site.id} names the pages in the languages that are its own, each once`, () => {
    const owned = new Set(
      ownersOf(site.project.config)
        .filter((owner) => owner.site === site.id)
        .map(({ locale }) => locale),
    );
    const expected = site.editions
      .filter(({ locale }) => owned.has(locale))
      .flatMap(({ locale, sections, freePages }) => [
        site.routes.statement(locale),
        ...sections.map(({ path }) => path),
        ...freePages.map(({ path }) => path),
      ]);
    expect(expected.length).toBeGreaterThan(3);
    const named = site.pages.map(({ path }) => path);
    expect(named).toEqual(expect.arrayContaining(expected));
    expect(new Set(named).size).toBe(named.length);

    const built = readdirSync(site.root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('index.html'))
      .map((file) => `/${file.split(sep).join('/').slice(0, -'index.html'.length)}`)
      .filter((path) => path !== site.routes.home());
    expect(built).toEqual(expect.arrayContaining(named));
  });

  test(`robots.txt of ${site.id} lets everyone in and names the sitemap`, async ({ tab }) => {
    const response = await tab.request.get(`${site.origin}/robots.txt`);
    expect(response.status()).toBe(200);
    const text = await response.text();
    expect(text).toContain(`Sitemap: ${site.site.url}${site.routes.file('sitemap.xml')}`);
    expect(text).toMatch(/^User-agent: \*$/m);
    expect(text).not.toMatch(/^Disallow: \S/m);
    const sitemap = await tab.request.get(`${site.origin}${site.routes.file('sitemap.xml')}`);
    expect(sitemap.headers()['content-type']).toContain('application/xml');
  });
}

for (const [site, count] of [
  [mainSite, 19],
  [basedSite, 2],
] as const) {
  test(`the questions of ${site.id} are ${count}, for programs too`, async ({ plainTab: tab }) => {
    const { path, questions } = questionsOf(site);
    expect(questions).toHaveLength(count);
    await tab.goto(`${site.origin}${path}`);
    const script = tab.locator('script[type="application/ld+json"]');
    const graph = linkedData.parse(JSON.parse((await script.textContent()) ?? ''))['@graph'];
    const faq = graph.find((node) => node['@type'] === 'FAQPage');
    const entries = z.array(question).parse(faq?.['mainEntity']);
    expect(entries.map(({ name }) => name)).toEqual(questions.map((entry) => entry.question));
    for (const { name, acceptedAnswer } of entries) {
      const targets = [...acceptedAnswer.text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      for (const target of targets) {
        // A program reads the answer away from its page.
        expect(target, `link in the answer to “${name}”`).toMatch(/^(?:https:|mailto:|tel:)/);
      }
    }
  });
}
