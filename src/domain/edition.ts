import type { Root } from 'hast';
import { compareEditions, isSameText } from './comparison.ts';
import type { ComparableEdition, SectionState } from './comparison.ts';
import { registerOf } from './cookies/register.ts';
import { shownRegister } from './cookies/shown.ts';
import type { IsoDate } from './dates.ts';
import { parseHtml } from './diff/html.ts';
import type { Project, Version } from './project.ts';
import type { CompiledHeading, CompiledTexts } from './render/index.ts';
import { toHtml } from './render/index.ts';
import type { SectionRole, VersionManifest } from './schema/index.ts';
import { anchorIndex, compileSections, resolveLink, showsRegister } from './statement.ts';
import type { CompiledSection, LinkContext } from './statement.ts';
import { translationOf } from './translations.ts';
import type { Translation } from './translations.ts';
import { completeManifest, originalOf, shownSections } from './versions.ts';

/** A section ready to be shown, but for its text. */
export interface SectionOutline {
  readonly id: string;
  /** Language of the text: the prevailing one where there is no translation. */
  readonly locale: string;
  readonly translation: Translation;
  /** The day on which this translation was added, where that was after its version was sealed. */
  readonly added?: IsoDate | undefined;
  readonly role: SectionRole;
  readonly number?: number | undefined;
  readonly title: string;
  readonly slug: string;
  readonly summary?: string | undefined;
  readonly keywords: readonly string[];
  /** SHA-256 of the file the text was sealed in. */
  readonly sha256: string;
  /** SHA-256 of the file with the text that prevails: the same where this is that text. */
  readonly original: string;
  /** The version since which title and text stand unchanged. */
  readonly since: IsoDate;
  /** Whether the cookie register stands in it. */
  readonly showsRegister: boolean;
  /** What its text was made of: names that. */
  readonly made: string;
}

/** The text of a section, ready to be shown: the same for all versions that have it in the same surroundings. */
export interface ShownText {
  /** The file the text was sealed in, front matter included. */
  readonly source: string;
  /** The text without any markup, a line a block. */
  readonly text: string;
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
  /** Where its links lead from a page of its own, by the link as written. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** Texts of sections by what they were made of. */
export type ShownTexts = Map<string, ShownText>;

/** A section ready to be shown. */
export interface EditionSection extends SectionOutline, ShownText {}

/** A version of the statement in one language, ready to be shown on one site, but for its texts. */
export interface EditionOutline {
  /** Changes whenever anything in the edition does: its texts, its links, or the code that made them. */
  readonly digest: string;
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
  /** The manifests of the translations that were added since, in the language of the edition. */
  readonly translations: readonly { readonly sha256: string; readonly manifest: string }[];
  /** The cookie register as it was sealed, and its SHA-256; nothing when the version has none. */
  readonly cookies?: { readonly sha256: string; readonly source: string } | undefined;
  /** What differs from the version before; nothing for the first one. */
  readonly changes?: EditionChanges | undefined;
  readonly sections: readonly SectionOutline[];
}

/** A version of the statement in one language, ready to be shown on one site. */
export interface Edition extends EditionOutline {
  readonly sections: readonly EditionSection[];
}

/** The differences between a version and the one before it, in figures. */
export interface EditionChanges {
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    /** `unchanged`: only its place is another. */
    readonly state: SectionState;
    readonly moved: boolean;
    readonly renamed: boolean;
  }[];
}

/** Work that versions share: most sections of most versions are those of the version before. */
export interface EditionCache {
  /** Compiled texts by hash. */
  readonly compiled: CompiledTexts;
  /** Texts ready to be shown: by hash, and the addresses their links lead to. */
  readonly texts: ShownTexts;
  /** Trees by their HTML, for comparisons. */
  readonly trees: Map<string, Root>;
}

/** Makes a cache with the texts that are compiled, and ready to be shown, already. */
export function createEditionCache(
  compiled: CompiledTexts = new Map(),
  texts: ShownTexts = new Map(),
): EditionCache {
  return { compiled, texts, trees: new Map() };
}

export interface EditionContext {
  readonly project: Project;
  /** Id of the site that the edition is for. */
  readonly site: string;
  /** Path of a free page on the site. */
  readonly freePage: (locale: string, id: string) => string;
  readonly cache: EditionCache;
  /** The same language's edition of the version before. */
  readonly before: Edition | undefined;
  readonly digest: string;
}

