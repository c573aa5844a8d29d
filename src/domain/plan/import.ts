import { stringify } from 'yaml';
import type { FreePage, Project, SectionTexts } from '../project.ts';
import { compile } from '../render/index.ts';
import type { SectionRole, StatementOutline } from '../schema/index.ts';
import { readSection } from '../sections.ts';
import type { SectionSource } from '../sections.ts';
import type { FileWrite, Plan } from './plan.ts';

/** A section of the working text, before it is a file. */
export interface NewSection {
  readonly id: string;
  readonly role: SectionRole;
  readonly title: string;
  readonly slug: string;
  readonly summary?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  /** MDX below the front matter. */
  readonly body: string;
}

/** A text that becomes the working text in one language. */
export interface NewText {
  readonly locale: string;
  /** Nothing: the statement keeps its title. */
  readonly title: string | undefined;
  readonly sections: readonly NewSection[];
}

/** Whether the order of an imported text becomes the statement's: in the prevailing language, or in the only one. */
export function setsOutline(project: Project, locale: string): boolean {
  const others = [...project.working].filter(
    ([other, texts]) => other !== locale && texts.size > 0,
  );
  return locale === project.config.prevailing || others.length === 0;
}

/** A project with a new text, and what that changed beside the text itself. */
export interface ChangedProject {
  readonly project: Project;
  /** Labels of links in other texts and free pages that led to places that are gone; their words stay. */
  readonly unlinked: readonly string[];
}

/**
 * The project as it will be with a new text in one language. Sections that the new order does not have go, in every
 * language, and links to them from other texts and from free pages keep only their words.
 *
 * @param hash SHA-256 of a text, hexadecimal.
 */
export function withText(
  project: Project,
  text: NewText,
  hash: (text: string) => string,
): ChangedProject {
  const folder = project.outlineFile.replace(/\/[^/]*$/, '');
  const own = new Map(
    text.sections.map((section) => [
      section.id,
      sourceOf(section.id, text.locale, sectionText(section), { folder, hash }),
    ]),
  );
  const sections = setsOutline(project, text.locale)
    ? text.sections.map(({ id, role }) => ({ id, role }))
    : project.outline.sections;
  const ids = new Set(sections.map(({ id }) => id));
  const unlinked: string[] = [];
  const working = new Map([[text.locale, own]]);
  for (const [locale, texts] of project.working) {
    if (locale === text.locale) continue;
    const gone = new Set([...texts.values()].filter(({ id }) => !ids.has(id)).flatMap(anchorsOf));
    const kept = [...texts].filter(([id]) => ids.has(id));
    const unlink = (source: SectionSource) => {
      const changed = withoutLinksTo(gone, source.text, unlinked);
      return changed === source.text
        ? source
        : sourceOf(source.id, locale, changed, { folder, hash });
    };
    working.set(locale, new Map(kept.map(([id, source]) => [id, unlink(source)])));
  }
  const anchors = (texts: SectionTexts, locale: string) =>
    [...(texts.get(locale)?.values() ?? [])].flatMap(anchorsOf);
  const pages = project.pages.map((page) => {
    const there = new Set(anchors(working, page.locale));
    const gone = anchors(project.working, page.locale).filter((id) => !there.has(id));
    return withPageText(page, withoutLinksTo(new Set(gone), page.text, unlinked));
  });
  const title = { ...project.outline.title, ...(text.title && { [text.locale]: text.title }) };
  return {
    project: { ...project, working, pages, outline: { title, sections } },
    unlinked,
  };
}

function withPageText(page: FreePage, text: string): FreePage {
  const body = text.split('\n').slice(page.linesBefore).join('\n');
  return text === page.text ? page : { ...page, text, body };
}

function anchorsOf(source: SectionSource): string[] {
  return [source.id, ...compile(source).anchors.map(({ id }) => id)];
}

const LINK_TO_ANCHOR = /\[((?:\\.|[^\]\\])*)\]\(#([^)\s]+)\)/g;

function withoutLinksTo(gone: ReadonlySet<string>, text: string, unlinked: string[]): string {
  return text.replace(LINK_TO_ANCHOR, (link, label: string, id: string) => {
    if (!gone.has(id)) return link;
    unlinked.push(label);
    return label;
  });
}

function sourceOf(
  id: string,
  locale: string,
  text: string,
  { folder, hash }: { readonly folder: string; readonly hash: (text: string) => string },
): SectionSource {
  const file = `${folder}/${locale}/${id}.mdx`;
  const read = readSection({ file, text, sha256: hash(text) }, id, locale);
  if ('section' in read) return read.section;
  throw new Error(`${file}: ${read.issues.map(({ message }) => message).join(' ')}`);
}

/** A section's file: front matter and text. */
export function sectionText({ title, slug, summary, keywords = [], body }: NewSection): string {
  const frontMatter = {
    title,
    slug,
    ...(summary !== undefined && { summary }),
    ...(keywords.length > 0 && { keywords }),
  };
  const yaml = stringify(frontMatter, { lineWidth: 0 });
  return `---\n${yaml}---\n${body.trim() === '' ? '' : `\n${body.trim()}\n`}`;
}

/** `statement.yaml`. */
export function outlineText({ title, sections }: StatementOutline): string {
  const lines = sections.map(({ id, role }) =>
    role === 'introduction' ? `  - { id: ${id}, role: introduction }` : `  - { id: ${id} }`,
  );
  return [
    '# The title and the order of the sections. An introduction stands above the contents, without a number.',
    stringify({ title }, { lineWidth: 0 }).trimEnd(),
    '',
    'sections:',
    ...lines,
    '',
  ].join('\n');
}

/**
 * Plans the change of the working text from one state of a project to another. Texts that are replaced or go are kept in
 * a folder aside, so that nothing is lost that was not committed.
 *
 * @param aside folder for them, relative to `content/`.
 */
export function planWorkingText(before: Project, after: Project, aside: string): Plan {
  const old = workingFiles(before);
  const made = workingFiles(after);
  const changed = [...made].filter(([path, text]) => old.get(path) !== text);
  const gone = [...old.keys()].filter((path) => !made.has(path));
  const outline = 'statement/statement.yaml';
  const isOutlineSame = outlineText(before.outline) === outlineText(after.outline);
  const writes: FileWrite[] = [
    ...(isOutlineSame ? [] : [{ path: outline, text: outlineText(after.outline) }]),
    ...changed.map(([path, text]) => ({ path, text })),
  ];
  const kept = [...changed.map(([path]) => path), ...gone].flatMap((path) => {
    const text = old.get(path);
    return text === undefined ? [] : [{ path: `${aside}/${path}`, text }];
  });
  return { writes: [...writes, ...kept], removals: gone };
}

function workingFiles({ working, pages }: Project): ReadonlyMap<string, string> {
  const sections = [...working].flatMap(([locale, texts]) =>
    [...texts.values()].map(({ id, text }) => [`statement/${locale}/${id}.mdx`, text] as const),
  );
  return new Map([
    ...sections,
    ...pages.map(({ id, locale, text }) => [`pages/${locale}/${id}.mdx`, text] as const),
  ]);
}
