import { parseLink } from '../domain/links.ts';
import type { LinkUse } from '../domain/render/index.ts';
import type { Issue } from '../domain/issue.ts';
import type { Edition, PartsCheck } from './check.ts';
import { unreadAnchors } from './unread-anchors.ts';

/** Every link of the statement and of the free pages names a place that is there. */
export const linksLeadSomewhere: PartsCheck = ({ editions, pages, project }) => {
  const inUnreadable = unreadAnchors(project);
  const pagesIn = (locale: string) =>
    new Set(pages.filter(({ source }) => source.locale === locale).map(({ source }) => source.id));
  const inStatement = editions.flatMap(({ sections }) => {
    const anchors = new Set([...inUnreadable, ...sections.flatMap(anchorsOf)]);
    return sections.flatMap(({ source, compiled }) =>
      compiled.links.flatMap((link) => judge(link, source.file, anchors, pagesIn(source.locale))),
    );
  });
  const inPages = pages.flatMap(({ source: page, compiled }) => {
    const inStatementOfPage = editions
      .filter(({ version, locale }) => version === undefined && locale === page.locale)
      .flatMap(({ sections }) => sections.flatMap(anchorsOf));
    const own = compiled.anchors.map(({ id }) => id);
    const anchors = new Set([...inUnreadable, ...inStatementOfPage, ...own]);
    return compiled.links.flatMap((link) => judge(link, page.file, anchors, pagesIn(page.locale)));
  });
  return [...inStatement, ...inPages];
};

function anchorsOf({ source, compiled }: Edition['sections'][number]): string[] {
  return [source.id, ...compiled.anchors.map(({ id }) => id)];
}

function judge(
  { target, label, place }: LinkUse,
  file: string,
  anchors: ReadonlySet<string>,
  pages: ReadonlySet<string>,
): Issue[] {
  const link = parseLink(target);
  const known =
    link.kind === 'external' ||
    (link.kind === 'anchor' && anchors.has(link.id)) ||
    (link.kind === 'page' && pages.has(link.id));
  if (known) return [];
  const near =
    link.kind === 'anchor'
      ? nearest(link.id, anchors)
      : link.kind === 'page'
        ? nearest(link.id, pages)
        : undefined;
  return [
    {
      rule: 'link/target',
      severity: 'error',
      file,
      place,
      message: `The link “${label}” leads nowhere: \`${target}\`.`,
      expected:
        link.kind === 'unknown'
          ? '`#anchor`, `page:id`, or an address that starts with https:, mailto: or tel:'
          : link.kind === 'page'
            ? `a page of content/pages: ${[...pages].join(', ') || 'there is none'}`
            : 'the id of a section, heading or paragraph of the statement',
      fix: near
        ? `did you mean \`${target.replace(/[^#:]*$/, '')}${near}\`?`
        : 'correct the target',
    },
  ];
}

/** The known id that shares most of its words with a mistyped one. */
function nearest(id: string, known: ReadonlySet<string>): string | undefined {
  const parts = new Set(id.split('-'));
  const score = (other: string) => {
    const words = other.split('-');
    return words.filter((word) => parts.has(word)).length / Math.max(words.length, parts.size);
  };
  const best = [...known]
    .map((other) => ({ other, score: score(other) }))
    .toSorted((a, b) => b.score - a.score)[0];
  return best && best.score >= 0.5 ? best.other : undefined;
}
