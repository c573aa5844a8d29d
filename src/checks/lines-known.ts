import { fileTop } from '../domain/issue.ts';
import { linePrints } from '../domain/line-prints.ts';
import { sealedFolders } from '../domain/sealed-files.ts';
import type { PartsCheck } from './check.ts';

/** Every sealed file has the prints of its lines, so that a touched line can be named. */
export const linesKnown: PartsCheck = ({ project: { versions, unreadable } }) =>
  versions.flatMap(sealedFolders).flatMap(({ manifest, files, lines }) => {
    const file = manifest.replace(/[^/]*$/, 'lines.yaml');
    if (unreadable.has(file)) return [];
    // What was touched is another rule's to tell.
    const unknown = files.filter(
      ({ path, text, isAsSealed }) =>
        isAsSealed && lines[path]?.join(' ') !== linePrints(text).join(' '),
    );
    if (unknown.length === 0) return [];
    const names = unknown.map(({ path }) => path).join(', ');
    return [
      {
        rule: 'version/lines',
        severity: 'warning' as const,
        file,
        place: fileTop,
        message: `The prints of the lines of sealed files are missing or of another text: ${names}.`,
        expected: 'a print of every line, so that `verify` can name a line that is touched',
        fix: 'npm run statement -- verify --lines',
      },
    ];
  });
