import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { LinePrints } from '../domain/line-prints.ts';
import type { AddedTranslation, ProjectParts, Version } from '../domain/project.ts';
import { addedFiles, namedFiles, sealedFiles } from '../domain/sealed-files.ts';
import type { AddedFile, SealedFile } from '../domain/sealed-files.ts';
import type { TextFile } from '../domain/sections.ts';
import type { PartsCheck } from './check.ts';
import { touchedPlaces } from './touched-places.ts';

/** Sealed texts are as they were when they were sealed, and the manifests form an unbroken chain. */
export const versionsSealed: PartsCheck = ({ project }) => {
  const holders = new Map(project.versions.map((version) => [version.date, holderOf(version)]));
  return project.versions.flatMap((version, index) => [
    ...brokenSeal(version, 'version.yaml', `version ${version.date}`),
    ...brokenChain(version, project.versions[index - 1], project),
    ...touchedTexts(version, holders, project),
    ...strayFiles(version),
    ...brokenTranslations(version, project),
  ]);
};

/** What a version holds for itself and later ones, by path. */
interface Holder extends Pick<Version, 'lines'> {
  readonly sealed: ReadonlyMap<string, SealedFile>;
  readonly added: ReadonlyMap<string, AddedFile>;
}

function holderOf(version: Version): Holder {
  return {
    lines: version.lines,
    sealed: new Map(sealedFiles(version).map((file) => [file.path, file])),
    // What was added first counts.
    added: new Map(
      addedFiles(version)
        .map((file) => [file.path, file] as const)
        .toReversed(),
    ),
  };
}

function brokenSeal(
  { file, text, manifest, sealedSha256, lines }: Version | AddedTranslation,
  name: string,
  what: string,
): Issue[] {
  if (sealedSha256 === manifest.seal) return [];
  return touchedPlaces(text, lines?.[name]).map((touched) => ({
    rule: 'version/seal',
    severity: 'error',
    file,
    place: touched.place,
    message: `The manifest of ${what} was changed after it was published: ${touched.what}.`,
    expected: `a manifest with SHA-256 ${manifest.seal} above its last line`,
    fix: `restore it: git checkout -- ${file}`,
  }));
}

function brokenChain(
  { date, file, manifest }: Version,
  before: Version | undefined,
  { unreadable }: ProjectParts,
): Issue[] {
  const { previous } = manifest;
  if (previous && unreadable.has(manifestOf(previous.version, file))) return [];
  if (previous?.version === before?.date && previous?.sha256 === before?.sha256) return [];
  const isOther = before && previous?.version === before.date;
  return [
    {
      rule: 'version/chain',
      severity: 'error',
      file: isOther ? before.file : file,
      place: fileTop,
      message: isOther
        ? `The manifest of ${before.date} is not the one that ${date} was sealed after.`
        : `The version before ${date} is said to be ${previous?.version ?? 'none'}, and is ${before?.date ?? 'none'}.`,
      expected: previous
        ? `version ${previous.version} with a manifest of hash ${previous.sha256}`
        : 'a first version',
      fix: `restore the sealed files: git checkout -- ${versionsFolder(file)}`,
    },
  ];
}

function touchedTexts(
  { date, file, manifest }: Version,
  holders: ReadonlyMap<string, Holder>,
  { unreadable }: ProjectParts,
): Issue[] {
  return namedFiles(manifest).flatMap(({ path, working, from, sha256 }): Issue[] => {
    const holder = holders.get(from);
    const added = holder?.added.get(path);
    const source = added ? added.source : holder?.sealed.get(path);
    const place = added?.file ?? `${versionsFolder(file)}/${from}/${path}`;
    if (unreadable.has(manifestOf(from, file))) return [];
    const prints = added ? added.prints : holder?.lines?.[path];
    const what = `version ${date}`;
    return touchedText({ file: place, working, sha256, source, prints, what }, unreadable);
  });
}

