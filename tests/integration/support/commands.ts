import { spawn } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../../src/io/read-project.ts';

/** Copies the fixture's content into a folder; gives the path of the copy. */
export async function copyOfFixture(folder: string): Promise<string> {
  const content = join(folder, 'content');
  await cp(join(projectRoot, 'tests/fixtures/trapkracht/content'), content, { recursive: true });
  return content;
}

/** Texts of all files below a folder, by their paths. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(
    paths.map(
      async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const,
    ),
  );
  return Object.fromEntries(texts);
}

/** Replaces something in a file of a content folder. Throws when it is not there. */
export async function edit(
  content: string,
  file: string,
  pattern: string | RegExp,
  replacement: string,
): Promise<void> {
  const path = join(content, file);
  const before = await readFile(path, 'utf8');
  const after = before.replace(pattern, replacement);
  if (after === before) throw new Error(`${file} does not hold ${String(pattern)}`);
  await writeFile(path, after);
}

/** How a program ended, and all it printed. */
export interface Run {
  /** -1 when it was killed. */
  readonly code: number;
  readonly output: string;
}

/** Runs a program in the project's folder, with an environment besides this one's and with what people type. */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input = '',
): Promise<Run> {
  const child = spawn(command, args, { cwd: projectRoot, env: { ...process.env, ...env } });
  let output = '';
  // A program may end before it has read what people type.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  return { code: code ?? -1, output };
}

/** Runs commands of the command line on a content folder, on a day. */
export function runOn(today: string) {
  return (content: string, ...args: string[]): Promise<Run> =>
    run(process.execPath, [
      join(projectRoot, 'src/cli/main.ts'),
      ...[...args, '--content', content, '--today', today],
    ]);
}
