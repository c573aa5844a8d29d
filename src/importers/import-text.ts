import { compile } from '../domain/render/index.ts';
import type { Issue } from '../domain/issue.ts';
import type { NewSection } from '../domain/plan/import.ts';
import type { KnownSection } from './known.ts';
import { nameSections } from './name-sections.ts';
import { prove } from './proof.ts';
import type { Proof } from './proof.ts';
import { placeOf } from './place.ts';
import type { SourceFile } from './place.ts';
import type { ReadText } from './read-source.ts';
import type { Remark } from './remark.ts';
import { resolveLinks } from './resolve-links.ts';
import { lettersOf } from './text-of-tree.ts';
import { toMdx } from './to-mdx.ts';

/** A text that was imported: its sections, what is not as it was, and the proof. */
export interface ImportedText {
  readonly title: string | undefined;
  readonly sections: readonly NewSection[];
  readonly remarks: readonly Remark[];
  readonly proof: Proof;
  /** Findings of the site's own reading of the result; none are expected. */
  readonly issues: readonly Issue[];
}

export interface ImportSettings {
  readonly locale: string;
  /** What exists already, in this language or in another one, to line up with. */
  readonly known: readonly KnownSection[];
  /** Whether the known sections and their order stand: a translation, whose text must fit into them. */
  readonly isTranslation: boolean;
  /** Slugs that other pages of the language have: free pages, and those that a site makes itself. */
  readonly takenSlugs: readonly string[];
  /** Title of the introduction, when the source has none. */
  readonly introduction: string;
  /** Address at which the source was published. */
  readonly base?: string | undefined;
}

/** Makes sections of a text that was read, and proves that they hold its words. */
export function importText(read: ReadText, settings: ImportSettings): ImportedText {
  const { named, unplaced } = nameSections(read.sections, {
    ...settings,
    introduction: read.title ?? settings.introduction,
  });
  const changed = resolveLinks(named, settings.base ?? read.base);
  const sections = named.map(({ id, role, title, slug, summary, keywords, blocks }) => ({
    id,
    role,
    title,
    slug,
    summary,
    keywords,
    body: toMdx(blocks),
  }));
  return {
    title: read.title,
    sections,
    remarks: [
      ...read.remarks,
      ...unplaced.map((title) => ({
        kind: 'changed' as const,
        lines: [],
        message: `section “${title}” has no counterpart among the sections that exist: it stands as a heading in the section before it`,
      })),
      ...changed.map(({ label, from, to }) => ({
        kind: 'changed' as const,
        lines: [],
        message:
          to === undefined
            ? `link “${label}” to ${from === '' || from === '#' ? 'nowhere' : from}: only its words are left`
            : `link “${label}”: ${from} is now ${to}`,
      })),
    ],
    proof: prove(read, {
      title: read.isTitleInText ? read.title : undefined,
      sections: sections.map(({ role, title, body }) => ({
        title: role === 'section' ? title : undefined,
        body,
      })),
    }),
    issues: sections.flatMap(({ id, body }) =>
      compile({ body, file: `${id}.mdx`, linesBefore: 0 }).issues.map((issue) =>
        inSource(issue, body, read.files),
      ),
    ),
  };
}

/** A finding of a section's text, at the place of the source that the text comes from. */
function inSource(issue: Issue, body: string, files: readonly SourceFile[]): Issue {
  const before = lettersOf(body.split('\n').slice(0, issue.place.line).join('\n'));
  const { file, line } = placeOf(files, before, before.length);
  return line === undefined ? issue : { ...issue, file, place: { line, column: 1 } };
}
