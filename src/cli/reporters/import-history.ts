import type { Plan } from '../../domain/plan/plan.ts';
import type { History } from '../../importers/history.ts';
import { formatTable } from './table.ts';
import { formatIssues } from './terminal.ts';
import { formatProof, formatRemarks } from './import.ts';

/** The import of a history for a terminal: its versions, what was folded, what was left out, the proof. */
export function formatHistory({ versions, folded }: History, plan: Plan): string {
  const unproven = versions.filter(
    ({ text }) => text.proof.differences.length > 0 || text.issues.length > 0,
  );
  const words = versions.reduce((sum, { text }) => sum + text.proof.words, 0);
  const parts = [
    formatTable([
      ['version', 'commit', 'words', 'sections', 'kind', 'note'],
      ...versions.map(({ date, commit, kind, note, text }) => [
        date,
        short(commit),
        String(text.proof.words),
        String(text.sections.length),
        kind,
        note,
      ]),
    ]),
    ...(folded.length === 0
      ? []
      : [
          formatTable([
            ['folded in', 'commit', 'because'],
            ...folded.map(({ date, commit, reason }) => [date, short(commit), reason]),
          ]),
        ]),
    // What a version leaves out, the others mostly leave out too.
    formatRemarks([
      ...new Map(
        versions
          .flatMap(({ text }) => text.remarks)
          .map((remark) => [`${remark.kind} ${remark.message}`, remark]),
      ).values(),
    ]),
    unproven.length === 0
      ? `Proven: in each of ${String(versions.length)} versions the words are those of its commit, in the same order (${String(words)} words in all).`
      : unproven
          .map(({ date, text }) =>
            [date, formatProof(text.proof), formatIssues(text.issues)].join('\n'),
          )
          .join('\n\n'),
    `Writes ${String(plan.writes.length)} files: the versions under content/versions/, the last text under content/statement/.`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function short(commit: string): string {
  return commit.slice(0, 10);
}
