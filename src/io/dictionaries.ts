import { encodingIssue } from '../domain/encoding.ts';
import type { Issue } from '../domain/issue.ts';
import type { Dictionary, DictionarySource, Project } from '../domain/project.ts';
import { dictionary } from '../domain/schema/index.ts';
import type { readYaml } from '../domain/schema/index.ts';
import { join, list, projectPath, readText } from './files.ts';

/**
 * Interface words per locale: the shipped `src/i18n/dictionaries/<locale>.json`, and over them, key by key, the
 * organisation's own `content/dictionaries/<locale>.yaml` (or `.json`: YAML reads both).
 */
export async function readDictionaries(
  projectRoot: string,
  content: string,
  issues: Issue[],
  yaml: typeof readYaml,
): Promise<Pick<Project, 'dictionaries' | 'dictionarySources'>> {
  const merged: Record<string, Dictionary> = {};
  const sources: DictionarySource[] = [];
  const shipped = join(projectRoot, 'src', 'i18n', 'dictionaries');
  for (const folder of [shipped, join(content, 'dictionaries')]) {
    for (const name of (await list(folder)).files) {
      const source = await readText(projectRoot, join(folder, name));
      const locale = /^(.+)\.(?:json|ya?ml)$/.exec(name)?.[1];
      if (!source || !locale) continue;
      const file = projectPath(join(content, '..'), join(folder, name));
      const issue = encodingIssue({ ...source, file });
      if (issue) {
        issues.push(issue);
        continue;
      }
      const checked = yaml({ ...source, file, rule: 'dictionary/invalid' }, dictionary);
      issues.push(...checked.issues);
      if (!checked.data) continue;
      merged[locale] = overlay(merged[locale] ?? {}, checked.data);
      const isShipped = folder === shipped;
      sources.push({ locale, file, text: source.text, words: checked.data, isShipped });
    }
  }
  return { dictionaries: merged, dictionarySources: sources };
}

function overlay(below: Dictionary, above: Dictionary): Dictionary {
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const [low, high] = [below[key], above[key]];
      return [
        key,
        typeof low === 'object' && typeof high === 'object'
          ? overlay(low, high)
          : (high ?? low ?? ''),
      ];
    }),
  );
}
