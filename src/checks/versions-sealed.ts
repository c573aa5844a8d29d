import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Project, Version } from '../domain/project.ts';
import { namedFiles, sealedFiles } from '../domain/sealed-files.ts';
import type { Check } from './check.ts';
import { touchedPlaces } from './touched-places.ts';

/** Sealed texts are as they were when they were sealed, and the manifests form an unbroken chain. */
export const versionsSealed: Check = ({ project }) =>
  project.versions.flatMap((version, index) => [
    ...brokenSeal(version),
    ...brokenChain(version, project.versions[index - 1], project),
    ...touchedTexts(version, project),
    ...strayFiles(version),
  ]);

function brokenSeal({ date, file, text, lines, manifest, sealedSha256 }: Version): Issue[] {
  if (sealedSha256 === manifest.seal) return [];
  return touchedPlaces(text, lines?.['version.yaml']).map(({ place, what }) => ({
    rule: 'version/seal',
    severity: 'error',
    file,
    place,
    message: `The manifest of version ${date} was changed after it was published: ${what}.`,
    expected: `a manifest with SHA-256 ${manifest.seal} above its last line`,
    fix: `restore it: git checkout -- ${file}`,
  }));
}

function brokenChain(
  { date, file, manifest }: Version,
  before: Version | undefined,
  { unreadable }: Project,
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
  { versions, unreadable }: Project,
): Issue[] {
  return namedFiles(manifest).flatMap(({ path, working, from, sha256 }): Issue[] => {
    const holder = versions.find((other) => other.date === from);
    const source = holder && sealedFiles(holder).find((sealed) => sealed.path === path);
    if (source?.sha256 === sha256) return [];
    const place = `${versionsFolder(file)}/${from}/${path}`;
    if (unreadable.has(place) || unreadable.has(manifestOf(from, file))) return [];
    const finding = {
      severity: 'error' as const,
      file: place,
      expected: `the text with SHA-256 ${sha256}`,
      fix: `restore it: git checkout -- ${place}; make the change in content/${working}`,
    };
    if (!source) {
      return [
        {
          ...finding,
          rule: 'version/text-missing',
          place: fileTop,
          message: `A text that version ${date} was sealed with is missing.`,
        },
      ];
    }
    return touchedPlaces(source.text, holder.lines?.[path]).map((touched) => ({
      ...finding,
      rule: 'version/touched',
      place: touched.place,
      message: `This sealed text was changed after it was published (version ${date}): ${touched.what}.`,
    }));
  });
}

function strayFiles(version: Version): Issue[] {
  return sealedFiles(version)
    .filter(({ sealed }) => sealed?.from !== version.date)
    .map(({ file }) => ({
      rule: 'version/stray-file',
      severity: 'error',
      file,
      place: fileTop,
      message: `This file is no part of version ${version.date}: its manifest does not name it.`,
      expected: 'only the texts that were sealed',
      fix: `remove it: git rm ${file}`,
    }));
}

/** Path of a version's manifest, from that of another one. */
function manifestOf(date: string, other: string): string {
  return `${versionsFolder(other)}/${date}/version.yaml`;
}

/** The folder of all versions, from the path of a manifest. */
function versionsFolder(manifest: string): string {
  return manifest.replace(/\/[^/]*\/version\.yaml$/, '');
}
