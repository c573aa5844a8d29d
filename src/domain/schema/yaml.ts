import type { z } from 'astro/zod';
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { Document, Node, Pair, YAMLParseError } from 'yaml';
import type { Issue, Place } from '../issue.ts';
import type { RuleId } from '../rules.ts';

/** Data that passed its schema, or the findings that say why it did not. */
export type Checked<T> =
  | { readonly data: T; readonly issues: readonly [] }
  | { readonly data?: never; readonly issues: readonly Issue[] };

export interface YamlSource {
  readonly text: string;
  readonly file: string;
  /** Lines of the file that stand before the text (1 for front matter). */
  readonly linesBefore?: number;
  /** Rule that findings about the shape of the data carry. */
  readonly rule: RuleId;
}

/**
 * Reads YAML and checks it against a schema.
 *
 * @returns the data, or the first mistake of its syntax, or every one of its schema, with their places. Nothing is thrown.
 */
export function readYaml<S extends z.ZodType>(source: YamlSource, schema: S): Checked<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + (source.linesBefore ?? 0), column: col };
  };

  // The parser stumbles over one mistake many times.
  const [error] = document.errors;
  if (error) {
    return {
      issues: [
        {
          rule: 'yaml/syntax',
          severity: 'error',
          file: source.file,
          place: place(mistakeOf(error, document)),
          message: `This is not valid YAML: ${sentence(error.message)}`,
          expected:
            'YAML: `key: value` lines, spaces for indentation, quotes around a value with a colon in it',
          fix: 'correct this line',
        },
      ],
    };
  }

  const result = schema.safeParse(toData(document));
  if (result.success) return { data: result.data, issues: [] };
  return {
    issues: result.error.issues.flatMap(flatten).map((problem) => ({
      rule: source.rule,
      severity: 'error',
      file: source.file,
      place: place(offsetOf(document, problem.path)),
      ...explain(problem),
    })),
  };
}

/** Offset of a mistake. What is left open is noticed where something else comes; the mistake is where it began. */
function mistakeOf(
  { code, pos: [noticed] }: Pick<YAMLParseError, 'code' | 'pos'>,
  document: Document,
): number {
  let begun = noticed;
  if (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR') return begun;
  visit(document, {
    Node: (_, node) => {
      const isOpen = isCollection(node)
        ? node.flow
        : isScalar(node) && node.type?.startsWith('QUOTE');
      if (isOpen && node.range?.[1] === noticed) begun = node.range[0];
    },
  });
  return begun;
}

/** Place of the deepest key or value on a path that a YAML text has. */
export function placeInYaml(text: string, path: readonly PropertyKey[]): Place {
  return yamlPlaces(text)(path);
}

/** The same for many paths: reads the text once, when it is first asked for a place. */
export function yamlPlaces(text: string): (path: readonly PropertyKey[]) => Place {
  let read: { document: Document; lines: LineCounter } | undefined;
  return (path) => {
    read ??= withLines(text);
    const { line, col } = read.lines.linePos(offsetOf(read.document, path));
    return { line, column: col };
  };
}

/**
 * The keys that values stand under: `regulators.authority.name.nl`. Reads the text once, when it is first asked.
 *
 * @returns for a place in a key or a value, the path of that key; nothing for any other place.
 */
export function yamlKeys(text: string): (place: Place) => string | undefined {
  let read: ReturnType<typeof withLines> | undefined;
  return ({ line, column }) => {
    read ??= withLines(text);
    const offset = (read.lines.lineStarts[line - 1] ?? Infinity) + column - 1;
    let keys: string | undefined;
    visit(read.document, {
      Scalar: (_, node, ancestors) => {
        const [start, end] = node.range ?? [0, 0];
        if (offset < start || offset >= end) return undefined;
        const way = [...ancestors, node];
        keys = way
          .flatMap((step, index): (string | number)[] => {
            if (isPair(step)) return [String(step.key)];
            return isSeq(step) ? [step.items.indexOf(way[index + 1])] : [];
          })
          .join('.');
        return visit.BREAK;
      },
    });
    return keys;
  };
}

function withLines(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lines };
}

/** YAML allows endless aliases; a file that asks for them is refused as empty rather than expanded. */
function toData(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    return undefined;
  }
}

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly missing: boolean;
  readonly unknownKey?: string;
  readonly expected?: string;
}

function flatten(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: issue.message,
      missing: false,
      unknownKey: key,
    }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map((inner) => ({
      path: issue.path,
      message: inner.message,
      missing: false,
      expected: inner.message,
    }));
  }
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  const expected =
    issue.code === 'invalid_type'
      ? (kinds[issue.expected] ?? `a ${issue.expected}`)
      : issue.code === 'invalid_value'
        ? `one of ${issue.values.map(String).join(', ')}`
        : issue.message;
  return [{ path: issue.path, message: issue.message, missing, expected }];
}

/** What editors of YAML call the kinds of values. */
const kinds: Readonly<Record<string, string>> = {
  object: 'lines such as `key: value`',
  array: 'a list, each item on a line that begins with `- `',
};

function explain(problem: Problem): Pick<Issue, 'message' | 'expected' | 'fix'> {
  const name = problem.path.length > 0 ? `\`${problem.path.map(String).join('.')}\`` : 'The file';
  if (problem.unknownKey !== undefined) {
    return {
      message: `${name} is not a known key.`,
      expected: 'only the keys named in docs/editors/content.md',
      fix: `remove or rename \`${problem.unknownKey}\``,
    };
  }
  const expected = problem.expected ?? problem.message;
  if (problem.missing) {
    return { message: `${name} is missing.`, expected, fix: `add ${name}` };
  }
  return { message: `${name} is not what it should be.`, expected, fix: `write ${expected}` };
}

/** Offset of the deepest node on the path that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? (node.items as Pair<Node, Node>[]).find((item) => String(item.key) === String(key))
      : undefined;
    if (pair) offset = pair.key.range?.[0] ?? offset;
    const next: unknown = node.get(key, true);
    if (!isNode(next)) break;
    if (!pair) offset = next.range?.[0] ?? offset;
    node = next;
  }
  return offset;
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
