import type { IsoDate } from './dates.ts';
import type { RightId } from './rights/rights.ts';

/** The words of URLs that differ per language (`versies`, `versions`); they stand in the dictionaries. */
export interface PathWords {
  readonly versions: string;
  readonly changes: string;
  readonly on: string;
  readonly since: string;
  readonly proof: string;
  /** The statement at a glance. */
  readonly glance: string;
  readonly rights: string;
  readonly right: Readonly<Record<RightId, string>>;
  readonly search: string;
  /** Names of query parameters. */
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** What a URL of a site depends on. */
export interface RouteContext {
  /** Scheme and host: `https://example.org`. */
  readonly url: string;
  /** `/` or `/privacy`. */
  readonly base: string;
}

/** Paths within a site, each starting and (but for files) ending with a slash, the base path included. */
export interface Routes {
  home(): string;
  file(name: string): string;
  statement(locale: string): string;
  section(locale: string, slug: string): string;
  page(locale: string, slug: string): string;
  version(locale: string, words: PathWords, date: IsoDate): string;
  versionSection(locale: string, words: PathWords, date: IsoDate, slug: string): string;
  /** All versions. */
  versions(locale: string, words: PathWords): string;
  /** What applied on a day; the day goes in the query. */
  on(locale: string, words: PathWords): string;
  /** How to prove a version. */
  proof(locale: string, words: PathWords): string;
  /** Two versions to choose and compare. */
  changes(locale: string, words: PathWords): string;
  /** What changed since a day; the day goes in the query. */
  since(locale: string, words: PathWords): string;
  redline(locale: string, words: PathWords, from: IsoDate, to: IsoDate): string;
  /** The statement at a glance. */
  glance(locale: string, words: PathWords): string;
  /** All rights. */
  rights(locale: string, words: PathWords): string;
  right(locale: string, words: PathWords, id: RightId): string;
  /** The letter about a right, to fill in by hand. */
  blankLetter(locale: string, words: PathWords, id: RightId): string;
  /** The script of the privacy preferences, which the organisation's other websites include. */
  preferences(): string;
  search(locale: string, words: PathWords): string;
  /** What first suggestions are made of. */
  searchData(locale: string, words: PathWords): string;
  /** Folder with the index of the full text in force. */
  searchText(locale: string, words: PathWords): string;
  /** Folder with the index of all other versions. */
  searchHistory(locale: string, words: PathWords): string;
  feed(locale: string): string;
  versionsData(locale: string, words: PathWords): string;
  versionData(locale: string, words: PathWords, date: IsoDate): string;
  /** A version and its processing as JSON-LD. */
  versionLinkedData(locale: string, words: PathWords, date: IsoDate): string;
  /** The Markdown form of a page. */
  markdown(page: string): string;
  /** The same with scheme and host. */
  absolute(path: string): string;
}

/** The one place that builds URLs. */
export function createRoutes({ url, base }: RouteContext): Routes {
  const root = base.endsWith('/') ? base : `${base}/`;
  const path = (...parts: string[]) => root + parts.map((part) => `${part}/`).join('');
  return {
    home: () => root,
    file: (name) => root + name,
    statement: (locale) => path(locale),
    section: (locale, slug) => path(locale, slug),
    page: (locale, slug) => path(locale, slug),
    version: (locale, words, date) => path(locale, words.versions, date),
    versionSection: (locale, words, date, slug) => path(locale, words.versions, date, slug),
    versions: (locale, words) => path(locale, words.versions),
    on: (locale, words) => path(locale, words.versions, words.on),
    proof: (locale, words) => path(locale, words.versions, words.proof),
    changes: (locale, words) => path(locale, words.changes),
    since: (locale, words) => path(locale, words.changes, words.since),
    redline: (locale, words, from, to) => path(locale, words.changes, from, to),
    glance: (locale, words) => path(locale, words.glance),
    rights: (locale, words) => path(locale, words.rights),
    right: (locale, words, id) => path(locale, words.rights, words.right[id]),
    blankLetter: (locale, words, id) => `${path(locale, words.rights)}${words.right[id]}.txt`,
    preferences: () => `${root}privacy-preferences.js`,
    search: (locale, words) => path(locale, words.search),
    searchData: (locale, words) => `${path(locale)}${words.search}.json`,
    searchText: (locale, words) => path(locale, words.search, 'text'),
    searchHistory: (locale, words) => path(locale, words.search, 'history'),
    feed: (locale) => `${path(locale)}feed.xml`,
    versionsData: (locale, words) => `${path(locale)}${words.versions}.json`,
    versionData: (locale, words, date) => `${path(locale, words.versions)}${date}.json`,
    versionLinkedData: (locale, words, date) => `${path(locale, words.versions)}${date}.jsonld`,
    markdown: (page) => page.replace(/\/$/, '.md'),
    absolute: (target) => new URL(target, url).href,
  };
}
