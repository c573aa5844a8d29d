import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'astro/zod';
import { isIsoDate } from '../domain/dates.ts';
import { encodingIssue } from '../domain/encoding.ts';
import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import { textAboveSeal } from '../domain/plan/publish.ts';
import type { ProcessingSource } from '../domain/processing/activities.ts';
import type {
  AddedTranslation,
  FreePage,
  Project,
  SearchWordsFile,
  SectionTexts,
  Version,
} from '../domain/project.ts';
import type { RegisterSource } from '../domain/cookies/register.ts';
import {
  cookieRegister,
  checksConfig,
  pageFrontMatter,
  processingContent,
  readYaml,
  sealedLines,
  rightsContent,
  searchWords as searchWordsSchema,
  siteConfig,
  statementOutline,
  translationManifest,
  versionManifest,
} from '../domain/schema/index.ts';
import type { RuleId } from '../domain/rules.ts';
import { readMdxFile, readSection } from '../domain/sections.ts';
import type { SectionSource, TextFile } from '../domain/sections.ts';
import { readDictionaries } from './dictionaries.ts';
import { hashText, join, list, projectPath, readText } from './files.ts';

/** Folder of the software itself. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A project read from disk, or, where that is impossible, only the findings. */
export interface ReadResult {
  /** Nothing when a file without which nothing makes sense is missing or broken. */
  readonly project?: Project;
  readonly issues: readonly Issue[];
}

/**
 * Reads an organisation's `content/` folder.
 *
 * @param content absolute path of the folder.
 * @param options `versions: false` leaves the sealed versions unread.
 * @returns the project with all findings about single files; nothing is thrown for what an editor wrote.
 */
export async function readProject(
  content: string,
  { versions: withVersions = true }: { readonly versions?: boolean } = {},
): Promise<ReadResult> {
  const issues: Issue[] = [];
  const unreadable = new Map<string, string>();
  const root = dirname(content);
  const refuse = (file: string, reasons: readonly Issue[], text = '') => {
    issues.push(...reasons);
    unreadable.set(file, text);
  };
  const read = async (path: string): Promise<TextFile | undefined> => {
    const source = await readText(root, path);
    const issue = source && encodingIssue(source);
    if (!issue) return source;
    refuse(issue.file, [issue], source.text);
    return undefined;
  };
  const reader: Reader = { root, read, refuse, unreadable };

  const configFile = join(content, 'site.yaml');
  const outlineFile = join(content, 'statement', 'statement.yaml');
  const checksFile = join(content, 'checks.yaml');
  const [config, outline, checks] = await Promise.all([
    readRequired(reader, configFile, siteConfig, 'config/invalid'),
    readRequired(reader, outlineFile, statementOutline, 'statement/invalid'),
    readOptional(reader, checksFile, checksConfig, 'checks/invalid'),
  ]);
  const cookies = await readCookies(join(content, 'cookies.yaml'), reader);
  const working = await readTexts(join(content, 'statement'), reader);
  const versions = withVersions ? await readVersions(join(content, 'versions'), reader) : [];
  const pages = await readPages(join(content, 'pages'), reader);
  const processing = await readProcessing(join(content, 'processing.yaml'), reader);
  const rights = await readOptional(
    reader,
    join(content, 'rights.yaml'),
    rightsContent,
    'rights/invalid',
  );
  const words = await readDictionaries(projectRoot, content, issues);
  for (const folder of ['statement', 'pages']) {
    issues.push(...(await strayFiles(join(content, folder), root)));
  }
  const searchWords = await readSearchWords(join(content, 'search'), reader);
  if (!config || !outline) return { issues };

  return {
    project: {
      config: config.data,
      configFile: config.file,
      configText: config.text,
      outline: outline.data,
      outlineFile: outline.file,
      outlineText: outline.text,
      checks: { ...checks.data, file: checks.file, text: checks.text },
      working,
      cookies,
      unreadable,
      versions,
      pages,
      processing,
      rights: rights.data,
      rightsFile: rights.file,
      rightsText: rights.text,
      ...words,
      searchWords,
    },
    issues,
  };
}

/** How the parts of a project are read: findings go into one list, what cannot be read is remembered. */
interface Reader {
  readonly root: string;
  /** A text file; nothing when there is none or it is no text. */
  readonly read: (path: string) => Promise<TextFile | undefined>;
  readonly refuse: (file: string, reasons: readonly Issue[], text?: string) => void;
  readonly unreadable: ReadonlyMap<string, string>;
}

interface YamlFile<T> {
  readonly data: T;
  readonly file: string;
  readonly text: string;
}

async function readRequired<S extends z.ZodType>(
  { root, read, refuse, unreadable }: Reader,
  path: string,
  schema: S,
  rule: RuleId,
): Promise<YamlFile<z.output<S>> | undefined> {
  const source = await read(path);
  const file = projectPath(root, path);
  if (!source) {
    if (unreadable.has(file)) return undefined;
    refuse(file, [
      {
        rule: 'file/missing',
        severity: 'error',
        file,
        place: fileTop,
        message: 'This file is missing.',
        expected: `a file ${file}; docs/editors/content.md shows what stands in it`,
        fix: `create it, or restore it: git checkout -- ${file}`,
      },
    ]);
    return undefined;
  }
  const { data, issues } = readYaml({ ...source, rule }, schema);
  if (issues.length > 0) refuse(file, issues);
  return data && { data, file, text: source.text };
}

