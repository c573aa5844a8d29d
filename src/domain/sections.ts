import type { Issue, Place } from './issue.ts';
import type { SectionFrontMatter } from './schema/index.ts';
import { placeInYaml, readYaml, sectionFrontMatter } from './schema/index.ts';
import type { z } from 'astro/zod';

/** The text of one section in one language, as an editor wrote it. */
export interface SectionSource {
  readonly id: string;
  readonly locale: string;
  readonly file: string;
  readonly frontMatter: SectionFrontMatter;
  /** MDX below the front matter. */
  readonly body: string;
  /** Lines of the file above the body: adds up to the place of a finding. */
  readonly linesBefore: number;
  /** The whole file, line ends as LF. */
  readonly text: string;
  /** SHA-256 of that text. */
  readonly sha256: string;
}

export interface TextFile {
  /** Path relative to the project. */
  readonly file: string;
  /** Text without byte order mark, line ends as LF. */
  readonly text: string;
  readonly sha256: string;
}

export interface FrontMatterSplit {
  readonly yaml: string;
  readonly body: string;
  readonly linesBefore: number;
}

/** Cuts a file into front matter and body; nothing when it does not start with a closed `---` block. */
export function splitFrontMatter(text: string): FrontMatterSplit | undefined {
  const match = /^---\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(text);
  if (!match) return undefined;
  const head = match[0];
  return {
    yaml: match[1] ?? '',
    body: text.slice(head.length),
    linesBefore: head.split('\n').length - 1,
  };
}

/** Place of a key in the front matter of an MDX file. */
export function placeInFrontMatter(text: string, key: string): Place {
  const { line, column } = placeInYaml(splitFrontMatter(text)?.yaml ?? '', [key]);
  return { line: line + 1, column };
}

/** Reads the front matter of an MDX file against a schema; gives it with the body, or the findings. */
export function readMdxFile<S extends z.ZodType>(
  source: TextFile,
  schema: S,
  yaml = readYaml,
): { frontMatter: z.output<S>; body: string; linesBefore: number } | { issues: readonly Issue[] } {
  const split = splitFrontMatter(source.text);
  if (!split) {
    return {
      issues: [
        {
          rule: 'front-matter/missing',
          severity: 'error',
          file: source.file,
          place: { line: 1, column: 1 },
          message: 'The file does not start with front matter.',
          expected: 'a first line `---`, then `title:` and `slug:`, then a line `---`',
          fix: 'add the block at the top of the file',
        },
      ],
    };
  }
  const checked = yaml(
    { text: split.yaml, file: source.file, linesBefore: 1, rule: 'front-matter/invalid' },
    schema,
  );
  if (checked.data === undefined) return { issues: checked.issues };
  return { frontMatter: checked.data, body: split.body, linesBefore: split.linesBefore };
}

/**
 * Reads a section; gives it, or the findings that say why it cannot be read.
 *
 * @param yaml reads its front matter.
 */
export function readSection(
  source: TextFile,
  id: string,
  locale: string,
  yaml = readYaml,
): { section: SectionSource } | { issues: readonly Issue[] } {
  const read = readMdxFile(source, sectionFrontMatter, yaml);
  if ('issues' in read) return read;
  return { section: { id, locale, ...source, ...read } };
}
