import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gdprReport } from '../../src/cli/gdpr-report.ts';
import { gdprChecklist } from '../../src/domain/gdpr/checklist.ts';
import type { Passage } from '../../src/domain/gdpr/checklist.ts';
import { gdprItems } from '../../src/domain/gdpr/items.ts';
import type { GdprItem } from '../../src/domain/gdpr/items.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';
import { soundContent } from './rules/sound-content.ts';

/** A statement that says everything, in a language, line by line. */
function passages(locale: string): Passage[] {
  return Object.entries(soundContent)
    .filter(([file]) => file.startsWith(`statement/${locale}/`))
    .flatMap(([file, text]) =>
      text.split('\n').map((line, index) => ({
        file,
        text: line,
        place: { line: index + 1, column: 1 },
      })),
    );
}
const authorities = ['Toezichthouder voor privacy', 'Privacy supervisor'];
const listOf = (all: readonly Passage[], lang: string) =>
  gdprChecklist(all, lang, authorities) ?? [];

describe.each([
  ['nl', 'nl-BE'],
  ['en', 'en-GB'],
])('the list in %s', (locale, lang) => {
  const all = passages(locale);

  it('finds everything where everything is said, with its place', () => {
    for (const { id, state, passages: found } of listOf(all, lang)) {
      expect([id, state]).toEqual([id, 'found']);
      expect(found[0]?.place.line).toBeGreaterThan(1);
    }
  });

  it.each(Object.entries<GdprItem>(gdprItems))('misses %s where nobody says it', (id, item) => {
    const said = listOf(all, lang).find((line) => line.id === id)?.passages ?? [];
    const rest = all.filter((passage) => !said.includes(passage));
    const state = listOf(rest, lang).find((line) => line.id === id)?.state;
    if (item.depends) expect(state).toBe('open');
    else expect(['missing', 'not-asked']).toContain(state);
  });
});

it('asks for the interest, the withdrawal and the source only where the text gives cause', () => {
  const states = (text: string) =>
    Object.fromEntries(
      listOf([{ file: 'a', text, place: { line: 1, column: 1 } }], 'nl').map(({ id, state }) => [
        id,
        state,
      ]),
    );
  expect(states('Niets.')).toMatchObject({
    interest: 'not-asked',
    safeguards: 'not-asked',
    'right-withdrawal': 'not-asked',
    source: 'not-asked',
  });
  expect(
    states(
      'Met uw toestemming of ons gerechtvaardigd belang, na doorgifte, ook van derden ontvangen',
    ),
  ).toMatchObject({
    interest: 'missing',
    safeguards: 'missing',
    'right-withdrawal': 'missing',
    source: 'missing',
  });
});

it('knows no language without signs', () => {
  expect(gdprChecklist([], 'de-DE', [])).toBeUndefined();
});

it('is recorded for the version of 2020 as it is', async () => {
  const { project } = await readProject(join(projectRoot, 'content'));
  if (!project) throw new Error('the content cannot be read');
  const page = readFileSync(join(projectRoot, 'docs/editors/gdpr-2020-02-25.md'), 'utf8');
  // Anew: npm run --silent statement -- check --gdpr --of 2020-02-25
  expect(page).toContain(gdprReport(project, '2020-02-25'));
});
