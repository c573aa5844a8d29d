import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A commit that changed a file, and where the file lay then. */
export interface FileCommit {
  readonly id: string;
  /** The day of the commit, in the committer's own time. */
  readonly date: string;
  /** First line of the message. */
  readonly subject: string;
  readonly bytes: Uint8Array;
}

/**
 * All states of one file in the history of a git repository, oldest first; renames are followed, commits that removed the
 * file left out. Throws with git's own words when there is no such repository or file.
 */
export async function readGitHistory(repository: string, path: string): Promise<FileCommit[]> {
  const log = await git(repository, [
    'log',
    '--follow',
    '--diff-filter=d',
    '--name-only',
    '--no-show-signature',
    '--format=%x01%H%x00%cs%x00%s',
    '-z',
    '--',
    path,
  ]);
  const entries = log
    .toString('utf8')
    .split('\u0001')
    .filter((entry) => entry !== '');
  const commits: FileCommit[] = [];
  for (const entry of entries.reverse()) {
    const [id = '', date = '', subject = '', name = ''] = entry.split('\u0000');
    const file = name.replace(/^\n/, '');
    commits.push({ id, date, subject, bytes: await git(repository, ['show', `${id}:${file}`]) });
  }
  return commits;
}

const run = promisify(execFile);

/** Largest file that is read, in bytes. */
const LARGEST = 64 * 1024 * 1024;

async function git(repository: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await run('git', ['-C', repository, ...args], {
    encoding: 'buffer',
    maxBuffer: LARGEST,
  });
  return stdout;
}
