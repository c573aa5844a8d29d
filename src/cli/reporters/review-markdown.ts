import type { Issue } from '../../domain/issue.ts';
import type { Project } from '../../domain/project.ts';
import { escapeMarkdown } from '../../domain/redline-text/index.ts';
import type { PublishedVersion, Review } from '../../domain/review.ts';
import { changesAsMarkdown } from './changes-markdown.ts';

/** Hosts refuse longer comments; GitHub's bound is 65,536. */
const LONGEST = 60_000;
/** Findings after which the rest is only counted. */
const FINDINGS = 20;

export interface ReviewContext {
  readonly project: Project | undefined;
  /** What a reviewer sees of the edits; nothing when the content cannot be read. */
  readonly review: Review | undefined;
  readonly issues: readonly Issue[];
}

/** The comment on a pull request: findings, what is published, what the working text changes, translations. */
export function reviewAsMarkdown({ project, review, issues }: ReviewContext): string {
  const parts = [
    '## What readers will notice',
    ...(project && review
      ? [
          ...review.published.map((one) => publishedPart(one, project)),
          ...(review.working.length > 0
            ? [
                'The working text changes as shown below. Readers see it once it is published.',
                changesAsMarkdown({
                  project,
                  from: 'before',
                  to: 'after',
                  changes: review.working,
                }),
              ]
            : []),
          ...(review.published.length + review.working.length === 0
            ? ['Nothing: no text changes.']
            : []),
        ]
      : ['The content cannot be read; see the findings below.']),
    ...(review ? ['## Translations', translations(review)] : []),
    '## Findings of `check`',
    findings(issues),
  ];
  return shortened(parts.join('\n\n'));
}

function publishedPart(
  { version, before, noticeDays, changes }: PublishedVersion,
  project: Project,
): string {
  const { effective, kind, note } = version.manifest;
  return [
    `**Publishes version ${version.date}** (${kind}). It applies from ${effective}: ${noticeDays} days' notice.`,
    Object.entries(note)
      .map(([locale, text]) => `> ${locale}: ${escapeMarkdown(text)}`)
      .join('\n>\n'),
    ...(before
      ? [changesAsMarkdown({ project, from: before, to: version.date, changes })]
      : ['It is the first version.']),
  ].join('\n\n');
}

function translations({ debt }: Review): string {
  if (debt.length === 0) return 'All languages say what the prevailing one says.';
  return debt
    .map(({ section, locale, translation }) =>
      translation.state === 'missing'
        ? `- ${locale}: \`${section}\` is missing`
        : `- ${locale}: \`${section}\` is behind: it follows the text of ${translation.follows}`,
    )
    .join('\n');
}

function findings(issues: readonly Issue[]): string {
  if (issues.length === 0) return 'None.';
  const left = issues.length - FINDINGS;
  return [
    ...issues.slice(0, FINDINGS).map(({ file, place, severity, message, fix }) => {
      const where = `\`${file}:${place.line}\``;
      return `- ${severity === 'error' ? '**error**' : severity} ${where} ${escapeMarkdown(`${message} Mend: ${fix}`)}`;
    }),
    ...(left > 0 ? [`- and ${left} more`] : []),
  ].join('\n');
}

/** Cuts a comment that is too long for a host between paragraphs, closes what was open, and says so. */
function shortened(comment: string): string {
  if (comment.length <= LONGEST) return `${comment}\n`;
  const kept = comment.slice(0, comment.lastIndexOf('\n\n', LONGEST));
  const open = kept.lastIndexOf('<details>') > kept.lastIndexOf('</details>');
  return `${kept}${open ? '\n\n</details>' : ''}\n\n*Too long for a comment: the rest is in \`changes.html\` of the artefact.*\n`;
}
