import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readProject } from '../../src/io/read-project.ts';
import { compile, foldSpace, textOf } from '../../src/domain/render/index.ts';
import type { Block, Compiled } from '../../src/domain/render/index.ts';
import { sectionsOf } from '../../src/domain/versions.ts';

/** One fact of the statement and where the text states it. */
interface Fact {
  readonly id: string;
  readonly fact: string;
  readonly section: string;
  readonly anchor: string;
  readonly quotes?: readonly string[];
  readonly exact?: readonly string[];
}

/** How many facts each section states, from the introduction (0) to the questions (14). */
const FACTS_PER_SECTION = [21, 26, 16, 23, 17, 16, 25, 35, 7, 24, 26, 75, 3, 6, 51];

const { project } = await readProject(new URL('../../content', import.meta.url).pathname);
if (!project) throw new Error('content/ cannot be read');

describe.each([
  { version: '2020-02-25', locale: 'nl' },
  { version: '2020-02-25', locale: 'fr' },
  { version: '2020-02-25', locale: 'en' },
])('facts of $version in $locale', ({ version, locale }) => {
  const facts = parse(
    readFileSync(new URL(`../facts/${version}.${locale}.yaml`, import.meta.url), 'utf8'),
  ) as readonly Fact[];
  const sealed = project.versions.find(({ date }) => date === version);
  if (!sealed) throw new Error(`no version ${version}`);
  const texts = new Map(
    sectionsOf(sealed, project, locale).map(({ id, source }) => [id, compile(source)]),
  );

  it('are all there, each once', () => {
    const expected = FACTS_PER_SECTION.flatMap((count, section) =>
      Array.from({ length: count }, (_, index) => `F-${section}-${index + 1}`),
    );
    expect(expected).toHaveLength(371);
    expect(facts.map(({ id }) => id)).toEqual(expected);
  });

  it.each(facts)('$id $fact', ({ section, anchor, quotes = [], exact = [] }) => {
    const text = textUnder(texts.get(section), section, anchor);
    expect(text, `${section}#${anchor} is there`).not.toBe('');
    for (const words of [...quotes, ...exact]) expect(text).toContain(words);
  });
});

/** The text that belongs to an anchor: its own block and what stands under it until the next heading. */
function textUnder(compiled: Compiled | undefined, section: string, anchor: string): string {
  if (!compiled) return '';
  if (anchor === section) return join(compiled.blocks);
  const { blocks, headings, questions } = compiled;
  const question = questions.find(({ id }) => id === anchor);
  if (question) return foldSpace(textOf(question.answer));
  const start = blocks.findIndex((block) => block.anchor === anchor);
  if (start < 0) return '';
  const depth = headings.find(({ id }) => id === anchor)?.depth;
  if (depth === undefined) return join(blocks.filter((block) => block.anchor === anchor));
  const later = headings
    .slice(headings.findIndex(({ id }) => id === anchor) + 1)
    .find((heading) => heading.depth <= depth);
  const end = later ? blocks.findIndex((block) => block.anchor === later.id) : blocks.length;
  return join(blocks.slice(start, end));
}

function join(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n');
}
