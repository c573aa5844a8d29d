import type { Finding } from './finding.ts';
import type { AuditedPage } from './page.ts';

/** A built site as its files are. */
export interface AuditedSite {
  readonly id: string;
  /** Scheme and host: `https://example.org`. */
  readonly url: string;
  /** `/` or `/privacy`. */
  readonly base: string;
  readonly pages: readonly AuditedPage[];
  /** Paths of all files that readers can ask for: `/nl/index.html`, `/assets/a.css`. */
  readonly files: ReadonlySet<string>;
}

/** Links and resources that lead nowhere, to another of the organisation's sites, or out of the site's own origin. */
export function checkLinks(site: AuditedSite, otherUrls: readonly string[]): Finding[] {
  const pages = new Map(site.pages.map((page) => [page.path, page]));
  return site.pages.flatMap((page) => [
    ...page.links.flatMap((link) => judgeLink(link, page, site, pages, otherUrls)),
    ...page.resources.flatMap(({ address }) => judgeResource(address, page, site)),
  ]);
}

function judgeLink(
  link: string,
  { file, path }: AuditedPage,
  site: AuditedSite,
  pages: ReadonlyMap<string, AuditedPage>,
  otherUrls: readonly string[],
): Finding[] {
  const found = (message: string, fix: string) => [{ file, message, fix }];
  const target = resolve(link, path, site);
  if (!target) return found(`The link \`${link}\` is no address.`, 'correct it');
  if (target.protocol === 'mailto:' || target.protocol === 'tel:') return [];
  if (target.origin !== site.url) {
    if (target.protocol !== 'https:') {
      return found(`The link \`${link}\` is not secure.`, 'write https:');
    }
    if (otherUrls.includes(target.origin)) {
      return found(
        `The link \`${link}\` leads to another of the organisation’s sites.`,
        `link within ${site.url}, or to the address that serves all sites`,
      );
    }
    return [];
  }
  const isOnItself = link.startsWith('#'); // also on a copy of a page outside the base path
  if (!isOnItself && !isBelow(target.pathname, site.base)) {
    return found(
      `The link \`${link}\` leaves the base path ${site.base}.`,
      'build the address with src/domain/routes.ts',
    );
  }
  const wanted = decodeURIComponent(target.pathname);
  const page = pages.get(wanted);
  if (!page) {
    if (site.files.has(wanted)) return [];
    return found(
      `The link \`${link}\` leads to ${target.pathname}, which is not there.`,
      site.files.has(`${wanted}/index.html`)
        ? 'end it with a slash'
        : 'correct the link where it is made: in content/ or in the component that prints it',
    );
  }
  const anchor = decodeURIComponent(target.hash.slice(1));
  if (anchor === '' || page.ids.has(anchor)) return [];
  return found(
    `The link \`${link}\` leads to #${anchor}, which is not on ${page.path}.`,
    'correct the anchor, or give the place that id',
  );
}

function judgeResource(address: string, { file, path }: AuditedPage, site: AuditedSite): Finding[] {
  const target = resolve(address, path, site);
  if (!target) return [{ file, message: `\`${address}\` is no address.`, fix: 'correct it' }];
  if (target.protocol === 'data:') return [];
  if (target.origin !== site.url) {
    return [
      {
        file,
        message: `The page loads ${address} from another host.`,
        fix: 'ship the file with the site: the security policy refuses others’, and readers are not told of them',
      },
    ];
  }
  if (isBelow(target.pathname, site.base) && site.files.has(target.pathname)) return [];
  return [
    {
      file,
      message: `The page loads ${address}, which is not there.`,
      fix: 'build the address with src/domain/routes.ts, or put the file in public/',
    },
  ];
}

function resolve(address: string, path: string, { url }: AuditedSite): URL | undefined {
  return URL.canParse(address, url + path) ? new URL(address, url + path) : undefined;
}

function isBelow(path: string, base: string): boolean {
  return path.startsWith(base.endsWith('/') ? base : `${base}/`);
}
