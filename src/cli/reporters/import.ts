import type { Plan } from '../../domain/plan/plan.ts';
import { countWords } from '../../domain/render/text.ts';
import type { ImportedText } from '../../importers/import-text.ts';
import type { SourcePlace } from '../../importers/place.ts';
import type { Remark } from '../../importers/remark.ts';
import { formatTable } from './table.ts';
import { formatIssues } from './terminal.ts';

/**
 * An import for a terminal: its sections, what is not as it was, the proof, and what will be written.
 *
 * @param nameOf how people are told of a file in the content folder.
 */
export function formatImport(
  { title, sections, remarks, proof, issues }: ImportedText,
  plan: Plan,
  unlinked: readonly string[],
  nameOf: (path: string) => string,
): string {
  const parts = [
    ...(title === undefined ? [] : [`Title: ${title}`]),
    formatTable([
      ['section', 'words', 'address', 'title'],
      ...sections.map(({ id, slug, title: name, body }) => [
        id,
        String(countWords(body)),
        slug,
        name,
      ]),
    ]),
    formatRemarks(remarks),
    list(
      'Links in other texts and free pages to places that are gone; their words stay',
      unlinked.map((label) => `“${label}”`),
    ),
    formatProof(proof),
    ...(issues.length > 0 ? [formatIssues(issues)] : []),
    ...(proof.differences.length > 0 || issues.length > 0
      ? [
          [
            'Nothing was written.',
            '  expected: a text of headings, paragraphs, lists, tables, links and emphasis, whose tags are closed in the order of their opening',
            '  mend: write what stands there more simply, or save the text as .txt and import that. Where it is simple already, please report it, with the file if you can',
          ].join('\n'),
        ]
      : [
          list(
            'Writes',
            plan.writes.map(({ path }) => nameOf(path)),
          ),
          list('Removes (kept aside)', (plan.removals ?? []).map(nameOf)),
        ]),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What was left out, and what is not as it was. */
export function formatRemarks(remarks: readonly Remark[]): string {
  const of = (kind: Remark['kind']) => remarks.filter((remark) => remark.kind === kind).map(placed);
  return [list('Left out', of('left-out')), list('Not as it was', of('changed'))]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Number of lines that a remark names. */
const LINES_SHOWN = 5;

function placed({ file, lines, message }: Remark): string {
  if (file === undefined) return message;
  const shown = lines.slice(0, LINES_SHOWN).join(', ');
  const more = lines.length > LINES_SHOWN ? ` and ${String(lines.length - LINES_SHOWN)} more` : '';
  return `${file}${shown === '' ? '' : `:${shown}${more}`}: ${message}`;
}

/** How many words are proven, or the first place where they differ. */
export function formatProof({ words, differences }: ImportedText['proof']): string {
  if (differences.length === 0) {
    return `Proven: the ${String(words)} words of the text stand in the result, the same and in the same order.`;
  }
  return differences
    .map(
      ({ where, place, expected, found }) =>
        `${shownPlace(place)}: The words differ ${where}.\n  in the source: … ${expected} …\n  in the result: … ${found} …`,
    )
    .join('\n');
}

function shownPlace({ file, line }: SourcePlace): string {
  return line === undefined ? file : `${file}:${String(line)}`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}
