import { basename } from 'node:path';
import { isIsoDate } from '../domain/dates.ts';
import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import { textAboveSeal } from '../domain/plan/publish.ts';
import type { AddedTranslation, Version } from '../domain/project.ts';
import { sealedLines, translationManifest, versionManifest } from '../domain/schema/index.ts';
import { hashText, join, list, projectPath } from './files.ts';
import { readCookies } from './read-cookies.ts';
import { readSections, readTexts, TRANSLATIONS } from './read-texts.ts';
import { readWhereThere } from './reader.ts';
import type { Reader } from './reader.ts';

/** The versions in `<folder>/<date>/`, oldest first; those whose manifest cannot be read are refused and left out. */
export async function readVersions(folder: string, reader: Reader): Promise<Version[]> {
  const { folders } = await list(folder);
  const versions = await Promise.all(folders.map((date) => readVersion(folder, date, reader)));
  return versions.filter((version) => version !== undefined);
}

/** A version; nothing when its folder is none of a version or its manifest cannot be read. */
async function readVersion(
  folder: string,
  date: string,
  reader: Reader,
): Promise<Version | undefined> {
  const { root, read, readYaml, refuse, unreadable } = reader;
  const path = join(folder, date);
  const manifestFile = projectPath(root, join(path, 'version.yaml'));
  if (!isIsoDate(date)) {
    refuse(manifestFile, [
      {
        rule: 'version/date',
        severity: 'error',
        file: manifestFile,
        place: fileTop,
        message: `\`${date}\` is not the name of a version.`,
        expected: 'a day that exists, written as YYYY-MM-DD, such as 2026-11-23',
        fix: 'give the folder the date under which the version was published, or move it out of versions/',
      },
    ]);
    return undefined;
  }
  const [source, cookies, texts, translations, lines] = await Promise.all([
    read(join(path, 'version.yaml')),
    readCookies(join(path, 'cookies.yaml'), reader),
    readTexts(path, reader),
    readTranslations(join(path, TRANSLATIONS), reader),
    readLines(path, reader),
  ]);
  if (!source) {
    if (!unreadable.has(manifestFile)) {
      refuse(manifestFile, [manifestMissing(manifestFile, 'A version')]);
    }
    return undefined;
  }
  const { data, issues } = readYaml({ ...source, rule: 'version/manifest' }, versionManifest);
  if (!data) {
    refuse(manifestFile, issues);
    // Nobody knows what they belong to: what they hold is unread too.
    for (const { file, text } of [...texts.values()].flatMap((ofLocale) => [...ofLocale.values()]))
      refuse(file, [], text);
    return undefined;
  }
  return {
    date,
    ...source,
    manifest: data,
    sealedSha256: hashText(textAboveSeal(source.text)),
    texts,
    cookies,
    translations,
    lines,
  };
}

/** The prints of the lines of the files in a sealed folder; nothing where they were not written. */
async function readLines(folder: string, reader: Reader): Promise<Version['lines']> {
  const path = join(folder, 'lines.yaml');
  return (await readWhereThere(reader, path, sealedLines, 'version/lines'))?.data;
}

/** What was added to a version, in `<folder>/<locale>/<day>/`. */
async function readTranslations(folder: string, reader: Reader): Promise<AddedTranslation[]> {
  const { root, read, readYaml, refuse, unreadable } = reader;
  const translations: AddedTranslation[] = [];
  for (const locale of (await list(folder)).folders) {
    for (const day of (await list(join(folder, locale))).folders) {
      const path = join(folder, locale, day);
      const file = projectPath(root, join(path, 'translation.yaml'));
      const source = await read(join(path, 'translation.yaml'));
      const texts = await readSections(path, locale, reader);
      if (!source) {
        if (!unreadable.has(file)) refuse(file, [manifestMissing(file, 'An added translation')]);
        continue;
      }
      const { data, issues } = readYaml(
        { ...source, rule: 'version/manifest' },
        translationManifest,
      );
      if (issues.length > 0) refuse(file, issues);
      if (!data) continue;
      const sealedSha256 = hashText(textAboveSeal(source.text));
      const lines = await readLines(path, reader);
      translations.push({ ...source, manifest: data, sealedSha256, texts, lines });
    }
  }
  return translations;
}

function manifestMissing(file: string, what: string): Issue {
  return {
    rule: 'version/manifest',
    severity: 'error',
    file,
    place: fileTop,
    message: `${what} without its manifest.`,
    expected: `a file ${basename(file)} written by \`npm run statement -- publish\``,
    fix: `restore it: git checkout -- ${file}`,
  };
}