interface SealedPlace {
  readonly file: string;
  /** Where the working text of it stands, relative to `content/`. */
  readonly working: string;
  /** The hash it was sealed with. */
  readonly sha256: string;
  readonly source: TextFile | undefined;
  readonly prints: LinePrints | undefined;
  /** What it was sealed with: `version 2026-11-23`. */
  readonly what: string;
}

function touchedText(
  { file, working, sha256, source, prints, what }: SealedPlace,
  unreadable: ProjectParts['unreadable'],
): Issue[] {
  if (source?.sha256 === sha256 || unreadable.has(file)) return [];
  const finding = {
    severity: 'error' as const,
    file,
    expected: `the text with SHA-256 ${sha256}`,
    fix: `restore it: git checkout -- ${file}; make the change in content/${working}`,
  };
  if (!source) {
    return [
      {
        ...finding,
        rule: 'version/text-missing',
        place: fileTop,
        message: `A text that ${what} was sealed with is missing.`,
      },
    ];
  }
  return touchedPlaces(source.text, prints).map((touched) => ({
    ...finding,
    rule: 'version/touched',
    place: touched.place,
    message: `This sealed text was changed after it was published (${what}): ${touched.what}.`,
  }));
}

/** What was added to a version is held to the same: its texts, its seals, and a chain that starts at the version. */
function brokenTranslations(version: Version, { unreadable }: ProjectParts): Issue[] {
  const { translations = [] } = version;
  const what = `a translation of version ${version.date}`;
  return [
    ...addedFiles(version).flatMap((added) =>
      touchedText({ ...added, working: `statement/${added.path}`, what }, unreadable),
    ),
    ...translations.flatMap((translation, index) => {
      const { manifest, texts } = translation;
      const before = translations
        .slice(0, index)
        .findLast((other) => other.manifest.locale === manifest.locale);
      const strays = [...texts].filter(([id]) => !(id in manifest.texts));
      return [
        ...brokenSeal(translation, 'translation.yaml', what),
        ...brokenAppend(translation, before ?? version, version),
        ...strays.map(([, text]) => strayFile(text.file, what)),
      ];
    }),
  ];
}

/** A translation lies where it was added, and after what it was added to. */
function brokenAppend(
  { file, manifest }: AddedTranslation,
  before: Version | AddedTranslation,
  version: Version,
): Issue[] {
  const { added, locale, previous } = manifest;
  const place = `${versionsFolder(version.file)}/${manifest.version}/translations/${locale}/${added}/translation.yaml`;
  if (file === place && previous === before.sha256) return [];
  return [
    {
      rule: 'version/chain',
      severity: 'error',
      file: file === place ? before.file : file,
      place: fileTop,
      message:
        file === place
          ? `This manifest is not the one that the translation of ${added} was added after.`
          : 'This translation does not lie where it was added.',
      expected: file === place ? `a manifest of hash ${previous}` : place,
      fix: `restore the sealed files: git checkout -- ${versionsFolder(version.file)}`,
    },
  ];
}

function strayFiles(version: Version): Issue[] {
  return sealedFiles(version)
    .filter(({ sealed }) => sealed?.from !== version.date)
    .map(({ file }) => strayFile(file, `version ${version.date}`));
}

function strayFile(file: string, what: string): Issue {
  return {
    rule: 'version/stray-file',
    severity: 'error',
    file,
    place: fileTop,
    message: `This file is no part of ${what}: its manifest does not name it.`,
    expected: 'only the texts that were sealed',
    fix: `remove it: git rm ${file}`,
  };
}

/** Path of a version's manifest, from that of another one. */
function manifestOf(date: string, other: string): string {
  return `${versionsFolder(other)}/${date}/version.yaml`;
}

/** The folder of all versions, from the path of a manifest. */
function versionsFolder(manifest: string): string {
  return manifest.replace(/\/[^/]*\/version\.yaml$/, '');
}
