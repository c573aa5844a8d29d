import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basedSite, mainSite, pageAt, questionsOf } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const printed = [
  pageAt(mainSite, mainSite.sections[10]?.path ?? ''),
  pageAt(mainSite, questionsOf(mainSite).path),
  pageAt(mainSite, mainSite.routes.statement('nl')),
  pageAt(basedSite, basedSite.sections[1]?.path ?? ''),
];

for (const page of printed) {
  const { site } = page;
  const section = site.sections.find(({ path }) => path === page.path);

  test(`${page.name} on paper has its address, version and date`, async ({ tab }) => {
    await tab.goto(page.url);
    await tab.emulateMedia({ media: 'print' });
    const line = tab.locator('.print-line');
    await expect(line).toBeVisible();
    await expect(line).toContainText(page.publicUrl);
    await expect(line).toContainText(site.versionInWords);
    await expect(line).toContainText(site.version);
    if (section?.number !== undefined) {
      await expect(tab.locator('h1 .number')).toHaveText(String(section.number));
    }
    for (const hidden of ['.site-header', '.site-footer', '.contents', '.skip', '.neighbours']) {
      for (const element of await tab.locator(hidden).all()) await expect(element).toBeHidden();
    }
    for (const permalink of await tab.locator('.permalink').all()) {
      await expect(permalink).toBeHidden();
    }
    for (const answer of await tab.locator('.answer').all()) {
      await expect(answer, 'folded answers are on paper too').toBeVisible();
    }
    await expect(tab.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(tab.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)');
  });

  test(`the PDF of ${page.name} is numbered`, async ({ tab }) => {
    await tab.goto(page.url);
    await tab.emulateMedia({ media: 'print' });
    const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
    const text = textOf(pdf);
    test.skip(
      text === undefined,
      'pdftotext is not installed; the page above was checked as it prints',
    );
    const folded = text?.replace(/\s+/g, ' ') ?? '';
    const pages = text?.split('\f').length ?? 0;
    expect(folded).toContain(page.publicUrl);
    expect(folded).toContain(site.versionInWords);
    expect(folded).toContain(site.version);
    // Programs that read PDFs differ about the narrow space on either side.
    for (const number of [1, pages - 1]) {
      expect(folded).toMatch(new RegExp(` ${number} ?/ ?${pages - 1} `));
    }
    if (section) expect(folded).toContain(section.title.slice(0, 20));
  });
}

test('a redline in black and white still shows what came, went and moved', async ({ tab }) => {
  const redline = '/nl/wijzigingen/2020-02-25/2026-11-23/';
  await tab.goto(mainSite.origin + redline);
  await tab.emulateMedia({ media: 'print' });
  const line = tab.locator('.print-line');
  await expect(line).toContainText(redline);
  await expect(line).toContainText('2026-11-23');
  const legend = tab.locator('.legend');
  await expect(legend, 'paper says what the marks mean').toBeVisible();
  for (const button of await tab.locator('.redline-tools button').all())
    await expect(button).toBeHidden();
  for (const [selector, decoration] of [
    ['.redline ins', 'underline'],
    ['.redline del', 'line-through'],
  ] as const) {
    const marks = tab.locator(selector).first();
    await expect(marks).toHaveCSS('text-decoration-line', decoration);
    await expect(marks).toHaveCSS('color', 'rgb(0, 0, 0)');
    await expect(marks).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  }
  for (const [mark, bar] of [
    ['ins', 'solid'],
    ['del', 'dotted'],
    ['move-from', 'dotted'],
    ['move-to', 'double'],
  ] as const) {
    const block = tab.locator(`.redline [data-diff='${mark}']:is(p, li)`).first();
    await expect(block, mark).toHaveCSS('border-inline-start-style', bar);
    await expect(block, mark).not.toHaveCSS('border-inline-start-width', '0px');
  }
  await expect(tab.locator('.redline .diff-note:has(a)').first(), 'moves say where').toBeVisible();
  await expect(tab.locator('.redline-section > .heading .number').first()).toBeVisible();
});

test('the stylesheet numbers the sheets', () => {
  const folder = join(mainSite.root, 'assets');
  const styles = readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  expect(styles).toMatch(
    /@page\s*\{[^@]*@bottom-right\s*\{[^}]*counter\(page\)[^}]*counter\(pages\)/,
  );
});

/** Text of a PDF, a form feed after each page; nothing where the machine has no pdftotext. */
function textOf(pdf: Buffer): string | undefined {
  const result = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return result.error ? undefined : result.stdout;
}
