import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile, compiledKey } from '../../src/domain/render/index.ts';
import type { Compiled } from '../../src/domain/render/index.ts';
import { readYaml, sectionFrontMatter, versionManifest } from '../../src/domain/schema/index.ts';
import type { SectionSource } from '../../src/domain/sections.ts';
import { compiledTexts } from '../../src/io/compiled-texts.ts';
import { openResults } from '../../src/io/kept.ts';
import { knownReadings } from '../../src/io/readings.ts';
import { published, sampleProject } from './sample-project.ts';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  file = join(folder, 'below', 'results');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('openResults', () => {
  it('gives back what an earlier run kept, and no more', async () => {
    const first = await openResults<number>(file);
    expect(first.results.size).toBe(0);
    first.results.set('one', 1).set('two', 2);
    await first.keep((key) => key !== 'two');

    const second = await openResults<number>(file);
    expect([...second.results]).toEqual([['one', 1]]);
    second.results.set('three', 3);
    await second.keep((key) => key === 'three');
    expect([...(await openResults<number>(file)).results]).toEqual([['three', 3]]);
  });

  it('knows nothing of what other code made, nor what is broken', async () => {
    file = join(folder, 'results');
    const results = new Map([['one', 1]]);
    for (const bytes of [serialize({ renderer: 'other', results }), Buffer.from('broken')]) {
      await writeFile(file, bytes);
      expect((await openResults(file)).results.size).toBe(0);
    }
  });
});

describe('knownReadings', () => {
  const title = { text: 'title: A title\nslug: a-title\n', file: 'one.mdx' };
  const rule = 'front-matter/invalid';

  it('read what readYaml reads, also in the run after', async () => {
    const expected = readYaml({ ...title, rule }, sectionFrontMatter);
    expect(expected.data).toBeDefined();
    for (const known of [0, 1]) {
      const { read, keep } = await knownReadings(file);
      expect((await openResults(file)).results.size).toBe(known);
      expect(read({ ...title, rule }, sectionFrontMatter)).toEqual(expected);
      await keep();
    }
  });

  it('tell of what is wrong each time', async () => {
    for (let run = 0; run < 2; run += 1) {
      const { read, keep } = await knownReadings(file);
      for (const text of ['title: [', 'title: A title\n']) {
        const wrong = { text, file: 'two.mdx', rule } as const;
        const { issues } = read(wrong, sectionFrontMatter);
        expect(issues.length).toBeGreaterThan(0);
        expect(issues).toEqual(readYaml(wrong, sectionFrontMatter).issues);
      }
      await keep();
    }
  });

  it('do not take one kind of file for another', async () => {
    const { read } = await knownReadings(file);
    expect(read({ ...title, rule }, sectionFrontMatter).issues).toEqual([]);
    expect(read({ ...title, rule: 'version/manifest' }, versionManifest).issues).not.toEqual([]);
  });
});

describe('compiledTexts', () => {
  const body = '## A heading {#heading}\n\nWords and [a link](#two).\n\n- one\n- two';
  const project = published(sampleProject({ one: body, two: 'More text.' }), '2026-01-01');
  const [one, two] = [...(project.working.get('nl')?.values() ?? [])] as [
    SectionSource,
    SectionSource,
  ];
  const keyOf = ({ sha256 }: SectionSource) => compiledKey(sha256);

  it('are as they were compiled, in this run, in the run after and the one after that', async () => {
    const compiled = new Map<string, Compiled>();
    for (const source of [one, two]) compiled.set(keyOf(source), compile(source));
    const first = await compiledTexts(file);
    for (const [key, text] of compiled) first.texts.set(key, text);
    expect(new Map(first.texts)).toEqual(compiled);
    await first.keep(project);

    const second = await compiledTexts(file);
    expect(new Map(second.texts)).toEqual(compiled);
    second.texts.set(compiledKey(two.sha256, 'main'), compile(two));
    await second.keep(project);
    const third = await compiledTexts(file);
    expect([...third.texts.keys()]).toEqual([...compiled.keys(), compiledKey(two.sha256, 'main')]);
    expect(third.texts.get(keyOf(one))?.tree).toEqual(compile(one).tree);
  });

  it('go with the text', async () => {
    const first = await compiledTexts(file);
    first.texts.set(keyOf(one), compile(one));
    await first.keep(project);
    await (await compiledTexts(file)).keep(sampleProject());
    expect((await compiledTexts(file)).texts.size).toBe(0);
  });
});
