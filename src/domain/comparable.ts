import type { ComparableEdition } from './comparison.ts';
import { shownRegister } from './cookies/shown.ts';
import type { Project, Version } from './project.ts';
import { toHtml } from './render/index.ts';
import type { Compiled } from './render/index.ts';
import { compileSections } from './statement.ts';
import { originalOf, shownSections } from './versions.ts';

/**
 * A version as readers of one language get it, as much of it as a comparison needs.
 *
 * @param cache compiled texts by hash, shared by all that are compared.
 * @param site whose passages are compared; nothing: those of all sites.
 */
export function comparableEdition(
  version: Version,
  project: Project,
  locale: string,
  cache: Map<string, Compiled>,
  site?: string,
): ComparableEdition {
  return {
    version: version.date,
    locale,
    sections: compileSections(shownSections(version, project, locale), cache, {
      site,
      register: shownRegister(version, project, locale),
    }).map(({ id, number, source, compiled }) => ({
      id,
      locale: source.locale,
      original: originalOf(version, id, project) ?? source.sha256,
      number,
      title: source.frontMatter.title,
      slug: source.frontMatter.slug,
      html: toHtml(compiled.tree),
    })),
  };
}
