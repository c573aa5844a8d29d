import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runChecks } from '../../src/checks/index.ts';
import { activitiesIn, anchorsOf } from '../../src/domain/processing/activities.ts';
import { drawFlow } from '../../src/domain/processing/flow.ts';
import type { Project } from '../../src/domain/project.ts';
import { processingContent, readYaml } from '../../src/domain/schema/index.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';
import { edited, published, sampleProject } from './sample-project.ts';

const file = 'content/processing.yaml';
const read = (text: string) =>
  readYaml({ text, file, rule: 'processing/invalid' }, processingContent);

const sample = (facts: string, checked = '{}') => `checked: ${checked}
general: { data: one, purposes: one, bases: one, sources: one, recipients: one }
data:
  name: { label: { nl: naam } }
recipients:
  supplier: { label: { nl: leverancier } }
activities:
  - id: one.first
    section: one
    title: { nl: Eerste }
${facts}`;
const purposes = '    purposes: [{ text: { nl: leveren }, at: here }]\n';

function withProcessing(project: Project, text: string): Project {
  const { data, issues } = read(text);
  if (!data) throw new Error(JSON.stringify(issues));
  return { ...project, processing: { file, text, content: data } };
}

const base = published(sampleProject({ one: 'Text. [#here]', two: 'More.' }), '2026-01-01');
const sha = base.working.get('nl')?.get('one')?.sha256 ?? '';
const upToDate = `{ one: ${sha} }`;
const rules = (project: Project) =>
  runChecks(project, '2026-11-23')
    .filter(({ rule }) => rule.startsWith('processing/'))
    .map(({ rule, severity, place }) => [rule, severity, place.line]);

describe('content/processing.yaml', () => {
  it.each([
    [sample(purposes + '    bases: [{ basis: habit, at: here }]\n'), 12, 'contract'],
    [sample(purposes + '    data: [{ kinds: [nmae], at: here }]\n'), 12, 'named under `data`'],
    [sample(purposes + '    recipients: [{ who: them, at: here }]\n'), 12, '`recipients`'],
    [sample('    purposes: []\n'), 11, 'at least one purpose'],
    [sample(purposes + '    sources: [{ source: person }]\n'), 12, 'string'],
    [sample(purposes).replace('id: one.first', 'id: First'), 8, 'joined by dots'],
  ])('is refused with line and expectation (%#)', (text, line, expected) => {
    const { issues } = read(text);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ rule: 'processing/invalid', file, place: { line } });
    expect(issues[0]?.expected).toContain(expected);
    expect(issues[0]?.fix).toMatch(/\S/);
  });

  it('is fine when each sentence is there and each section was looked at', () => {
    expect(rules(withProcessing(base, sample(purposes, upToDate)))).toEqual([]);
  });

  it('fails when an anchor is gone, with its line', () => {
    const text = sample(purposes.replace('here', 'gone'), upToDate);
    // Once for the working text, once for the version.
    expect(rules(withProcessing(base, text))).toEqual([
      ['processing/anchor', 'error', 11],
      ['processing/anchor', 'error', 11],
    ]);
  });

  it('asks of a fact only the versions that state it', () => {
    const changed = edited(base, { one: 'Text. [#there]', two: 'More.' });
    const now = changed.working.get('nl')?.get('one')?.sha256 ?? '';
    const facts = `    purposes:
      - { text: { nl: leveren }, at: here, until: 2026-01-01 }
      - { text: { nl: leveren }, at: there, after: 2026-01-01 }
`;
    expect(rules(withProcessing(changed, sample(facts, `{ one: ${now} }`)))).toEqual([]);
    const both = published(changed, '2026-06-01');
    expect(rules(withProcessing(both, sample(facts, `{ one: ${now} }`)))).toEqual([]);
    expect(rules(withProcessing(both, sample(purposes, `{ one: ${now} }`)))).toEqual([
      ['processing/anchor', 'error', 11],
      ['processing/anchor', 'error', 11],
    ]);
  });

  it('warns when a section changed and its facts were not looked at', () => {
    const changed = edited(base, { one: 'Other text. [#here]', two: 'More.' });
    expect(rules(withProcessing(changed, sample(purposes, upToDate)))).toEqual([
      ['processing/section-changed', 'warning', 1],
    ]);
    const elsewhere = edited(base, { one: 'Text. [#here]', two: 'Much more.' });
    expect(rules(withProcessing(elsewhere, sample(purposes, upToDate)))).toEqual([]);
    expect(rules(withProcessing(base, sample(purposes)))).toEqual([
      ['processing/section-changed', 'warning', 1],
    ]);
  });
});

const { project } = await readProject(join(projectRoot, 'content'));
const content = project?.processing?.content;
if (!project || !content) throw new Error('content/ cannot be read; npm run statement -- check');

