import { compareEditions, isSameText } from './comparison.ts';
import type { ComparableEdition, SectionState } from './comparison.ts';
import type { IsoDate } from './dates.ts';
import { parseHtml } from './diff/html.ts';
import type { Project, Version } from './project.ts';
import { present } from './render/index.ts';
import type { Compiled, CompiledHeading } from './render/index.ts';
import { toHtml } from './render/index.ts';
import type { SectionRole, VersionManifest } from './schema/index.ts';
import { anchorIndex, compileSections, resolveLink } from './statement.ts';
import { sectionsOf } from './versions.ts';

/** A section ready to be shown. */
export interface EditionSection {
  readonly id: string;
  readonly role: SectionRole;
  readonly number?: number | undefined;
  readonly title: string;
  readonly slug: string;
  readonly summary?: string | undefined;
  readonly keywords: readonly string[];
  /** The file the text was sealed in, front matter included, and its SHA-256. */
  readonly source: string;
  readonly sha256: string;
  /** The text without any markup, a line a block. */
  readonly text: string;
  /** The version since which title and text stand unchanged. */
  readonly since: IsoDate;
  readonly headings: readonly CompiledHeading[];
  /** Every id inside the text. */
  readonly anchors: readonly string[];
  readonly questions: readonly {
    readonly id: string;
    readonly question: string;
    readonly answer: string;
  }[];
  /** The text itself: headings from h2, links as written (`#your-rights`). What is compared and exported. */
  readonly html: string;
  /** The text for a page of its own: with permalinks, links to the pages beside it. */
  readonly pageHtml: string;
  /** The text for the page with the whole statement: headings from h3, links within that page. */
  readonly wholeHtml: string;
}

/** A version of the statement in one language, ready to be shown on one site. */
export interface Edition {
  readonly version: IsoDate;
  readonly locale: string;
  readonly title: string;
  readonly published: IsoDate;
  readonly effective: IsoDate;
  readonly kind: VersionManifest['kind'];
  /** Whether the text is a proposal and not the organisation's own. */
  readonly proposal: boolean;
  /** The change in a few sentences. */
  readonly note: string;
  /** The manifest to the letter; its SHA-256, and that of the one before it: the chain. */
  readonly manifest: string;
  readonly sha256: string;
  readonly previous?: VersionManifest['previous'];
  /** What differs from the version before; nothing for the first one. */
  readonly changes?: EditionChanges | undefined;
  readonly sections: readonly EditionSection[];
}

/** The differences between a version and the one before it, in figures. */
export interface EditionChanges {
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: Exclude<SectionState, 'unchanged'> | 'moved';
  }[];
}

export interface EditionContext {
  readonly project: Project;
  /** Path of a free page on the site. */
  readonly freePage: (locale: string, id: string) => string;
  readonly permalinkLabel: (locale: string, heading: string) => string;
  readonly questionLink: (locale: string) => string;
  /** Compiled texts by hash, shared between versions. */
  readonly cache: Map<string, Compiled>;
  /** The same language's edition of the version before. */
  readonly before: Edition | undefined;
}

/** Makes a version ready to be shown in one language; nothing when it has no text in that language. */
export function createEdition(
  version: Version,
  locale: string,
  context: EditionContext,
): Edition | undefined {
  const { project, cache } = context;
  const sections = compileSections(sectionsOf(version, project, locale), cache);
  if (sections.length === 0) return undefined;
  const anchors = anchorIndex(sections);
  const link = { sections, anchors, freePage: (id: string) => context.freePage(locale, id) };
  const permalinkLabel = (heading: string) => context.permalinkLabel(locale, heading);
  const { manifest } = version;
  const { prevailing } = project.config;
  const shown = sections.map(({ id, role, number, source, compiled }): EditionSection => {
    const show = (page: 'whole' | 'section') =>
      present(compiled.tree, {
        headingShift: page === 'whole' ? 1 : 0,
        href: (target) => resolveLink(target, { ...link, page, section: id }),
        permalinkLabel,
        questionLink: context.questionLink(locale),
      });
    const section = {
      ...source.frontMatter,
      id,
      role,
      number,
      source: source.text,
      sha256: source.sha256,
      text: compiled.blocks.map((block) => block.text).join('\n'),
      headings: compiled.headings,
      anchors: compiled.anchors.map((anchor) => anchor.id),
      questions: compiled.questions.map(({ answer, ...question }) => ({
        ...question,
        answer: toHtml(answer),
      })),
      html: toHtml(compiled.tree),
      pageHtml: show('section'),
      wholeHtml: show('whole'),
    };
    const before = context.before?.sections.find((other) => other.id === id);
    return {
      ...section,
      since: before && isSameText(before, section) ? before.since : version.date,
    };
  });
  return {
    version: version.date,
    locale,
    title: manifest.title[locale] ?? manifest.title[prevailing] ?? '',
    published: manifest.published,
    effective: manifest.effective,
    kind: manifest.kind,
    proposal: manifest.proposal,
    note: manifest.note[locale] ?? manifest.note[prevailing] ?? '',
    manifest: version.text,
    sha256: version.sha256,
    ...(manifest.previous && { previous: manifest.previous }),
    ...(context.before && {
      changes: changesBetween(context.before, { version: version.date, sections: shown }),
    }),
    sections: shown,
  };
}

function changesBetween(before: Edition, after: ComparableEdition): EditionChanges {
  const { sections, stats } = compareEditions(before, after, parseHtml);
  return {
    wordsAdded: stats.wordsAdded,
    wordsRemoved: stats.wordsRemoved,
    sections: sections.flatMap(({ id, state, moved, before: old, after: now }) =>
      state === 'unchanged' && !moved
        ? []
        : [
            {
              id,
              title: (now ?? old)?.title ?? id,
              state: state === 'unchanged' ? 'moved' : state,
            },
          ],
    ),
  };
}
