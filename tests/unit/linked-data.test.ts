import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { linkedData } from '../../src/domain/processing/linked-data.ts';
import { activitiesIn } from '../../src/domain/processing/activities.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';

const { project } = await readProject(join(projectRoot, 'content'));
const content = project?.processing?.content;
if (!project || !content) throw new Error('content/ cannot be read; npm run statement -- check');

const vocabularies = parse(
  readFileSync(join(projectRoot, 'tests/facts/dpv-terms.yaml'), 'utf8'),
) as Record<string, { namespace: string; terms: string[] }>;
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

const cases = project.versions.flatMap(({ date }) =>
  Object.entries(project.config.locales).map(([locale, { lang }]) => [date, locale, lang] as const),
);

describe('linked data', () => {
  it.each(cases)('of %s in %s uses published terms only', (version, locale, lang) => {
    const url = 'https://sample.example/v/';
    const data = linkedData(
      { version, title: 'T', published: version, effective: version },
      content,
      {
        ...{ lang, locale, url, prevailing: project.config.prevailing },
        organisation: project.config.organisation,
        sentence: (anchor) => `${url}#${anchor}`,
      },
    );
    const context = data['@context'] as Record<string, string>;
    for (const [prefix, { namespace }] of Object.entries(vocabularies)) {
      expect(context[prefix]).toBe(namespace);
    }
    const used = termsIn(data['@graph']).filter((term) => !/^(?:dct|https?|mailto):/.test(term));
    expect([...new Set(used)].filter((term) => !known.has(term))).toEqual([]);
    expect(used).toContain('eu-gdpr:A6-1-f');

    const graph = data['@graph'] as { '@id': string; '@type': string }[];
    const processes = graph.filter((node) => node['@type'] === 'dpv:PersonalDataProcess');
    expect(processes).toHaveLength(activitiesIn(content, version).length);
    const text = JSON.stringify(data);
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('"@value":""');
    // Every reference within the graph leads to a node of it.
    const ids = new Set(graph.map((node) => node['@id']));
    const notice = graph[0] as unknown as { 'dpv:hasPersonalDataProcess': { '@id': string }[] };
    for (const { '@id': id } of notice['dpv:hasPersonalDataProcess']) expect(ids).toContain(id);
  });
});
