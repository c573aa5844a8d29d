import { linePrints } from '../domain/line-prints.ts';
import { sealedFiles } from '../domain/sealed-files.ts';
import type { Check } from './check.ts';

/** Every sealed file has the prints of its lines, so that a touched line can be named. */
export const linesKnown: Check = ({ project: { versions } }) =>
  versions.flatMap((version) => {
    const { date, file, text, manifest, sealedSha256, lines = {} } = version;
    // What was touched is another rule's to tell.
    const untouched = [
      ...(sealedSha256 === manifest.seal ? [{ path: 'version.yaml', text }] : []),
      ...sealedFiles(version).filter(({ sha256, sealed }) => sha256 === sealed?.sha256),
    ];
    const unknown = untouched.filter(
      (one) => lines[one.path]?.join(' ') !== linePrints(one.text).join(' '),
    );
    if (unknown.length === 0) return [];
    const names = unknown.map(({ path }) => path).join(', ');
    return [
      {
        rule: 'version/lines',
        severity: 'warning' as const,
        file: file.replace(/[^/]*$/, 'lines.yaml'),
        place: { line: 1, column: 1 },
        message: `The prints of the lines of version ${date} are missing or of another text: ${names}.`,
        expected: 'a print of every line, so that `verify` can name a line that is touched',
        fix: 'npm run statement -- verify --lines',
      },
    ];
  });
