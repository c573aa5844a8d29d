import type { PlacedSection } from './versions.ts';
import { parseLink } from './links.ts';
import { compiledKey, compileOnce } from './render/index.ts';
import type { Compiled, CompileContext, CompiledTexts } from './render/index.ts';

/** A section of a version with its compiled text. */
export interface CompiledSection extends PlacedSection {
  readonly compiled: Compiled;
  /** What the compiled text was made of: equal keys, equal texts. */
  readonly key: string;
}

/** The cookie register of a version, ready to be shown. */
export interface ShownRegister {
  readonly cookieTable: NonNullable<CompileContext['cookieTable']>;
  /** Names register and language. */
  readonly key: string;
}

/** For whom sections are compiled, and with what. */
export interface SectionsContext {
  /** Id of the site; nothing: all passages, whichever site they are for. */
  readonly site: string | undefined;
  readonly register: ShownRegister | undefined;
}

/** Compiles the sections of a version; equal texts share one compilation through `cache`. */
export function compileSections(
  sections: readonly PlacedSection[],
  cache: CompiledTexts,
  { site, register }: SectionsContext,
): CompiledSection[] {
  return sections.map((section) => {
    const shown = showsRegister(section.source) ? register : undefined;
    const own = hasVariants(section.source) ? site : undefined;
    const key = compiledKey(section.source.sha256, own, shown?.key);
    const context = { site: own, cookieTable: shown?.cookieTable };
    return { ...section, compiled: compileOnce(key, section.source, cache, context), key };
  });
}

/** Whether some passages of a text are for some sites only. */
export function hasVariants({ body }: { readonly body: string }): boolean {
  return /<Only\b/.test(body);
}

/** Whether a text has a place for the cookie register. */
export function showsRegister({ body }: { readonly body: string }): boolean {
  return /<CookieRegister\s*\/?>/.test(body);
}

/** Slug of the section that holds each anchor; a section's own id is an anchor too. */
export function anchorIndex(sections: readonly CompiledSection[]): ReadonlyMap<string, string> {
  return new Map(
    sections.flatMap(({ id, source, compiled }) =>
      [id, ...compiled.anchors.map((anchor) => anchor.id)].map((anchor) => [
        anchor,
        source.frontMatter.slug,
      ]),
    ),
  );
}

/** Where links of a section lead from a page of its own. */
export interface LinkContext {
  /** Id of the section the link stands in. */
  readonly section: string;
  readonly sections: readonly CompiledSection[];
  readonly anchors: ReadonlyMap<string, string>;
  /** Path of a free page. */
  readonly freePage: (id: string) => string;
}

/**
 * Address of a link. Within the statement it is relative, so that the same text serves the version in force and the
 * archive, on every site and under every base path.
 */
export function resolveLink(target: string, context: LinkContext): string {
  const link = parseLink(target);
  if (link.kind === 'page') return context.freePage(link.id);
  if (link.kind !== 'anchor') return target;
  const slug = context.anchors.get(link.id);
  const home = context.sections.find(({ id }) => id === context.section);
  if (slug === undefined || slug === home?.source.frontMatter.slug) return target;
  const isSection = context.sections.some(({ id }) => id === link.id);
  return isSection ? `../${slug}/` : `../${slug}/#${link.id}`;
}
