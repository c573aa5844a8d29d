import { relative, resolve, sep } from 'node:path';
import { hasPending } from '../io/apply-plan.ts';
import { deadLinkOn } from '../io/files.ts';
import { projectRoot } from '../io/read-project.ts';
import { Complaint } from './command.ts';

/** What systems say of a file or folder that was named, in words. */
const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of it is a file',
  EEXIST: 'it is there already',
  ELOOP: 'it leads back to itself',
  EACCES: 'you may not use it',
  EPERM: 'you may not use it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
};

/** What a system says when it does not let a program write, with the path where it tells one. */
const REFUSAL = /\b(EACCES|EPERM|EROFS|ENOSPC)\b(?:[^\n']*'([^'\n]+)')?/;

/** Folders in which the software keeps what it works with, whatever is asked of it. */
const OWN = ['.cache', '.astro', 'node_modules'];

/** A complaint about a file or folder that cannot be read or written; nothing for any other error. */
export async function unusablePlace(error: unknown): Promise<Complaint | undefined> {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (path === undefined) return undefined;
  const link = await deadLinkOf(path);
  const reason = link ?? reasons[code];
  if (reason === undefined) return undefined;
  if (isOwn(path) && REFUSAL.test(code)) return unusableSoftware(path, code, reason);
  return new Complaint(
    `${path} cannot be used: ${reason}.`,
    'a file or folder as the help of the command asks for, which you may read and write',
    link === undefined
      ? 'name another one (--out, --content), or make room there'
      : 'name another one (--out, --content), or put a folder where the link leads',
  );
}

/** A complaint about a content folder in which a plan could not be carried out; nothing for an error that is not the disk's. */
export async function unwritableContent(
  content: string,
  error: unknown,
): Promise<Complaint | undefined> {
  const {
    code = '',
    path = content,
    dest = path,
  } = error as NodeJS.ErrnoException & {
    readonly dest?: string;
  };
  const reason = reasons[code];
  if (reason === undefined) return undefined;
  // What is hidden there is nobody's business but the software's.
  const place = relative(content, dest).startsWith('.') ? content : dest;
  const state = (await hasPending(content))
    ? 'What is left to do, the next command does.'
    : 'Nothing was changed.';
  return new Complaint(
    `${place} cannot be written to: ${reason}. ${state}`,
    'a content folder with room, that you may write to',
    `${code === 'ENOSPC' ? 'make room on that disk' : 'give yourself the right to write there'} and run the same command again, or name another folder (--content)`,
  );
}

/** A complaint that the content folder is a link to nothing, or lies behind one; nothing when it is not. */
export async function deadContent(content: string): Promise<Complaint | undefined> {
  const reason = await deadLinkOf(content);
  if (reason === undefined) return undefined;
  return new Complaint(
    `The content folder ${content} cannot be used: ${reason}.`,
    'a folder, or a link that leads to one',
    'name another one (--content), or put a folder where the link leads',
  );
}

/** A complaint that what was said tells of a disk that did not let a program write; nothing when it does not. */
export function unwritableProject(said: string): Complaint | undefined {
  const [, code = '', path = projectRoot] = REFUSAL.exec(said) ?? [];
  const reason = reasons[code];
  return reason === undefined ? undefined : unusableSoftware(path, code, reason);
}

function unusableSoftware(path: string, code: string, reason: string): Complaint {
  const [what, place] = isOwn(path)
    ? [' The software keeps there what it works with.', projectRoot]
    : ['', path];
  return new Complaint(
    `${path} cannot be used: ${reason}.${what}`,
    `${place} with room, that you may read and write`,
    code === 'ENOSPC'
      ? 'make room on that disk and run the same command again'
      : `make ${place} writable for you, with all that is in it, or work in a copy that is yours`,
  );
}

function isOwn(path: string): boolean {
  const [first = ''] = relative(projectRoot, resolve(path)).split(sep);
  return first === '' || OWN.includes(first);
}

async function deadLinkOf(path: string): Promise<string | undefined> {
  const link = await deadLinkOn(resolve(path));
  if (!link) return undefined;
  const what = link.path === resolve(path) ? 'it' : link.path;
  return `${what} is a symbolic link to ${link.target}, which ${
    link.isCircle ? 'leads back to itself' : 'is not there'
  }`;
}
