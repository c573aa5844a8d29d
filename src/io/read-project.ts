import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'astro/zod';
import { isIsoDate } from '../domain/dates.ts';
import type { Issue } from '../domain/issue.ts';
import { textAboveSeal } from '../domain/plan/publish.ts';
import type { FreePage, Project, SectionTexts, Version } from '../domain/project.ts';
import type { RegisterSource } from '../domain/cookies/register.ts';
import {
  cookieRegister,
  pageFrontMatter,
  readYaml,
  sealedLines,
  rightsContent,
  siteConfig,
  statementOutline,
  versionManifest,
} from '../domain/schema/index.ts';
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
  const root = dirname(content);
  const read = (path: string) => readText(root, path);

  const configFile = join(content, 'site.yaml');
  const outlineFile = join(content, 'statement', 'statement.yaml');
  const [config, outline] = await Promise.all([
    readRequired(read, root, configFile, siteConfig, 'config/invalid', issues),
    readRequired(read, root, outlineFile, statementOutline, 'statement/invalid', issues),
  ]);
  const cookies = await readCookies(join(content, 'cookies.yaml'), read, issues);
  const working = await readTexts(join(content, 'statement'), read, issues);
  const versions = withVersions
    ? await readVersions(join(content, 'versions'), root, read, issues)
    : [];
  const pages = await readPages(join(content, 'pages'), read, issues);
  const rightsFile = join(content, 'rights.yaml');
  const rights = await readOptional(read, rightsFile, rightsContent, 'rights/invalid', issues);
  const dictionaries = await readDictionaries(projectRoot, content, issues);
  if (!config || !outline) return { issues };

  return {
    project: {
      config,
      configFile: projectPath(root, configFile),
      outline,
      outlineFile: projectPath(root, outlineFile),
      working,
      cookies,
      versions,
      pages,
      rights: rights ?? rightsContent.parse({}),
      rightsFile: projectPath(root, rightsFile),
      dictionaries,
    },
    issues,
  };
}

type Read = (path: string) => Promise<TextFile | undefined>;

async function readRequired<S extends z.ZodType>(
  read: Read,
  root: string,
  path: string,
  schema: S,
  rule: string,
  issues: Issue[],
): Promise<z.output<S> | undefined> {
  const source = await read(path);
  if (!source) {
    const file = projectPath(root, path);
    issues.push({
      rule: 'file/missing',
      severity: 'error',
      file,
      message: 'This file is missing.',
      expected: `a file ${file}; docs/editors/content.md shows what stands in it`,
      fix: `create it, or restore it: git checkout -- ${file}`,
    });
    return undefined;
  }
  return accept(source, schema, rule, issues);
}

async function readOptional<S extends z.ZodType>(
  read: Read,
  path: string,
  schema: S,
  rule: string,
  issues: Issue[],
): Promise<z.output<S> | undefined> {
  const source = await read(path);
  if (!source) return undefined;
  return accept(source, schema, rule, issues);
}

function accept<S extends z.ZodType>(
  source: TextFile,
  schema: S,
  rule: string,
  issues: Issue[],
): z.output<S> | undefined {
  const checked = readYaml({ ...source, rule }, schema);
  issues.push(...checked.issues);
  return checked.data;
}

/** A cookie register; nothing when there is none or it is broken. */
async function readCookies(
  path: string,
  read: Read,
  issues: Issue[],
): Promise<RegisterSource | undefined> {
  const source = await read(path);
  if (!source) return undefined;
  const checked = readYaml({ ...source, rule: 'cookies/invalid' }, cookieRegister);
  issues.push(...checked.issues);
  return checked.data && { ...source, register: checked.data };
}

/** Sections in `<folder>/<locale>/<id>.mdx`. */
async function readTexts(folder: string, read: Read, issues: Issue[]): Promise<SectionTexts> {
  const { folders } = await list(folder);
  const texts = new Map<string, ReadonlyMap<string, SectionSource>>();
  for (const locale of folders) {
    const sections = new Map<string, SectionSource>();
    const { files } = await list(join(folder, locale));
    for (const name of files.filter((file) => file.endsWith('.mdx'))) {
      const source = await read(join(folder, locale, name));
      if (!source) continue;
      const id = name.slice(0, -'.mdx'.length);
      const result = readSection(source, id, locale);
      if ('section' in result) sections.set(id, result.section);
      else issues.push(...result.issues);
    }
    texts.set(locale, sections);
  }
  return texts;
}

async function readVersions(
  folder: string,
  root: string,
  read: Read,
  issues: Issue[],
): Promise<Version[]> {
  const versions: Version[] = [];
  for (const date of (await list(folder)).folders) {
    const path = join(folder, date);
    if (!isIsoDate(date)) {
      issues.push({
        rule: 'version/date',
        severity: 'error',
        file: projectPath(root, path),
        message: `\`${date}\` is not the name of a version.`,
        expected: 'a day that exists, written as YYYY-MM-DD, such as 2026-11-23',
        fix: 'give the folder the date under which the version was published, or move it out of versions/',
      });
      continue;
    }
    const source = await read(join(path, 'version.yaml'));
    const texts = await readTexts(path, read, issues);
    const cookies = await readCookies(join(path, 'cookies.yaml'), read, issues);
    if (!source) {
      const file = projectPath(root, join(path, 'version.yaml'));
      issues.push({
        rule: 'version/manifest',
        severity: 'error',
        file,
        message: 'A version without its manifest.',
        expected: 'a file version.yaml written by `npm run statement -- publish`',
        fix: `restore it: git checkout -- ${file}`,
      });
      continue;
    }
    const checked = readYaml({ ...source, rule: 'version/manifest' }, versionManifest);
    const lines = await read(join(path, 'lines.yaml'));
    const prints = lines && readYaml({ ...lines, rule: 'version/lines' }, sealedLines);
    issues.push(...checked.issues, ...(prints?.issues ?? []));
    if (checked.data) {
      versions.push({
        date,
        ...source,
        manifest: checked.data,
        sealedSha256: hashText(textAboveSeal(source.text)),
        texts,
        cookies,
        lines: prints?.data,
      });
    }
  }
  return versions;
}

async function readPages(folder: string, read: Read, issues: Issue[]): Promise<FreePage[]> {
  const pages: FreePage[] = [];
  for (const locale of (await list(folder)).folders) {
    const { files } = await list(join(folder, locale));
    for (const name of files.filter((file) => file.endsWith('.mdx'))) {
      const source = await read(join(folder, locale, name));
      if (!source) continue;
      const result = readMdxFile(source, pageFrontMatter);
      if ('issues' in result) issues.push(...result.issues);
      else pages.push({ id: name.slice(0, -'.mdx'.length), locale, ...source, ...result });
    }
  }
  return pages;
}
