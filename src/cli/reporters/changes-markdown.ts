import type { LocaleChanges } from '../../domain/change-report.ts';
import { escapeMarkdown, markdownRedline, redlineLines } from '../../domain/redline-text/index.ts';
import { placesOf, stateText, touchedSections } from '../../domain/redline-view/index.ts';
import type { Say } from '../../domain/redline-view/index.ts';
import { figuresOf, headingOf, sayRedline } from './reported-changes.ts';
import type { ReportedChanges } from './reported-changes.ts';

const REASONS = 5;

/** Redlines for a comment on a pull request: a summary in each language, the text of each section folded below. */
export function changesAsMarkdown({ project, from, to, changes }: ReportedChanges): string {
  const say = sayRedline(project);
  return changes.map((one) => localeMarkdown(one, from, to, say)).join('\n\n');
}

function localeMarkdown(one: LocaleChanges, from: string, to: string, say: Say): string {
  const { comparison, proposal } = one;
  const heading = `### ${headingOf(one)}: ${from} → ${to}`;
  const places = placesOf(comparison);
  const sections = touchedSections(comparison);
  if (sections.length === 0) return `${heading}\n\nNothing differs.`;
  const { kind, reasons } = proposal;
  const left = reasons.length - REASONS;
  return [
    heading,
    `${figuresOf(comparison)}. Proposed kind: **${kind}**, because:`,
    [
      ...reasons
        .slice(0, REASONS)
        .map(({ section, text }) => `- ${escapeMarkdown(`${section}: ${text}`)}`),
      ...(left > 0 ? [`- and ${left} more`] : []),
    ].join('\n'),
    ...sections.map((section) => {
      const { title } = section.after ?? section.before ?? { title: section.id };
      return [
        '<details>',
        `<summary>${escapeHtml(title)}: ${stateText(section, say)}</summary>`,
        '',
        markdownRedline(redlineLines(section, { say, ...places })),
        '',
        '</details>',
      ].join('\n');
    }),
  ].join('\n\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('@', '&#64;');
}
