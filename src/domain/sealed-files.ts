import type { LinePrints } from './line-prints.ts';
import type { AddedTranslation, Version } from './project.ts';
import type { SealedText, VersionManifest } from './schema/index.ts';
import type { SectionSource, TextFile } from './sections.ts';

/** A file in a version's own folder, the manifest aside. */
export interface SealedFile extends TextFile {
  /** Path within that folder: `nl/your-rights.mdx`. */
  readonly path: string;
  /** What the version's manifest says of it; nothing when it names no such file. */
  readonly sealed: SealedText | undefined;
}

/** A file that a manifest names, in its own folder or in that of an earlier version. */
export interface NamedFile extends SealedText {
  readonly path: string;
  /** Where the working text of it stands, relative to `content/`. */
  readonly working: string;
}

/** The files that a version is made of. */
export function namedFiles({ sections, cookies }: VersionManifest): NamedFile[] {
  return [
    ...sections.flatMap(({ id, texts }) =>
      Object.entries(texts).map(([locale, sealed]) => ({
        ...sealed,
        path: `${locale}/${id}.mdx`,
        working: `statement/${locale}/${id}.mdx`,
      })),
    ),
    ...(cookies ? [{ ...cookies, path: 'cookies.yaml', working: 'cookies.yaml' }] : []),
  ];
}

/** The files in a version's own folder, the manifest aside. */
export function sealedFiles({ manifest, texts, cookies }: Version): SealedFile[] {
  const named = new Map(namedFiles(manifest).map((file) => [file.path, file]));
  const sources = [...texts.values()].flatMap((sections) => [...sections.values()]);
  return [
    ...sources.map((source) => [`${source.locale}/${source.id}.mdx`, source] as const),
    ...(cookies ? [['cookies.yaml', cookies] as const] : []),
  ].map(([path, { file, text, sha256 }]) => ({
    ...{ path, file, text, sha256 },
    sealed: named.get(path),
  }));
}

/** A text that was added to a version after it was sealed. */
export interface AddedFile {
  /** Path that it would have in the version's own folder: `fr/your-rights.mdx`. */
  readonly path: string;
  /** Where it lies. */
  readonly file: string;
  /** The hash that its manifest names. */
  readonly sha256: string;
  /** Nothing when it is gone. */
  readonly source: SectionSource | undefined;
  /** What is kept of its lines. */
  readonly prints: LinePrints | undefined;
}

/** The texts that were added to a version, as their manifests name them. */
export function addedFiles({ translations = [] }: Version): AddedFile[] {
  return translations.flatMap(({ file, manifest, texts, lines }) =>
    Object.entries(manifest.texts).map(([id, sha256]) => ({
      path: `${manifest.locale}/${id}.mdx`,
      file: file.replace(/[^/]*$/, `${id}.mdx`),
      sha256,
      source: texts.get(id),
      prints: lines?.[`${id}.mdx`],
    })),
  );
}

/** A folder that was sealed as a whole: that of a version, or of a translation that was added to one. */
export interface SealedFolder {
  /** Where it lies in `content/`. */
  readonly path: string;
  /** Path of its manifest. */
  readonly manifest: string;
  /** The manifest and what lies beside it, by the path in the folder. */
  readonly files: readonly {
    readonly path: string;
    readonly text: string;
    readonly isAsSealed: boolean;
  }[];
  readonly lines: Readonly<Record<string, LinePrints>>;
}

/** The folders that a version consists of, its own first. */
export function sealedFolders(version: Version): SealedFolder[] {
  const path = `versions/${version.date}`;
  return [
    {
      path,
      manifest: version.file,
      files: [
        manifestIn('version.yaml', version),
        ...sealedFiles(version).map((file) => ({
          path: file.path,
          text: file.text,
          isAsSealed: file.sha256 === file.sealed?.sha256,
        })),
      ],
      lines: version.lines ?? {},
    },
    ...(version.translations ?? []).map((translation) => {
      const { locale, added, texts } = translation.manifest;
      return {
        path: `${path}/translations/${locale}/${added}`,
        manifest: translation.file,
        files: [
          manifestIn('translation.yaml', translation),
          ...[...translation.texts].map(([id, { text, sha256 }]) => ({
            path: `${id}.mdx`,
            text,
            isAsSealed: sha256 === texts[id],
          })),
        ],
        lines: translation.lines ?? {},
      };
    }),
  ];
}

function manifestIn(path: string, { text, sealedSha256, manifest }: Version | AddedTranslation) {
  return { path, text, isAsSealed: sealedSha256 === manifest.seal };
}
