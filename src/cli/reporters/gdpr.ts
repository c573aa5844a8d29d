import type { ChecklistLine } from '../../domain/gdpr/checklist.ts';

const STATES: Readonly<Record<ChecklistLine['state'], string>> = {
  found: 'found',
  missing: '**missing**',
  'not-asked': 'not asked: nothing in the text makes it necessary',
  open: 'open: only facts outside the text can tell whether it is needed',
};

/** The list of articles 13 and 14 for a text in one language, as a Markdown table that also reads in a terminal. */
export function formatChecklist(title: string, lines: readonly ChecklistLine[]): string {
  const rows = lines.map(({ article, title: what, state, passages, forLawyer }) => {
    const [first, ...others] = passages;
    const where = first
      ? `${first.file}:${first.place.line}${others.length > 0 ? ` and ${others.length} more` : ''}`
      : '';
    return `| ${[what, article, STATES[state], where, forLawyer].join(' | ')} |`;
  });
  const missing = lines.filter(({ state }) => state === 'missing').length;
  return [
    `## ${title}`,
    '',
    '| what | article | state | where | only a lawyer can judge |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `${lines.filter(({ state }) => state === 'found').length} found, ${missing} missing.`,
  ].join('\n');
}
