import { eachMatch } from './diff/myers.ts';

/**
 * A short print of every line of a text. The SHA-256 in a manifest proves whether a sealed text was touched; these say
 * where, without a second copy of the text. They prove nothing themselves.
 */
export type LinePrints = readonly string[];

/** A stretch of lines that is not as it was sealed. */
export interface TouchedLines {
  /** The first line of the stretch, counted from 1; below what was taken out, when nothing came in its place. */
  readonly line: number;
  /** How many lines stand there now, and how many were sealed. */
  readonly now: number;
  readonly sealed: number;
}

/** The print of each line: FNV-1a in 32 bits over UTF-16 code units, hexadecimal (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function linePrints(text: string): LinePrints {
  return text.replace(/\n$/, '').split('\n').map(print);
}

function print(line: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < line.length; index += 1) {
    hash = Math.imul(hash ^ line.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The stretches of a text that differ from what was sealed, from top to bottom. */
export function touchedLines(text: string, sealed: LinePrints): TouchedLines[] {
  const now = linePrints(text);
  const [as, bs] = [now, sealed].map((prints) => prints.map((one) => parseInt(one, 16)));
  const stretches: TouchedLines[] = [];
  let [nextNow, nextSealed] = [0, 0];
  const close = (untilNow: number, untilSealed: number) => {
    if (untilNow > nextNow || untilSealed > nextSealed) {
      stretches.push({
        line: nextNow + 1,
        now: untilNow - nextNow,
        sealed: untilSealed - nextSealed,
      });
    }
    [nextNow, nextSealed] = [untilNow + 1, untilSealed + 1];
  };
  const matches: [number, number][] = [];
  eachMatch(as ?? [], bs ?? [], (i, j) => matches.push([i, j]));
  for (const [i, j] of matches.toSorted(([a], [b]) => a - b)) close(i, j);
  close(now.length, sealed.length);
  return stretches;
}
