import { dirname } from 'node:path';
import type { z } from 'astro/zod';
import { encodingIssue } from '../domain/encoding.ts';
import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { RuleId } from '../domain/rules.ts';
import type { readYaml } from '../domain/schema/index.ts';
import type { TextFile } from '../domain/sections.ts';
import { projectPath, readText } from './files.ts';

/** How the parts of a project are read: findings go into one list, what cannot be read is remembered. */
export interface Reader {
  readonly root: string;
  /** A text file; nothing when there is none or it is no text. */
  readonly read: (path: string) => Promise<TextFile | undefined>;
  /** Reads YAML against a schema. */
  readonly readYaml: typeof readYaml;
  readonly refuse: (file: string, reasons: readonly Issue[], text?: string) => void;
  readonly unreadable: ReadonlyMap<string, string>;
}

export interface YamlFile<T> {
  readonly data: T;
  readonly file: string;
  readonly text: string;
}

/**
 * Makes a reader.
 *
 * @param root folder that findings give paths from.
 * @param issues gets the findings.
 */
export function createReader(root: string, issues: Issue[], yaml: Reader['readYaml']): Reader {
  const unreadable = new Map<string, string>();
  const refuse: Reader['refuse'] = (file, reasons, text = '') => {
    issues.push(...reasons);
    unreadable.set(file, text);
  };
  const read: Reader['read'] = async (path) => {
    const source = await readText(root, path);
    const issue = source && encodingIssue(source);
    if (!issue) return source;
    refuse(issue.file, [issue], source.text);
    return undefined;
  };
  return { root, read, readYaml: yaml, refuse, unreadable };
}

/** A YAML file without which nothing makes sense; nothing when it is missing or wrong. */
export async function readRequired<S extends z.ZodType>(
  { root, read, readYaml, refuse, unreadable }: Reader,
  path: string,
  schema: S,
  rule: RuleId,
): Promise<YamlFile<z.output<S>> | undefined> {
  const source = await read(path);
  const file = projectPath(root, path);
  if (!source) {
    if (unreadable.has(file) || unreadable.has(dirname(file))) return undefined;
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

/** A YAML file that need not be there; nothing when it is not, or is wrong. */
export async function readWhereThere<S extends z.ZodType>(
  { read, readYaml, refuse }: Reader,
  path: string,
  schema: S,
  rule: RuleId,
): Promise<(TextFile & { readonly data: z.output<S> }) | undefined> {
  const source = await read(path);
  if (!source) return undefined;
  const { data, issues } = readYaml({ ...source, rule }, schema);
  if (issues.length > 0) refuse(source.file, issues);
  return data && { ...source, data };
}

/** A file that may be absent; then, and where it is wrong, its defaults stand in. */
export async function readOptional<S extends z.ZodType>(
  { root, read, readYaml, refuse }: Reader,
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