/** A file that may be absent; then, and where it is wrong, its defaults stand in. */
async function readOptional<S extends z.ZodType>(
  { root, read, refuse }: Reader,
  path: string,
  schema: S,
  rule: RuleId,
): Promise<YamlFile<z.output<S>>> {
  const source = await read(path);
  const file = projectPath(root, path);
  const { data, issues } = readYaml({ text: source?.text ?? '{}', file, rule }, schema);
  if (issues.length > 0) refuse(file, issues);
  return { data: data ?? schema.parse({}), file, text: source?.text ?? '' };
}

/** Files in the folders of the languages that are no texts. */
async function strayFiles(folder: string, root: string): Promise<Issue[]> {
  const strays: Issue[] = [];
  for (const locale of (await list(folder)).folders) {
    const path = join(folder, locale);
    const { files, folders } = await list(path);
    for (const name of [...files.filter((file) => !file.endsWith('.mdx')), ...folders]) {
      strays.push({
        rule: 'file/unread',
        severity: 'warning',
        file: projectPath(root, join(path, name)),
        place: fileTop,
        message: 'Nothing reads this.',
        expected: 'only texts, whose names end in .mdx, in the folder of a language',
        fix: 'rename it to end in .mdx, or move it out of content/',
      });
    }
  }
  return strays;
}

/** The data about processing; nothing when there are none or they are broken. */
async function readProcessing(
  path: string,
  { read, refuse }: Reader,
): Promise<ProcessingSource | undefined> {
  const source = await read(path);
  if (!source) return undefined;
  const { data, issues } = readYaml({ ...source, rule: 'processing/invalid' }, processingContent);
  if (issues.length > 0) refuse(source.file, issues);
  return data && { file: source.file, text: source.text, content: data };
}

/** A cookie register; nothing when there is none or it is broken. */
async function readCookies(
  path: string,
  { read, refuse }: Reader,
): Promise<RegisterSource | undefined> {
  const source = await read(path);
  if (!source) return undefined;
  const { data, issues } = readYaml({ ...source, rule: 'cookies/invalid' }, cookieRegister);
  if (issues.length > 0) refuse(source.file, issues);
  return data && { ...source, register: data };
}

/** Folder of a version with the translations that were added after it was sealed. */
const TRANSLATIONS = 'translations';

/** Sections in `<folder>/<locale>/<id>.mdx`. */
async function readTexts(folder: string, reader: Reader): Promise<SectionTexts> {
  const { folders } = await list(folder);
  const texts = new Map<string, ReadonlyMap<string, SectionSource>>();
  for (const locale of folders.filter((name) => name !== TRANSLATIONS)) {
    texts.set(locale, await readSections(join(folder, locale), locale, reader));
  }
  return texts;
}

/** Sections of one locale in `<folder>/<id>.mdx`. */
async function readSections(
  folder: string,
  locale: string,
  { read, refuse }: Reader,
): Promise<ReadonlyMap<string, SectionSource>> {
  const sections = new Map<string, SectionSource>();
  const { files } = await list(folder);
  for (const name of files.filter((file) => file.endsWith('.mdx'))) {
    const source = await read(join(folder, name));
    if (!source) continue;
    const id = name.slice(0, -'.mdx'.length);
    const result = readSection(source, id, locale);
    if ('section' in result) sections.set(id, result.section);
    else refuse(source.file, result.issues, source.text);
  }
  return sections;
}

/** Search words in `<folder>/<locale>.yaml`. */
async function readSearchWords(
  folder: string,
  { read, refuse }: Reader,
): Promise<Record<string, SearchWordsFile>> {
  const words: Record<string, SearchWordsFile> = {};
  for (const name of (await list(folder)).files.filter((file) => file.endsWith('.yaml'))) {
    const source = await read(join(folder, name));
    if (!source) continue;
    const { data, issues } = readYaml({ ...source, rule: 'search/invalid' }, searchWordsSchema);
    if (issues.length > 0) refuse(source.file, issues);
    if (data) words[name.slice(0, -'.yaml'.length)] = { ...data, ...source };
  }
  return words;
}

async function readVersions(folder: string, reader: Reader): Promise<Version[]> {
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
  const { root, read, refuse, unreadable } = reader;
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
  if (issues.length > 0) refuse(manifestFile, issues);
  return (
    data && {
      date,
      ...source,
      manifest: data,
      sealedSha256: hashText(textAboveSeal(source.text)),
      texts,
      cookies,
      translations,
      lines,
    }
  );
}

/** The prints of the lines of the files in a sealed folder; nothing where they were not written. */
async function readLines(folder: string, { read, refuse }: Reader): Promise<Version['lines']> {
  const source = await read(join(folder, 'lines.yaml'));
  if (!source) return undefined;
  const { data, issues } = readYaml({ ...source, rule: 'version/lines' }, sealedLines);
  if (issues.length > 0) refuse(source.file, issues);
  return data;
}

/** What was added to a version, in `<folder>/<locale>/<day>/`. */
async function readTranslations(folder: string, reader: Reader): Promise<AddedTranslation[]> {
  const { root, read, refuse, unreadable } = reader;
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

async function readPages(folder: string, { read, refuse }: Reader): Promise<FreePage[]> {
  const pages: FreePage[] = [];
  for (const locale of (await list(folder)).folders) {
    const { files } = await list(join(folder, locale));
    for (const name of files.filter((file) => file.endsWith('.mdx'))) {
      const source = await read(join(folder, locale, name));
      if (!source) continue;
      const result = readMdxFile(source, pageFrontMatter);
      if ('issues' in result) refuse(source.file, result.issues, source.text);
      else pages.push({ id: name.slice(0, -'.mdx'.length), locale, ...source, ...result });
    }
  }
  return pages;
}
