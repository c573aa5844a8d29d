import { lettersOf } from './text-of-tree.ts';

/** A file that a text was read from. */
export interface SourceFile {
  readonly name: string;
  /** Its text, when it has lines. */
  readonly text: string | undefined;
}

/** A place in a source; without a line in a file that has none. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number | undefined;
}

/** Numbers of letters that may tell a place from all others. */
const SIZES = [24, 12, 8];

/**
 * Where some letters stand in the files of a source: those from a position on, else the last ones before it that the
 * files have exactly once; the beginning where there are none.
 *
 * @param letters letters and digits alone, most of which the files hold.
 */
export function placeOf(
  files: readonly SourceFile[],
  letters: string,
  position: number,
): SourcePlace {
  const lines = files.flatMap(({ name, text = '' }) =>
    text.split('\n').map((line, index) => ({
      letters: lettersOf(line),
      place: { file: name, line: text === '' ? undefined : index + 1 },
    })),
  );
  const all = lines.map((line) => line.letters).join('');
  const findOnce = (stretch: string): number | undefined => {
    const start = stretch === '' ? -1 : all.indexOf(stretch);
    return start < 0 || all.includes(stretch, start + 1) ? undefined : start;
  };
  const lineWith = (index: number): SourcePlace | undefined => {
    let end = 0;
    return lines.find((line) => (end += line.letters.length) > index)?.place;
  };
  for (const size of SIZES) {
    const start = findOnce(letters.slice(position, position + size));
    if (start !== undefined) return lineWith(start) ?? NOWHERE;
  }
  const size = Math.min(...SIZES);
  for (let end = position; end > 0; end -= 1) {
    const stretch = letters.slice(Math.max(0, end - size), end);
    const start = findOnce(stretch);
    if (start !== undefined) return lineWith(start + stretch.length - 1) ?? NOWHERE;
  }
  return lines[0]?.place ?? NOWHERE;
}

const NOWHERE: SourcePlace = { file: '', line: undefined };
