import type { Finding } from './finding.ts';

/** Bytes that a reader's browser fetches for one page, compressed. */
export interface PageSize {
  readonly file: string;
  /** `other`: not there to be read first of all, such as a page that compares versions. */
  readonly kind: 'statement' | 'section' | 'free' | 'other';
  readonly html: number;
  readonly css: number;
  readonly script: number;
}

/** The most that pages may weigh, in bytes. */
export interface SizeLimits {
  /** HTML and CSS of the middle one of the section pages. */
  readonly medianSection: number;
  /** HTML and CSS of every section page: one round trip. */
  readonly section: number;
  /** HTML and CSS of the whole statement. */
  readonly statement: number;
  /** Script of a page that is there to be read. */
  readonly script: number;
}

/** The project's promise to readers on slow connections. */
export const sizeLimits: SizeLimits = {
  medianSection: 9_000,
  section: 14_000,
  statement: 28_000,
  script: 3_000,
};

/** One measured quantity beside its limit. */
export interface SizeRow {
  readonly what: string;
  readonly bytes: number;
  readonly limit: number;
}

/** The quantities that have a limit; empty kinds of pages are left out. */
export function sizeRows(pages: readonly PageSize[], limits: SizeLimits = sizeLimits): SizeRow[] {
  const text = (kind: PageSize['kind']) =>
    pages.filter((page) => page.kind === kind).map(({ html, css }) => html + css);
  const row = (what: string, sizes: readonly number[], bytes: number, limit: number) =>
    sizes.length > 0 ? [{ what, bytes, limit }] : [];
  const [sections, statements] = [text('section'), text('statement')];
  const scripts = pages.filter(({ kind }) => kind !== 'other').map(({ script }) => script);
  return [
    ...row('section pages, median', sections, median(sections), limits.medianSection),
    ...row('section pages, largest', sections, Math.max(...sections), limits.section),
    ...row('whole statement', statements, Math.max(...statements), limits.statement),
    ...row('script of a reading page', scripts, Math.max(...scripts), limits.script),
  ];
}

/** The pages that are too heavy, and the median when it is. */
export function checkSizes(
  root: string,
  pages: readonly PageSize[],
  limits: SizeLimits = sizeLimits,
): Finding[] {
  const tooHeavy = pages.flatMap(({ file, kind, html, css, script }) => {
    if (kind === 'other') return [];
    const limit = kind === 'free' ? Infinity : limits[kind];
    return [
      ...(html + css > limit
        ? [
            {
              file,
              message: `HTML and CSS weigh ${html} + ${css} bytes; the limit is ${limit}.`,
              fix: 'shorten what src/styles and the components repeat',
            },
          ]
        : []),
      ...(script > limits.script
        ? [
            {
              file,
              message: `Its script weighs ${script} bytes; the limit is ${limits.script}.`,
              fix: 'shorten src/browser, or load it only where it is needed',
            },
          ]
        : []),
    ];
  });
  const middle = sizeRows(pages, limits).find(({ what }) => what === 'section pages, median');
  if (!middle || middle.bytes <= middle.limit) return tooHeavy;
  return [
    ...tooHeavy,
    {
      file: root,
      message: `The median section page weighs ${middle.bytes} bytes; the limit is ${middle.limit}.`,
      fix: 'shorten src/styles: every page carries it',
    },
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
