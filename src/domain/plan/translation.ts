import type { IsoDate } from '../dates.ts';
import type { Project, Version } from '../project.ts';
import type { TranslationManifest } from '../schema/index.ts';
import { translationOf } from '../translations.ts';
import { addedTranslation, completeManifest, sealedSource } from '../versions.ts';
import { linesFile } from './lines.ts';
import type { Plan } from './plan.ts';
import { sealedManifest } from './publish.ts';

export interface TranslationAppend {
  /** The version that the translation is added to; one of the project's. */
  readonly version: Version;
  readonly locale: string;
  /** The day on which it is added; after that of what was added in this language before. */
  readonly added: IsoDate;
  /** The change in a few sentences, where the version has no note in this language. */
  readonly note?: string | undefined;
}

/**
 * Plans the append of a translation to a sealed version: the working texts in one language of the sections that the
 * version has no text of in it, or an older one, while the working text in the prevailing language is the one that was
 * sealed. Nothing that was sealed is written again; the append is one new folder.
 *
 * @param hash SHA-256 of a text, hexadecimal.
 * @returns nothing when there is no such text.
 */
export function planTranslation(
  project: Project,
  { version, locale, added, note }: TranslationAppend,
  hash: (text: string) => string,
): Plan | undefined {
  const sources = version.manifest.sections.flatMap(({ id }) => {
    const source = project.working.get(locale)?.get(id);
    return source && isWanted(version, id, locale, project) ? [source] : [];
  });
  const [first] = sources;
  if (!first) return undefined;
  const complete = completeManifest(version);
  const title = locale in complete.title ? undefined : project.outline.title[locale];
  const isNoteNew = note !== undefined && !(locale in complete.note);
  const manifest: Omit<TranslationManifest, 'seal'> = {
    added,
    version: version.date,
    locale,
    previous: lastOf(version, locale).sha256,
    ...(title !== undefined && { title }),
    ...(isNoteNew && { note }),
    texts: Object.fromEntries(sources.map(({ id, sha256 }) => [id, sha256])),
  };
  const folder = `versions/${version.date}/translations/${locale}/${added}`;
  const files = [
    { path: `${folder}/translation.yaml`, text: sealedManifest(manifest, hash) },
    ...sources.map(({ id, text }) => ({ path: `${folder}/${id}.mdx`, text })),
  ];
  return { writes: [...files, linesFile(folder, files)] };
}

/** What the next append in a language follows: the one before it, or the version's own manifest. */
function lastOf(version: Version, locale: string): { readonly sha256: string } {
  const before = version.translations?.findLast(({ manifest }) => manifest.locale === locale);
  return before ?? version;
}

function isWanted(version: Version, id: string, locale: string, project: Project): boolean {
  const { prevailing } = project.config;
  const sha256In = (language: string) =>
    sealedSource(version, project, id, language)?.source.sha256;
  const workingIn = (language: string) => project.working.get(language)?.get(id)?.sha256;
  // What a version holds itself stays as it is, even if it only corrects an older translation.
  const isHeld =
    version.texts.get(locale)?.has(id) === true ||
    addedTranslation(version, id, locale) !== undefined;
  return (
    !isHeld &&
    translationOf(version, id, locale, project).state !== 'current' &&
    workingIn(prevailing) === sha256In(prevailing) &&
    workingIn(locale) !== sha256In(locale)
  );
}
