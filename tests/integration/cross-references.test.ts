import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compile } from '../../src/domain/render/index.ts';
import { sectionsOf } from '../../src/domain/versions.ts';
import { readProject } from '../../src/io/read-project.ts';

interface Reference {
  readonly id: string;
  readonly section: string;
  readonly to?: readonly string[];
  readonly says?: string;
}

const { contents, references } = parse(
  readFileSync(new URL('../facts/cross-references.yaml', import.meta.url), 'utf8'),
) as { contents: string[]; references: Reference[] };

const { project } = await readProject(new URL('../../content', import.meta.url).pathname);
const version = project?.versions.find(({ date }) => date === '2020-02-25');
if (!project || !version) throw new Error('content/ cannot be read');

describe('cross-references of 2020-02-25', () => {
  it('are 48', () => {
    const inText = new Set(references.map(({ id }) => id));
    expect(contents.length + inText.size).toBe(48);
  });

  it('X-01 to X-14: the contents', () => {
    expect(
      version.manifest.sections.filter(({ role }) => role === 'section').map(({ id }) => id),
    ).toEqual(contents);
  });

  const sections = new Map(
    sectionsOf(version, project, 'nl').map(({ id, source }) => [id, compile(source)]),
  );
  it.each(references)('$id in $section', ({ section, to = [], says }) => {
    const compiled = sections.get(section);
    const targets = compiled?.links.map(({ target }) => target);
    for (const target of to) expect(targets).toContain(target);
    if (says) expect(compiled?.blocks.map(({ text }) => text).join('\n')).toContain(says);
  });
});
