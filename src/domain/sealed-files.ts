import type { Version } from './project.ts';
import type { SealedText, VersionManifest } from './schema/index.ts';
import type { TextFile } from './sections.ts';

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
