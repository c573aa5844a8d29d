import type { Gap, Line, Run } from './lines.ts';

/** How a redline looks in a terminal. */
export interface TerminalOptions {
  /** With colours; without, added and removed words stand in `{+…+}` and `[-…-]`. */
  readonly colour: boolean;
  /** Columns to fill. */
  readonly width: number;
}

/** A redline as text for a terminal. */
export function terminalRedline(
  lines: readonly (Line | Gap)[],
  { colour, width }: TerminalOptions,
): string {
  const show = colour ? coloured : bracketed;
  return lines
    .map((line) => {
      if ('words' in line) return show({ mark: 'note', text: `… ${line.words} words unchanged …` });
      const indent = '  '.repeat(Math.max(0, line.depth - 1));
      const hanging = indent + ' '.repeat(/^[-\d]/.test(line.prefix) ? line.prefix.length : 0);
      return wrap(line.runs, width - hanging.length)
        .map(
          (runs, index) => (index === 0 ? indent + line.prefix : hanging) + runs.map(show).join(''),
        )
        .join('\n');
    })
    .join('\n\n');
}

const ESCAPES = {
  ins: ['\u001b[32;4m', '\u001b[39;24m'],
  del: ['\u001b[31;9m', '\u001b[39;29m'],
  note: ['\u001b[2m', '\u001b[22m'],
} as const;

function coloured({ mark, text }: Run): string {
  if (mark === 'kept') return text;
  const [on, off] = ESCAPES[mark];
  return `${on}${text}${off}`;
}

function bracketed({ mark, text }: Run): string {
  if (mark === 'ins') return `{+${text}+}`;
  if (mark === 'del') return `[-${text}-]`;
  return text;
}

/** Breaks runs between words into lines of at most so many letters. */
function wrap(runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [[]];
  let length = 0;
  const words = runs.flatMap(({ mark, text }): Run[] =>
    mark === 'note'
      ? [{ mark, text }]
      : (text.match(/\s*\S+|\s+/g) ?? []).map((word) => ({ mark, text: word })),
  );
  for (const { mark, text } of words) {
    const breaks = length > 0 && /^\s/.test(text) && length + text.length > width;
    if (breaks) {
      lines.push([]);
      length = 0;
    }
    const shown = breaks ? text.trimStart() : text;
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last?.mark === mark && mark !== 'note') {
      line[line.length - 1] = { mark, text: last.text + shown };
    } else {
      line?.push({ mark, text: shown });
    }
    length += shown.length;
  }
  return lines;
}
