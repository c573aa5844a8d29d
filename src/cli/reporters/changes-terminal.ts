import type { LocaleChanges } from '../../domain/change-report.ts';
import { redlineLines, terminalRedline } from '../../domain/redline-text/index.ts';
import { placesOf, stateText, touchedSections } from '../../domain/redline-view/index.ts';
import { figuresOf, headingOf, sayRedline } from './reported-changes.ts';
import type { ReportedChanges } from './reported-changes.ts';

/** Reasons after which the rest is only counted. */
const REASONS = 5;

/** Redlines for a terminal: with colours where it shows them, else `[-removed-]` and `{+added+}`. */
export function changesAsTerminal({ project, from, to, changes }: ReportedChanges): string {
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  const width = Math.min(process.stdout.columns || 100, 100);
  const say = sayRedline(project);
  const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
  return changes
    .map((one) => {
      const places = placesOf(one.comparison);
      return [
        bold(`══ ${headingOf(one)}: ${from} → ${to}`),
        summaryOf(one),
        ...touchedSections(one.comparison).map((section) => {
          const redline = terminalRedline(redlineLines(section, { say, ...places }), {
            colour,
            width,
          });
          return `${bold(`── ${section.id}: ${stateText(section, say)}`)}\n\n${redline}`;
        }),
      ].join('\n\n');
    })
    .join('\n\n\n');
}

function summaryOf({ comparison, proposal }: LocaleChanges): string {
  const { kind, reasons } = proposal;
  if (touchedSections(comparison).length === 0) return 'Nothing differs.';
  const left = reasons.length - REASONS;
  return [
    figuresOf(comparison),
    `Proposed kind: ${kind}`,
    ...reasons.slice(0, REASONS).map(({ section, text }) => `  · ${section}: ${text}`),
    ...(left > 0 ? [`  · and ${left} more`] : []),
  ].join('\n');
}
