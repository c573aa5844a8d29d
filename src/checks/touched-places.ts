import type { Place } from '../domain/issue.ts';
import { touchedLines } from '../domain/line-prints.ts';
import type { LinePrints, TouchedLines } from '../domain/line-prints.ts';

/** Where a sealed file was touched, and what happened there: at least one place, also where no line can be named. */
export function touchedPlaces(
  text: string,
  prints: LinePrints | undefined,
): { readonly place: Place; readonly what: string }[] {
  const stretches = prints ? touchedLines(text, prints) : [];
  if (stretches.length === 0) {
    const what = prints
      ? 'every line has the print it was sealed with, so what differs cannot be seen in a line'
      : 'which line cannot be said, as lines.yaml does not know this file';
    return [{ place: { line: 1, column: 1 }, what }];
  }
  return stretches.map((stretch) => ({
    place: { line: stretch.line, column: 1 },
    what: describe(stretch),
  }));
}

function describe({ line, now, sealed }: TouchedLines): string {
  const stretch = now > 1 ? `lines ${line} to ${line + now - 1}` : `line ${line}`;
  if (sealed === 0) return `${stretch} ${now > 1 ? 'were' : 'was'} added`;
  if (now === 0) return `${count(sealed)} taken out above line ${line}`;
  return now === sealed
    ? `${stretch} ${now > 1 ? 'read' : 'reads'} otherwise`
    : `${stretch} stand${now > 1 ? '' : 's'} where ${count(sealed)} sealed`;
}

function count(lines: number): string {
  return lines === 1 ? 'one line was' : `${lines} lines were`;
}
