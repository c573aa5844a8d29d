import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { linkedData } from '../../src/domain/processing/linked-data.ts';
import { dataSources, legalBases } from '../../src/domain/schema/index.ts';
import type { ProcessingContent } from '../../src/domain/schema/index.ts';
import { rightIds } from '../../src/domain/rights/rights.ts';
import { activitiesIn } from '../../src/domain/processing/activities.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';

const { project } = await readProject(join(projectRoot, 'content'));
const content = project?.processing?.content;
if (!project || !content) throw new Error('content/ cannot be read; npm run statement -- check');

const vocabularies = parse(
  readFileSync(join(projectRoot, 'tests/facts/dpv-terms.yaml'), 'utf8'),
) as Record<string, { namespace: string; terms: string[] }>;
/** Terms of the vocabularies, each with its prefix. */
const known = new Set(
  Object.entries(vocabularies).flatMap(([prefix, { terms }]) =>
    terms.map((term) => `${prefix}:${term}`),
  ),
);

/** Every compact IRI in the data: keys, types and references. */
function termsIn(data: unknown): string[] {
  if (typeof data === 'string') return /^[a-z-]+:[A-Za-z0-9-]+$/.test(data) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap(termsIn);
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [...termsIn(key), ...termsIn(value)]);
}

const { config, rights } = project;
const url = 'https://sample.example/v/';
const stated = Object.values(rights.rights).flatMap(({ says }) => says);

/** The linked data of a version whose text has some anchors. */
function dataOf(
  [version, locale, lang]: readonly [version: string, locale: string, lang: string],
  processing: ProcessingContent,
  anchors: readonly string[] = stated,
) {
  return linkedData(
    { version, title: 'T', published: version, effective: version, sections: [{ anchors }] },
    { processing, rights: rights.rights },
    {
      ...{ lang, locale, url, prevailing: config.prevailing },
      organisation: config.organisation,
      sentence: (anchor) => `${url}#${anchor}`,
      schema: 'https://sample.example/processing.schema.json',
    },
  );
}

/** The terms in linked data that no vocabulary has. */
function unpublished(data: Record<string, unknown>): string[] {
  const used = termsIn(data['@graph']).filter((term) => !/^(?:dct|https?|mailto):/.test(term));
  expect(used.length).toBeGreaterThan(10);
  return [...new Set(used)].filter((term) => !known.has(term));
}

const cases = project.versions.flatMap(({ date }) =>
  Object.entries(config.locales).map(([locale, { lang }]) => [date, locale, lang] as const),
);
const [first] = cases;
if (!first) throw new Error('content/ has no version');

describe('linked data', () => {
  it.each(cases)('of %s in %s uses published terms only', (...which) => {
    const data = dataOf(which, content);
    const context = data['@context'] as Record<string, string>;
    for (const [prefix, { namespace }] of Object.entries(vocabularies)) {
      expect(context[prefix]).toBe(namespace);
    }
    expect(unpublished(data)).toEqual([]);

    const graph = data['@graph'] as { '@id': string; '@type': string }[];
    const processes = graph.filter((node) => node['@type'] === 'dpv:PersonalDataProcess');
    expect(processes).toHaveLength(activitiesIn(content, which[0]).length);
    const text = JSON.stringify(data);
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('"@value":""');
    // Every reference within the graph leads to a node of it.
    const ids = new Set(graph.map((node) => node['@id']));
    const notice = graph[0] as unknown as { 'dpv:hasPersonalDataProcess': { '@id': string }[] };
    for (const { '@id': id } of notice['dpv:hasPersonalDataProcess']) expect(ids).toContain(id);
  });

  it('uses published terms only for every basis and source there is', () => {
    const [activity] = activitiesIn(content, first[0]);
    if (!activity) throw new Error('no activity');
    const every = {
      ...activity,
      bases: legalBases.map((basis) => ({ basis, at: 'a' })),
      sources: dataSources.map((source) => ({ source, at: 'a' })),
    };
    const data = dataOf(first, { ...content, activities: [every] });
    expect(unpublished(data)).toEqual([]);
    expect(JSON.stringify(data)).toContain('eu-gdpr:A6-1-e');
  });

  it('names the rights that the version states, with their sentences, and no others', () => {
    const rightsIn = (anchors?: readonly string[]) =>
      (dataOf(first, content, anchors)['@graph'] as Record<string, unknown>[])[0]?.['dpv:hasRight'];
    expect(rightsIn()).toHaveLength(rightIds.length);
    const [anchor = ''] = rights.rights.portability?.says ?? [];
    expect(rightsIn([anchor, 'another'])).toEqual([
      { '@type': 'eu-gdpr:A20', 'dct:source': [{ '@id': `${url}#${anchor}` }] },
    ]);
  });
});