describe('the shipped processing', () => {
  const facts = parse(
    readFileSync(join(projectRoot, 'tests/facts/processing.yaml'), 'utf8'),
  ) as Record<string, string[]>;
  const activities = activitiesIn(content, '2020-02-25');

  it('has every activity of the statement of 2020, and no other', () => {
    expect(Object.keys(facts)).toHaveLength(31);
    expect(activities.map(({ id }) => id).toSorted()).toEqual(Object.keys(facts).toSorted());
  });

  it.each(Object.entries(facts))('gives the legal bases of %s', (id, bases) => {
    const activity = activities.find((one) => one.id === id);
    expect(activity?.bases.map(({ basis }) => basis).toSorted()).toEqual(bases.toSorted());
  });

  it('says all of it in every language', () => {
    const texts = [
      ...Object.values(content.data).map(({ label }) => label),
      ...Object.values(content.recipients).map(({ label }) => label),
      ...content.activities.flatMap((one) => [
        one.title,
        ...one.purposes.map(({ text }) => text),
        ...one.bases.flatMap(({ for: scope }) => (scope ? [scope] : [])),
      ]),
    ];
    for (const text of texts) {
      expect(Object.keys(text).toSorted()).toEqual(Object.keys(project.config.locales).toSorted());
    }
  });

  it('uses every kind of data and every recipient that it names', () => {
    const kinds = content.activities.flatMap(({ data }) => data.flatMap((fact) => fact.kinds));
    const who = content.activities.flatMap(({ recipients }) => recipients.map((one) => one.who));
    expect([...new Set(kinds)].toSorted()).toEqual(Object.keys(content.data).toSorted());
    expect([...new Set(who)].toSorted()).toEqual(Object.keys(content.recipients).toSorted());
  });

  it('differs between the two versions where the text does', () => {
    const of = (version: string, id: string) =>
      activitiesIn(content, version)
        .find((one) => one.id === id)
        ?.bases.map(({ basis }) => basis);
    expect(of('2020-02-25', 'sharing.suppliers')).toEqual(['legitimate-interest']);
    expect(of('2026-11-23', 'sharing.suppliers')).toEqual(['same-as-purpose']);
    expect(of('2026-11-23', 'help.diagnosis')).toEqual(['contract']);
    expect(activities.every((activity) => anchorsOf(activity).length > 0)).toBe(true);
  });
});

describe('the drawing', () => {
  const column = fc.integer({ min: 1, max: 5 }).chain((size) =>
    fc.record({
      nodes: fc.constant(
        Array.from({ length: size }, (_, index) => ({
          id: `n${index}`,
          label: `node number ${index}`,
        })),
      ),
      passes: fc.array(
        fc.uniqueArray(
          fc.integer({ min: 0, max: size - 1 }).map((index) => `n${index}`),
          {
            minLength: 1,
          },
        ),
        { minLength: 6, maxLength: 6 },
      ),
    }),
  );

  it('keeps every activity equally wide in every column, and within the frame', () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 2, maxLength: 4 }), (columns) => {
        const { boxes, width, height } = drawFlow(columns, { width: 400, lineLength: 10 });
        const perColumn = Map.groupBy(boxes, ({ x }) => x);
        expect(perColumn.size).toBe(columns.length);
        for (const column of perColumn.values()) {
          const total = column.reduce((sum, box) => sum + box.height, 0);
          expect(total).toBeCloseTo(6 * 11);
          column.forEach((box, index) => {
            expect(box.x).toBeGreaterThanOrEqual(0);
            expect(box.x + box.width).toBeLessThanOrEqual(width);
            expect(box.y).toBeGreaterThanOrEqual(0);
            expect(box.y + box.height).toBeLessThanOrEqual(height + 0.001);
            const next = column[index + 1];
            if (next) expect(next.y).toBeGreaterThan(box.y + box.height);
            // Labels of neighbours do not touch.
            if (next)
              expect(next.labelY).toBeGreaterThanOrEqual(box.labelY + box.lines.length * 17);
          });
        }
      }),
    );
  });

  it('joins exactly the places between which an activity passes', () => {
    fc.assert(
      fc.property(column, column, (left, right) => {
        const { ribbons } = drawFlow([left, right], { width: 400, lineLength: 10 });
        const expected = left.passes.flatMap((from, index) =>
          from.flatMap((a) => (right.passes[index] ?? []).map((b) => `${a} ${b}`)),
        );
        expect(ribbons.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual(
          [...new Set(expected)].toSorted(),
        );
        for (const { path } of ribbons) expect(path).toMatch(/^M[\d.]+ [\d.]+C[\d. CVZ]+$/);
      }),
    );
  });
});
