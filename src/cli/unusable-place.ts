import { Complaint } from './command.ts';

/** What systems say of a file or folder that was named, in words. */
const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of it is a file',
  EEXIST: 'it is there already',
  EACCES: 'you may not use it',
  EPERM: 'you may not use it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
};

/** A complaint about a file or folder that cannot be read or written; nothing for any other error. */
export function unusablePlace(error: unknown): Complaint | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const reason = reasons[code];
  if (reason === undefined || path === undefined) return undefined;
  return new Complaint(
    `${path} cannot be used: ${reason}.`,
    'a file or folder as the help of the command asks for, which you may read and write',
    'name another one (--out, --content), or make room there',
  );
}
