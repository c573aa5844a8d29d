import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import { parseLink } from '../domain/links.ts';
import { attribute, foldSpace, hasClass, textOf } from '../domain/render/index.ts';
import type { Check, Edition } from './check.ts';
import { hasUnreadVersions } from './unread-versions.ts';

type Section = Edition['sections'][number];

/** An answer says in short what the passages it refers to say: when they change, somebody reads it again. */
export const answersFollow: Check = ({ editions, project }) =>
  editions.flatMap((now) => {
    if (now.version !== undefined || hasUnreadVersions(project)) return [];
    const earlier = editions.filter(
      ({ locale, version, site, sections }) =>
        locale === now.locale &&
        version !== undefined &&
        (site === undefined || now.site === undefined || site === now.site) &&
        sections.length > 0,
    );
    // Oldest first, each version once.
    const history = [
      ...new Map(earlier.map((edition) => [edition.version, edition])).values(),
      now,
    ];
    return now.sections.flatMap((section) =>
      questionsOf(section).flatMap(({ id, sources }): Issue[] => {
        const answered = lastChange(history, (edition) => answerText(edition, id));
        const later = sources.filter(
          (source) => lastChange(history, (edition) => passageText(edition, source)) > answered,
        );
        if (later.length === 0) return [];
        const since = history[answered]?.version ?? 'the working text';
        return [
          {
            rule: 'faq/older',
            severity: 'warning',
            file: section.source.file,
            place: section.compiled.anchors.find((anchor) => anchor.id === id)?.place ?? fileTop,
            message: `The answer \`${id}\` stands as in ${since}; ${later
              .map((source) => {
                const changed = lastChange(history, (edition) => passageText(edition, source));
                return `\`${source}\` changed in ${history[changed]?.version ?? 'the working text'}`;
              })
              .join(', ')}.`,
            expected: 'an answer that was read again after what it summarises changed',
            fix: 'read it beside that passage; correct it, or accept it in checks.yaml with the reason',
          },
        ];
      }),
    );
  });

/** Position of the state in which a text became what it is now. */
function lastChange(history: readonly Edition[], read: (edition: Edition) => string | undefined) {
  const texts = history.map(read);
  const now = texts.at(-1);
  // What cannot be read now has not changed.
  return now === undefined ? 0 : texts.findLastIndex((text) => text !== now) + 1;
}

/** The questions of a section, each with the ids that its last line refers to. */
function questionsOf({ compiled }: Section): { id: string; sources: string[] }[] {
  const questions: { id: string; sources: string[] }[] = [];
  visit(compiled.tree, 'element', (details) => {
    const [, answer] = details.children;
    if (details.tagName !== 'details' || answer?.type !== 'element') return;
    const sources = answer.children
      .filter((child): child is Element => child.type === 'element' && hasClass(child, 'see-also'))
      .flatMap(targetsIn);
    questions.push({ id: attribute(answer, 'id'), sources });
  });
  return questions;
}

function targetsIn(element: Element): string[] {
  const targets: string[] = [];
  visit(element, 'element', (link) => {
    const target = parseLink(attribute(link, 'href'));
    if (link.tagName === 'a' && target.kind === 'anchor') targets.push(target.id);
  });
  return targets;
}

function answerText({ sections }: Edition, id: string): string | undefined {
  const question = sections
    .flatMap(({ compiled }) => compiled.questions)
    .find((candidate) => candidate.id === id);
  return question && foldSpace(textOf(question.answer));
}

/** What stands under an id: a section, what follows a heading up to the next one of its level, or a block. */
function passageText({ sections }: Edition, id: string): string | undefined {
  const section = sections.find(
    ({ source, compiled }) =>
      source.id === id || compiled.anchors.some((anchor) => anchor.id === id),
  );
  if (!section || section.compiled.blocks.length === 0) return undefined;
  const { blocks, headings } = section.compiled;
  const text = (from: number, to?: number) =>
    blocks
      .slice(from, to)
      .map((block) => block.text)
      .join('\n');
  if (section.source.id === id) return text(0);
  const start = blocks.findIndex(({ anchor }) => anchor === id);
  const heading = headings.find((candidate) => candidate.id === id);
  if (!heading) {
    return blocks
      .filter(({ anchor }) => anchor === id)
      .map((block) => block.text)
      .join('\n');
  }
  const enders = new Set(
    headings
      .slice(headings.indexOf(heading) + 1)
      .filter(({ depth }) => depth <= heading.depth)
      .map((other) => other.id),
  );
  const end = blocks.findIndex(
    ({ anchor }, index) => index > start && anchor !== undefined && enders.has(anchor),
  );
  return text(start, end < 0 ? undefined : end);
}
