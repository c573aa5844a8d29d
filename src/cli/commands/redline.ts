import { resolve } from 'node:path';
import { redlineHtml } from '../../domain/diff/index.ts';
import { readBytes } from '../../io/files.ts';
import { Complaint } from '../command.ts';
import type { Command } from '../command.ts';
import { readAll } from '../read-all.ts';

export const redline: Command = {
  name: 'redline',
  summary: 'prints the redline of two HTML fragments',
  help: `npm run -s statement -- redline OLD.html NEW.html

Prints the difference between two fragments of HTML as one fragment with <ins> and <del>. Rejecting it gives the old
text, accepting it the new one.`,
  options: {},
  run: async (_values, [before, after]) => {
    if (before === undefined || after === undefined) {
      throw new Complaint('Two files are needed.', 'OLD.html NEW.html', 'name both files');
    }
    const { old, fresh } = await readAll({ old: () => read(before), fresh: () => read(after) });
    console.log(redlineHtml(old, fresh));
    return 0;
  },
};

async function read(path: string): Promise<string> {
  const bytes = await readBytes(resolve(path)).catch(() => undefined);
  if (bytes) return Buffer.from(bytes).toString('utf8');
  throw new Complaint(
    `${path} cannot be read: there is no such file, or it is a folder.`,
    'a file with a fragment of HTML',
    'correct the path',
  );
}