/** Makes a version ready to be shown in one language; a section without a translation stands in the prevailing one. */
export function createEdition(version: Version, locale: string, context: EditionContext): Edition {
  return withTexts(outlineEdition(version, locale, context), context.cache.texts);
}

/** An edition whole. Throws when one of its texts is not there. */
export function withTexts(outline: EditionOutline, texts: ReadonlyMap<string, ShownText>): Edition {
  return {
    ...outline,
    sections: outline.sections.map((section) => {
      const text = texts.get(section.made);
      if (!text) throw new Error(`No text of ${section.id} in ${outline.version}`);
      return { ...section, ...text };
    }),
  };
}

/** The same as `createEdition` without the texts, which the cache gets. */
export function outlineEdition(
  version: Version,
  locale: string,
  context: EditionContext,
): EditionOutline {
  const { project, cache, before } = context;
  const register = registerOf(version, project.versions);
  const compiledSections = compileSections(
    shownSections(version, project, locale),
    cache.compiled,
    { site: context.site, register: shownRegister(version, project, locale) },
  );
  const link = {
    sections: compiledSections,
    anchors: anchorIndex(compiledSections),
    freePage: (id: string) => context.freePage(locale, id),
  };
  const manifest = completeManifest(version);
  const { prevailing } = project.config;
  const sections = compiledSections.map((placed): SectionOutline => {
    const { id, role, number, source, added } = placed;
    const { frontMatter, sha256 } = source;
    const { made, html } = shownText(placed, link, context, locale);
    const old = before?.sections.find((other) => other.id === id);
    return {
      ...frontMatter,
      locale: source.locale,
      translation: translationOf(version, id, locale, project),
      ...(added && { added }),
      id,
      role,
      number,
      sha256,
      original: originalOf(version, id, project) ?? sha256,
      since: old && isSameText(old, { ...frontMatter, html }) ? old.since : version.date,
      showsRegister: register !== undefined && showsRegister(source),
      made,
    };
  });
  const outline: EditionOutline = {
    digest: context.digest,
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
    translations: (version.translations ?? [])
      .filter((added) => added.manifest.locale === locale)
      .map(({ sha256, text }) => ({ sha256, manifest: text })),
    ...(register && { cookies: { sha256: register.sha256, source: register.text } }),
    ...(manifest.previous && { previous: manifest.previous }),
    sections,
  };
  if (!before) return outline;
  return {
    ...outline,
    changes: changesBetween(before, withTexts(outline, cache.texts), cache.trees),
  };
}

/** The text of a section, made where the cache has none; with the name that the cache has it by. */
function shownText(
  { id, source, key: text, compiled }: CompiledSection,
  link: Omit<LinkContext, 'section'>,
  { cache: { texts, trees } }: EditionContext,
  locale: string,
): ShownText & { readonly made: string } {
  const addresses = Object.fromEntries(
    compiled.links.map(({ target }) => [target, resolveLink(target, { ...link, section: id })]),
  );
  const made = [locale, text, ...Object.values(addresses)].join(' ');
  const known = texts.get(made);
  if (known) return { made, ...known };
  const shown: ShownText = {
    source: source.text,
    text: compiled.blocks.map((block) => block.text).join('\n'),
    headings: compiled.headings,
    anchors: compiled.anchors.map((anchor) => anchor.id),
    questions: compiled.questions.map(({ answer, ...question }) => ({
      ...question,
      answer: toHtml(answer),
    })),
    html: toHtml(compiled.tree),
    addresses,
  };
  texts.set(made, shown);
  trees.set(shown.html, compiled.tree);
  return { made, ...shown };
}

function changesBetween(
  before: Edition,
  after: ComparableEdition,
  trees: Map<string, Root>,
): EditionChanges {
  const parse = (html: string) => {
    const tree = trees.get(html) ?? parseHtml(html);
    trees.set(html, tree);
    return tree;
  };
  const { sections, stats } = compareEditions(before, after, parse);
  return {
    wordsAdded: stats.wordsAdded,
    wordsRemoved: stats.wordsRemoved,
    sections: sections.flatMap(({ id, state, moved, renamed, before: old, after: now }) =>
      state === 'unchanged' && !moved
        ? []
        : [{ id, title: (now ?? old)?.title ?? id, state, moved, renamed }],
    ),
  };
}
