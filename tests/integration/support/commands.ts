import { spawn } from 'node:child_process';
import { cp, readdir, readFile } from 'node:fs/promises';
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

/** Runs commands of the command line on a content folder, on a day. */
export function runOn(today: string) {
  return async (content: string, ...args: string[]): Promise<{ code: number; output: string }> => {
    const child = spawn(
      process.execPath,
      [join(projectRoot, 'src/cli/main.ts'), ...args, '--content', content, '--today', today],
      { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    const code = await new Promise<number | null>((done) => child.on('close', done));
    return { code: code ?? -1, output };
  };
}
