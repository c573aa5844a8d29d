import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruleIds, ruleOf, rulePage } from '../../../src/domain/rules.ts';
import { ruleCases } from './cases.ts';
import { ContentFolder } from './content-folder.ts';

const TODAY = '2026-11-23';

let sound: ContentFolder;
beforeAll(async () => {
  sound = await ContentFolder.sound();
});
afterAll(() => {
  sound.dispose();
});

it('finds nothing in sound content', async () => {
  expect(await sound.check(TODAY)).toEqual([]);
});

describe.each(ruleIds)('%s', (id) => {
  const { breaks, keeps, also = [], today = TODAY } = ruleCases[id];

  it('is found where it is broken, with its place, what was expected and the mend', async () => {
    const content = sound.copy();
    await breaks(content);
    const issues = await content.check(today);
    const found = issues.filter(({ rule }) => rule === id);
    expect(found, JSON.stringify(issues)).not.toEqual([]);
    for (const { file, place, message, expected, fix } of found) {
      expect(file).toMatch(/^content\//);
      expect(place.line).toBeGreaterThanOrEqual(1);
      expect(place.column).toBeGreaterThanOrEqual(1);
      expect(message).toMatch(/^\S.*[.?]$/s);
      expect(expected).toMatch(/\S/);
      expect(fix).toMatch(/\S/);
    }
    // One fault, one finding: no other rule joins in but those named.
    expect(
      issues.map(({ rule }) => rule).filter((rule) => rule !== id && !also.includes(rule)),
    ).toEqual([]);
    content.dispose();
  });

  it('is silent where it is kept', async () => {
    const content = sound.copy();
    await keeps(content);
    const issues = await content.check(TODAY);
    expect(issues.filter(({ rule }) => rule === id)).toEqual([]);
    content.dispose();
  });

  it('has a page with its name, the wrong and the mend, and a line in the list', () => {
    expect(existsSync(rulePage(id)), rulePage(id)).toBe(true);
    const page = readFileSync(rulePage(id), 'utf8');
    expect(page.startsWith(`# \`${id}\`\n`)).toBe(true);
    expect(page).toMatch(/\n## Wrong\n[\s\S]+\n## Mend\n\n\S/);
    const list = readFileSync('docs/errors/README.md', 'utf8');
    const name = rulePage(id).replace('docs/errors/', '');
    expect(list).toContain(`| [\`${id}\`](${name}) | ${ruleOf(id).title} |`);
    expect(ruleOf(id).example).toMatch(/\S/);
  });
});

it('has no page of a rule that does not exist', () => {
  const pages = readdirSync('docs/errors').map((name) => `docs/errors/${name}`);
  const known = ['docs/errors/README.md', ...ruleIds.map((id) => rulePage(id))];
  expect(pages.filter((page) => !known.includes(page))).toEqual([]);
});
