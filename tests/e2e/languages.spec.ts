import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import dutch from '../../src/i18n/dictionaries/nl.json' with { type: 'json' };
import type { Dictionary } from '../../src/domain/project.ts';
import { attribute, hasClass } from '../../src/domain/render/index.ts';
import type { VersionData } from '../../src/domain/version-data.ts';
import { mainSite, siteOf } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const parser = unified().use(rehypeParse).freeze();

const address = (path: string) => mainSite.origin + path;
const toLanguage = (tab: Page, name: string) =>
  tab.locator('.languages').getByRole('link', { name, exact: true });

test('every language is named in itself', async ({ plainTab: tab }) => {
  await tab.goto(address('/nl/'));
  const links = tab.locator('.languages a');
  await expect(links).toHaveText(['Nederlands', 'Français', 'English']);
  for (const [index, lang] of ['nl-BE', 'fr-BE', 'en-GB'].entries()) {
    await expect(links.nth(index)).toHaveAttribute('lang', lang);
    await expect(links.nth(index)).toHaveAttribute('hreflang', lang);
  }
  await expect(links.nth(0)).toHaveAttribute('aria-current', 'true');
  await expect(links.nth(1)).not.toHaveAttribute('aria-current');
});

for (const [what, dutch, french, english] of [
  ['the statement', '/nl/', '/fr/', '/en/'],
  ['a section', '/nl/uw-rechten/', '/fr/vos-droits/', '/en/your-rights/'],
  ['a free page', '/nl/over-deze-site/', '/fr/a-propos/', '/en/about/'],
  ['a version', '/nl/versies/2020-02-25/', '/fr/versions/2020-02-25/', '/en/versions/2020-02-25/'],
  [
    'a section of a version',
    '/nl/versies/2026-11-23/een-klacht-indienen/',
    '/fr/versions/2026-11-23/introduire-une-plainte/',
    '/en/versions/2026-11-23/complaints/',
  ],
  [
    'a redline',
    '/nl/wijzigingen/2020-02-25/2026-11-23/',
    '/fr/modifications/2020-02-25/2026-11-23/',
    '/en/changes/2020-02-25/2026-11-23/',
  ],
] as const) {
  test(`${what} leads to itself in the other languages, without script too`, async ({
    plainTab: tab,
  }) => {
    await tab.goto(address(dutch));
    await toLanguage(tab, 'Français').click();
    await expect(tab).toHaveURL(address(french));
    await expect(tab.locator('html')).toHaveAttribute('lang', 'fr-BE');
    await toLanguage(tab, 'English').click();
    await expect(tab).toHaveURL(address(english));
    await toLanguage(tab, 'Nederlands').click();
    await expect(tab).toHaveURL(address(dutch));
  });
}

test('the place in the text goes along', async ({ tab }) => {
  await tab.goto(address('/nl/#rights-list'));
  await toLanguage(tab, 'English').click();
  await expect(tab).toHaveURL(address('/en/#rights-list'));
  await expect(tab.locator('#rights-list')).toBeInViewport();
});

test('the days that were asked for go along', async ({ tab }) => {
  await tab.goto(address('/nl/versies/op/?datum=2021-03-03'));
  await toLanguage(tab, 'Français').click();
  await expect(tab).toHaveURL(/\/fr\/versions\/le\/\?[a-z]+=2021-03-03$/);
  await expect(tab.locator('.answer-box')).toContainText('3 mars 2021');
});

test('a site with one language has nothing to switch', async ({ plainTab: tab }) => {
  await tab.goto(`${siteOf('uk').origin}/en/`);
  await expect(tab.locator('.languages')).toHaveCount(0);
});

for (const [wish, target] of [
  ['fr-BE', '/fr/'],
  ['en-US', '/en/'],
  ['de-DE', '/nl/'],
] as const) {
  test(`the front door opens on ${target} for a browser in ${wish}`, async ({ browser }) => {
    const context = await browser.newContext({ locale: wish });
    const tab = await context.newPage();
    await tab.goto(address('/'));
    await expect(tab).toHaveURL(address(target));
    await context.close();
  });
}

test('a passage for one site is on that site alone: page, whole statement, redline and data', () => {
  const passage = 'supervisory-authority-uk';
  const read = (id: string, path: string) => readFileSync(join(siteOf(id).root, path), 'utf8');
  for (const [id, expected] of [
    ['be', false],
    ['com', false],
    ['uk', true],
  ] as const) {
    for (const path of [
      'en/versions/2026-11-23/complaints/index.html',
      'en/versions/2026-11-23/index.html',
      'en/changes/2020-02-25/2026-11-23/index.html',
    ]) {
      expect(read(id, path).includes(passage), `${id}/${path}`).toBe(expected);
    }
    const data = JSON.parse(read(id, 'en/versions/2026-11-23.json')) as VersionData;
    const section = data.sections.find((other) => other.id === 'complaints');
    expect(section?.anchors.includes(passage)).toBe(expected);
    expect(section?.html.includes(passage)).toBe(expected);
    expect(section?.text.includes('United Kingdom')).toBe(expected);
    // What is sealed, and can be proven, is one text for all sites.
    expect(section?.source).toContain(passage);
  }
});

for (const id of ['be', 'com', 'uk']) {
  for (const locale of ['fr', 'en']) {
    const site = siteOf(id);
    if (!site.site.locales.includes(locale)) continue;
    test(`no Dutch word is left in the interface of ${id} in ${locale}`, () => {
      const own = textsOf(site.project.dictionaries[locale] ?? {}).join(' ');
      const phrases = textsOf(dutch).filter((text) => text.length > 3 && !own.includes(text));
      expect(phrases.length).toBeGreaterThan(150);
      const pages = readdirSync(join(site.root, locale), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.html'))
        .map((name) => [name, readFileSync(join(site.root, locale, name), 'utf8')] as const);
      expect(pages.length).toBeGreaterThan(40);
      for (const [name, html] of pages) {
        const shown = interfaceText(parser.parse(html));
        const left = phrases.filter((phrase) => shown.includes(phrase));
        expect(left, `${name}: phrases of the Dutch dictionary`).toEqual([]);
        expect(shown.match(dutchWords) ?? [], `${name}: Dutch words`).toEqual([]);
      }
    });
  }
}

/** Words that French and English do not have. */
const dutchWords =
  /(?<![\p{L}.@/-])(?:het|een|uw|wij|niet|wordt|naar|voor|zijn|worden|onderdeel|versies?|wijziging(?:en)?|verklaring|vraag|gegevens)(?![\p{L}.@/-])/giu;

/** Texts of a dictionary, cut where values are put in. */
function textsOf(words: Dictionary): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    if (key === 'paths') return [];
    if (typeof value !== 'string') return textsOf(value);
    return value.split(/\{\{\w+\}\}/).map((text) => text.trim());
  });
}

/** What a page says besides the statement: text, labels and the words that its programs get. */
function interfaceText(node: Root | Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element') return '';
      if (attribute(child, 'lang').startsWith('nl') || hasClass(child, 'prose')) return '';
      if (['script', 'address', 'code'].includes(child.tagName)) return '';
      const labels = Object.entries(child.properties)
        .filter(([name]) => /^(?:ariaLabel|title|placeholder|alt|content|data[A-Z])/.test(name))
        .map(([, value]) => String(value));
      return ` ${[...labels, interfaceText(child)].join(' ')} `;
    })
    .join('');
}
