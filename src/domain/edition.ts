import type { IsoDate } from './dates.ts';
import type { Project, Version } from './project.ts';
import { present } from './render/index.ts';
import type { Compiled, CompiledHeading } from './render/index.ts';
import { toHtml } from './render/index.ts';
import type { SectionRole } from './schema/index.ts';
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
  /** The version since which the text stands unchanged. */
  readonly from: IsoDate;
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
  readonly sections: readonly EditionSection[];
}

export interface EditionContext {
  readonly project: Project;
  /** Path of a free page on the site. */
  readonly freePage: (locale: string, id: string) => string;
  readonly permalinkLabel: (locale: string, heading: string) => string;
  readonly questionLink: (locale: string) => string;
  /** Compiled texts by hash, shared between versions. */
  readonly cache: Map<string, Compiled>;
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
  const { title, published, effective } = version.manifest;
  return {
    version: version.date,
    locale,
    title: title[locale] ?? title[project.config.prevailing] ?? '',
    published,
    effective,
    sections: sections.map(({ id, role, number, from, source, compiled }) => {
      const show = (page: 'whole' | 'section') =>
        present(compiled.tree, {
          headingShift: page === 'whole' ? 1 : 0,
          href: (target) => resolveLink(target, { ...link, page, section: id }),
          permalinkLabel,
          questionLink: context.questionLink(locale),
        });
      return {
        ...source.frontMatter,
        id,
        role,
        number,
        from,
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
    }),
  };
}
