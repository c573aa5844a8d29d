import { stringify } from 'yaml';
import { linePrints } from '../line-prints.ts';
import type { Project } from '../project.ts';
import { sealedFolders } from '../sealed-files.ts';
import type { FileWrite, Plan } from './plan.ts';

const HEAD =
  '# A short print of every line of the sealed files here, so that `npm run statement -- verify` can name a line that was\n' +
  '# touched. It proves nothing: the hashes in the manifest do. `verify --lines` writes it anew for untouched files.\n';

/**
 * The file with the prints of the lines of the files in a sealed folder.
 *
 * @param folder where it lies in `content/`: `versions/2026-11-23`.
 * @param files what lies in it.
 */
export function linesFile(folder: string, files: readonly FileWrite[]): FileWrite {
  const prints = Object.fromEntries(
    files
      .map(({ path, text }) => [path.slice(folder.length + 1), linePrints(text).join(' ')] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return { path: `${folder}/lines.yaml`, text: HEAD + stringify(prints, { lineWidth: 100 }) };
}

/** Plans the prints of the lines of all sealed folders. Expects texts that are as they were sealed. */
export function planLines({ versions }: Project): Plan {
  const writes = versions.flatMap(sealedFolders).map(({ path: folder, files }) =>
    linesFile(
      folder,
      files.map(({ path, text }) => ({ path: `${folder}/${path}`, text })),
    ),
  );
  return { writes };
}
