import type { Edition } from './edition.ts';
import type { IsoDate } from './dates.ts';

/** A version in one language, for programs. Described by `version.schema.json`. */
export interface VersionData {
  readonly $schema: string;
  readonly version: IsoDate;
  readonly locale: string;
  readonly lang: string;
  readonly title: string;
  readonly published: IsoDate;
  readonly effective: IsoDate;
  readonly kind: 'material' | 'editorial';
  readonly proposal: boolean;
  readonly note: string;
  /** SHA-256 of the manifest, and of the manifest before: the chain. */
  readonly sha256: string;
  readonly previous: { readonly version: IsoDate; readonly sha256: string } | null;
  /** The manifest and the sealed files to the letter: what the hashes are of. */
  readonly manifest: string;
  /** The cookie register as it was sealed, and its SHA-256; null when the version has none. */
  readonly cookies: { readonly sha256: string; readonly source: string } | null;
  /** Manifests of translations that were added after the sealing, by which later texts are proven. */
  readonly translations: readonly { readonly sha256: string; readonly manifest: string }[];
  readonly sections: readonly VersionDataSection[];
}

export interface VersionDataSection {
  readonly id: string;
  /** Language of the text: the prevailing one where there is no translation. */
  readonly locale: string;
  /** SHA-256 of the sealed file with the text that prevails. */
  readonly original: string;
  readonly number?: number | undefined;
  readonly title: string;
  readonly slug: string;
  readonly since: IsoDate;
  readonly anchors: readonly string[];
  /** Links inside the statement are written `#anchor`. */
  readonly html: string;
  readonly text: string;
  /** SHA-256 of `source`. */
  readonly sha256: string;
  /** The sealed file, front matter included. */
  readonly source: string;
}

/** One line of the list of versions. Described by `versions.schema.json`. */
export interface VersionListEntry {
  readonly version: IsoDate;
  readonly published: IsoDate;
  readonly effective: IsoDate;
  readonly kind: 'material' | 'editorial';
  readonly proposal: boolean;
  readonly note: string;
  readonly sha256: string;
  readonly url: string;
  readonly data: string;
}

/** An edition as programs get it. */
export function versionData(edition: Edition, lang: string, schema: string): VersionData {
  const {
    version,
    locale,
    title,
    published,
    effective,
    kind,
    proposal,
    note,
    sha256,
    previous,
    manifest,
    cookies,
  } = edition;
  return {
    $schema: schema,
    version,
    locale,
    lang,
    title,
    published,
    effective,
    kind,
    proposal,
    note,
    sha256,
    previous: previous ?? null,
    manifest,
    cookies: cookies ?? null,
    translations: edition.translations,
    sections: edition.sections.map((section) => ({
      id: section.id,
      locale: section.locale,
      original: section.original,
      number: section.number,
      title: section.title,
      slug: section.slug,
      since: section.since,
      anchors: section.anchors,
      html: section.html,
      text: section.text,
      sha256: section.sha256,
      source: section.source,
    })),
  };
}
