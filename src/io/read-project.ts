import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { ProcessingSource } from '../domain/processing/activities.ts';
import type { FreePage, Project, ProjectParts, SearchWordsFile } from '../domain/project.ts';
import {
  checksConfig,
  pageFrontMatter,
  processingContent,
  readYaml,
  rightsContent,
  searchWords as searchWordsSchema,
  siteConfig,
  statementOutline,
} from '../domain/schema/index.ts';
import { readMdxFile } from '../domain/sections.ts';
import { refuseDeadLinks } from './dead-links.ts';
import { readDictionaries } from './dictionaries.ts';
import { join, list, namesFrom, projectPath } from './files.ts';
import { readCookies } from './read-cookies.ts';
import { readTexts } from './read-texts.ts';
import { readVersions } from './read-versions.ts';
import { createReader, readOptional, readRequired, readWhereThere } from './reader.ts';
import type { Reader } from './reader.ts';

/** Folder of the software itself. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A project read from disk, with the findings about its files. */
export interface ReadResult {
  /** Nothing when `site.yaml` or `statement.yaml` is missing or broken, or texts hide behind links that lead to nothing. */
  readonly project?: Project;
  /** What can be judged all the same. */
  readonly parts: ProjectParts;
  readonly issues: readonly Issue[];
}

/**
 * Reads an organisation's `content/` folder.
 *
 * @param content absolute path of the folder.
 * @param options `versions: false` leaves the sealed versions unread; `yaml` reads YAML against a schema.
 * @returns the project with all findings about single files; nothing is thrown for what an editor wrote.
 */
export async function readProject(
  content: string,
  {
    versions: withVersions = true,
    yaml = readYaml,
  }: { readonly versions?: boolean; readonly yaml?: typeof readYaml } = {},
): Promise<ReadResult> {
  const root = namesFrom(content);
  const issues: Issue[] = [];
  const reader = createReader(root, issues, yaml);
  const { hidesTexts } = await refuseDeadLinks(content, reader);

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
  const words = await readDictionaries(projectRoot, content, issues, yaml);
  for (const folder of ['statement', 'pages']) {
    const path = join(content, folder);
    if (!reader.unreadable.has(projectPath(root, path)))
      issues.push(...(await strayFiles(path, root)));
  }
  const searchWords = await readSearchWords(join(content, 'search'), reader);
  const parts: ProjectParts = {
    checks: { ...checks.data, file: checks.file, text: checks.text },
    working,
    cookies,
    unreadable: reader.unreadable,
    versions,
    pages,
    processing,
    rights: rights.data,
    rightsFile: rights.file,
    rightsText: rights.text,
    ...words,
    searchWords,
  };
  if (hidesTexts)
    return { parts: { ...parts, working: new Map(), versions: [], pages: [] }, issues };
  if (!config || !outline) return { parts, issues };

  return {
    project: {
      ...parts,
      config: config.data,
      configFile: config.file,
      configText: config.text,
      outline: outline.data,
      outlineFile: outline.file,
      outlineText: outline.text,
    },
    parts,
    issues,
  };
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
async function readProcessing(path: string, reader: Reader): Promise<ProcessingSource | undefined> {
  const found = await readWhereThere(reader, path, processingContent, 'processing/invalid');
  return found && { file: found.file, text: found.text, content: found.data };
}

/** Search words in `<folder>/<locale>.yaml`. */
async function readSearchWords(
  folder: string,
  reader: Reader,
): Promise<Record<string, SearchWordsFile>> {
  const words: Record<string, SearchWordsFile> = {};
  for (const name of (await list(folder)).files.filter((file) => file.endsWith('.yaml'))) {
    const path = join(folder, name);
    const found = await readWhereThere(reader, path, searchWordsSchema, 'search/invalid');
    if (!found) continue;
    const { data, ...source } = found;
    words[name.slice(0, -'.yaml'.length)] = { ...data, ...source };
  }
  return words;
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
