import type { Finding } from './finding.ts';
import type { AuditedSite } from './links.ts';
import type { AuditedPage } from './page.ts';

const fix =
  'correct `region` and `locales` in site.yaml, or the `address` that the page gives its layout';

/**
 * Over all sites: each page names a canonical address that is there and names itself; alternates are mutual and the same
 * on every page of a group; and pages that share a path are canonical once, unless they say which is for whom.
 */
export function checkAlternates(sites: readonly AuditedSite[]): Finding[] {
  const pages = new Map(
    sites.flatMap(({ url, pages: own }) => own.map((page) => [url + page.path, page] as const)),
  );
  return [
    ...[...pages].flatMap(([url, page]) => [
      ...judgeCanonical(page, pages),
      ...judgeAlternates(url, page, pages),
    ]),
    ...judgeDoubles(pages),
  ];
}

type Pages = ReadonlyMap<string, AuditedPage>;

function judgeCanonical({ file, canonical }: AuditedPage, pages: Pages): Finding[] {
  if (canonical === undefined || pages.get(canonical)?.canonical === canonical) return [];
  return [{ file, fix, message: `Its canonical address ${canonical} does not name itself.` }];
}

function judgeAlternates(url: string, page: AuditedPage, pages: Pages): Finding[] {
  const { file, canonical, alternates } = page;
  if (alternates.length === 0) return [];
  const found = (message: string): Finding => ({ file, message, fix });
  const names = alternates.map(({ hreflang }) => hreflang);
  const group = groupOf(page);
  return [
    ...(canonical === url ? [] : [found('It has alternates and is not canonical.')]),
    ...(alternates.some((other) => other.url === url)
      ? []
      : [found('It is not its own alternate.')]),
    ...(new Set(names).size === names.length
      ? []
      : [found('Two alternates are for the same language.')]),
    ...alternates
      .filter((other) => groupOf(pages.get(other.url)) !== group)
      .map((other) => found(`${other.url} (${other.hreflang}) does not lead back.`)),
  ];
}

/** The alternates of a page as a text to compare; empty when it has none or is not there. */
function groupOf(page: AuditedPage | undefined): string {
  return JSON.stringify(page?.alternates ?? []);
}

function judgeDoubles(pages: Pages): Finding[] {
  const own = [...pages].filter(([url, { canonical }]) => canonical === url);
  return [...Map.groupBy(own, ([, { path }]) => path).values()].flatMap((same) =>
    same.slice(1).flatMap(([url, { file }]) => {
      const [first] = same;
      const isDeclared = first?.[1].alternates.some((other) => other.url === url);
      return isDeclared
        ? []
        : [{ file, fix, message: `${first?.[0] ?? ''} is canonical for the same text.` }];
    }),
  );
}
