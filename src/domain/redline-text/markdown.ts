import type { Gap, Line, Run } from './lines.ts';

/** A redline as GitHub and GitLab show it in a comment: `<ins>` and `<del>` around words. */
export function markdownRedline(lines: readonly (Line | Gap)[]): string {
  return lines
    .map((line) => {
      if ('words' in line) return `*… ${line.words} words unchanged …*`;
      const words = line.runs.map(marked).join('').trim();
      if (line.prefix.startsWith('#')) return `**${words.replaceAll('**', '')}**`;
      const indent = '  '.repeat(Math.max(0, line.depth - 1));
      return `${indent}${line.prefix === '| ' ? '&vert; ' : line.prefix}${words}`;
    })
    .join('\n\n');
}

function marked({ mark, text }: Run): string {
  if (mark === 'note') return `*${escapeMarkdown(text)}*`;
  const escaped = escapeMarkdown(text);
  if (mark === 'kept') return escaped;
  // Marks right inside a word's edge: `<ins> new</ins>` would lose its space in some viewers.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(escaped) ?? [];
  return words === '' ? escaped : `${before}<${mark}>${words}</${mark}>${after}`;
}

/** Text that Markdown shows to the letter, wherever in a line it stands, and that mentions nobody. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replaceAll('@', '&#64;')
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s)/,
      (_, space: string, sign: string) => `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
    );
}
