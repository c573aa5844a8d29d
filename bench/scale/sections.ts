import { readProject } from '../../src/io/read-project.ts';
import { sectionsOf } from '../../src/domain/versions.ts';

/** A section of a version as plain Markdown: what the other generators get. */
export interface SealedSection {
  readonly version: string;
  readonly locale: string;
  readonly id: string;
  /** Its place among the sections of its version, from 0. */
  readonly place: number;
  readonly title: string;
  readonly summary: string;
  readonly markdown: string;
}

/** Every section of every version of a content folder, in its place, whether its version changed it or not. */
export async function sealedSections(folder: string): Promise<SealedSection[]> {
  const { project } = await readProject(folder);
  if (!project) throw new Error(`${folder} cannot be read`);
  const locales = Object.keys(project.config.locales);
  return project.versions.flatMap((version) =>
    locales.flatMap((locale) =>
      sectionsOf(version, project, locale).map(({ id, source }, place) => ({
        version: version.date,
        locale,
        id,
        place,
        title: source.frontMatter.title,
        summary: source.frontMatter.summary ?? '',
        markdown: asMarkdown(source.body),
      })),
    ),
  );
}

/** The body, with headings and links in the way all generators understand. */
function asMarkdown(source: string): string {
  return source
    .replace(/^(#+ .*) \[#([\w-]+)\]$/gm, '$1 {#$2}')
    .replace(/\]\(#(s(\d+)-h\d+)\)/g, '](../section-$2/#$1)');
}
