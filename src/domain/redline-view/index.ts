import type { Element, ElementContent, Root } from 'hast';
import type { Comparison, SectionComparison, SectionState } from '../comparison.ts';
import { acceptTree } from '../diff/resolve.ts';
import { unchangedRuns } from '../diff/unchanged.ts';
import { attribute, countWords, hasClass, textOf } from '../render/text.ts';
import { editorialSections } from '../version-steps.ts';
import type { VersionStep } from '../version-steps.ts';
import { annotate, hasChange, placesNamed } from './annotate.ts';
import type { AnnotateOptions, OtherEnd, Places } from './annotate.ts';
import { h } from './elements.ts';
import { inOtherLanguage } from './other-language.ts';
import type { OtherLanguage } from './other-language.ts';
import { withPermalinks } from './permalinks.ts';
import type { Say } from './phrases.ts';

export { createSay } from './phrases.ts';
export type { Phrases, Say } from './phrases.ts';

/** Runs shorter than this are not worth folding. */
const WORTH_FOLDING = 12;

export interface ViewOptions {
  readonly say: Say;
  /** Address of a link as written in the text (`#your-rights`). */
  readonly href: (target: string) => string;
  /** What the versions did, so that a reader can leave out what is only editorial; nothing: all of it counts as material. */
  readonly steps?: readonly VersionStep[];
  /** Name of a language in the reader's (`Dutch`). */
  readonly language: (locale: string) => string;
  /** How a text in a language is marked on the page; nothing where it is the page's own. */
  readonly otherLanguage?: (locale: string) => OtherLanguage | undefined;
  /** Address of the redline of a section in the language that prevails; nothing where nobody offers it. */
  readonly originalChange?: ((id: string) => string) | undefined;
}

interface SectionOptions extends AnnotateOptions, Pick<ViewOptions, 'language' | 'originalChange'> {
  /** Ids of the sections that only editorial versions touched. */
  readonly editorial: ReadonlySet<string>;
}

/** The page of a redline below its title, in parts of which each can be drawn by itself. */
export interface RedlineParts {
  /** Figures and contents of the changes; where there are none, a paragraph that says so, and no sections. */
  readonly head: readonly Element[];
  readonly sections: readonly SectionPart[];
}

/** A section of a redline. Two of one tree with the same around them are drawn alike on the pages of a language. */
export interface SectionPart {
  readonly id: string;
  readonly isUnchanged: boolean;
  readonly tree: Root;
  readonly around: () => string;
  readonly draw: () => Element;
}

/**
 * The page of a redline below its title, as elements: figures, contents of the changes, and every section with its
 * changes marked and its unchanged passages folded. The build writes it as HTML, the browser as DOM.
 */
export function redlineView(comparison: Comparison, options: ViewOptions): Element {
  const { head, sections } = redlineParts(comparison, options);
  return redlineBox([...head, ...sections.map(({ draw }) => draw())]);
}

/** What the parts of a redline stand in. */
export function redlineBox(parts: readonly Element[]): Element {
  return h('div', { className: ['redline'] }, parts);
}

/** The parts of `redlineView`, for those who draw many redlines that have sections in common. */
export function redlineParts(
  comparison: Comparison,
  { say, href, steps = [], language, otherLanguage, originalChange }: ViewOptions,
): RedlineParts {
  const touched = touchedSections(comparison);
  if (touched.length === 0) return { head: [h('p', {}, say('nothing'))], sections: [] };
  const editorial = editorialSections(comparison, steps);
  const places = placesOf(comparison, (name) => say('quoted', { name }));
  const options = { say, href, editorial, language, originalChange, ...places };
  const otherLanguageOf = ({ before, after }: SectionComparison) =>
    otherLanguage?.((after ?? before)?.locale ?? '');
  const draw = (section: SectionComparison) => {
    const other = otherLanguageOf(section);
    const element = sectionView(section, options);
    return withPermalinks(other ? inOtherLanguage(element, other) : element, say);
  };
  const allEditorial = touched.every(({ id }) => editorial.has(id));
  return {
    head: [
      h(
        'ul',
        { className: ['redline-figures'] },
        figures(comparison, say).map((figure) => h('li', {}, figure)),
      ),
      ...(allEditorial ? [h('p', {}, say('allEditorial'))] : []),
      h(
        'nav',
        { className: ['redline-contents'], ariaLabel: say('contents') },
        h(
          'ol',
          {},
          touched.map((section) =>
            h(
              'li',
              kindMark(section, options),
              h(
                'a',
                { href: `#${anchorOf(section)}`, ...otherLanguageOf(section)?.text },
                (section.after ?? section.before)?.title,
              ),
              ' ',
              h('span', { className: ['redline-state'] }, stateAndKind(section, options)),
            ),
          ),
        ),
      ),
    ],
    sections: comparison.sections.map((section) => ({
      id: section.id,
      isUnchanged: section.state === 'unchanged',
      tree: section.tree,
      around: () => aroundOf(section, options),
      draw: () => draw(section),
    })),
  };
}

/** All that the drawing of a section depends on besides its tree, the language of the page and the addresses. */
function aroundOf(section: SectionComparison, options: SectionOptions): string {
  const { id, state, moved, renamed, changes, tree, before, after } = section;
  return JSON.stringify([
    [id, state, moved, renamed, changes.length, options.editorial.has(id)],
    [before, after].map((side) => side && [side.locale, side.number, side.title]),
    isTranslation(state) && before?.original !== after?.original && options.originalChange?.(id),
    changes.length > 0 && placesNamed(tree, options),
  ]);
}

/** Sections with anything to show. */
export function touchedSections({ sections }: Pick<Comparison, 'sections'>): SectionComparison[] {
  return sections.filter(isTouched);
}

function isTouched({ state, moved }: SectionComparison): boolean {
  return state !== 'unchanged' || moved;
}

/** Whether the two versions have a section in two languages, so that nothing can be compared. */
export function isTranslation(state: SectionState): state is 'translated' | 'untranslated' {
  return state === 'translated' || state === 'untranslated';
}

function anchorOf({ id }: SectionComparison): string {
  return `section-${id}`;
}

function figures({ sections, stats }: Comparison, say: Say): string[] {
  const count = (test: (section: SectionComparison) => boolean) => sections.filter(test).length;
  const numbers: [string, number][] = [
    ['sectionsChanged', count(({ state }) => state === 'changed')],
    ['sectionsAdded', count(({ state }) => state === 'added')],
    ['sectionsRemoved', count(({ state }) => state === 'removed')],
    ['sectionsTranslated', count(({ state }) => state === 'translated')],
    ['sectionsUntranslated', count(({ state }) => state === 'untranslated')],
    ['sectionsMoved', count(({ moved }) => moved)],
    ['sectionsRenamed', count(({ renamed }) => renamed)],
    ['wordsAdded', stats.wordsAdded],
    ['wordsRemoved', stats.wordsRemoved],
    ['wordsMoved', stats.wordsMoved],
  ];
  return numbers
    .filter(([, number]) => number > 0)
    .map(([key, number]) => say(key, { count: number }));
}

/** What happened to a section, in a few words. */
export function stateText({ state, moved, renamed, changes }: SectionComparison, say: Say): string {
  const parts =
    state === 'added' || state === 'removed'
      ? [say(`state.${state}`)]
      : [
          ...(isTranslation(state) ? [say(`state.${state}`)] : []),
          ...(moved ? [say('state.moved')] : []),
          ...(renamed ? [say('state.renamed')] : []),
          ...(changes.length > 0 ? [say('changes', { count: changes.length })] : []),
        ];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function stateAndKind(section: SectionComparison, { say, editorial }: SectionOptions): string {
  const state = stateText(section, say);
  return editorial.has(section.id) ? `${state}, ${say('editorial')}` : state;
}

function kindMark({ id }: SectionComparison, { editorial }: SectionOptions): Element['properties'] {
  return editorial.has(id) ? { dataKind: 'editorial' } : {};
}

function sectionView(section: SectionComparison, options: SectionOptions): Element {
  const { say } = options;
  const { tree, state, before, after } = section;
  const [title, ...body] = elementsOf(tree);
  const properties = {
    id: anchorOf(section),
    className: ['redline-section', 'prose'],
    dataState: state,
    ...kindMark(section, options),
  };
  const number = (after ?? before)?.number;
  if (state === 'unchanged') {
    const words = body.reduce((sum, element) => sum + countWords(textOf(element)), 0);
    return h(
      'section',
      properties,
      h('h2', {}, numberMark(number), (after ?? before)?.title),
      section.moved ? h('p', { className: ['diff-note'] }, stateText(section, say)) : undefined,
      h(
        'details',
        { className: ['unchanged'] },
        h('summary', {}, say('unchangedSection', { count: words })),
        body.map((element) => annotate(element, options)),
      ),
    );
  }
  const heading = title && annotate(title, options);
  if (heading)
    heading.children = [
      ...(number ? [numberMark(number)] : []),
      ...heading.children,
    ] as ElementContent[];
  return h(
    'section',
    properties,
    heading,
    isTouched(section)
      ? h('p', { className: ['redline-state'] }, stateAndKind(section, options))
      : undefined,
    isTranslation(state)
      ? [...translationNotes(section, state, options), ...body.map((one) => annotate(one, options))]
      : folded({ type: 'root', children: body }, options),
  );
}

/** Says of a section in two languages which they are, and whether the text that prevails changed as well. */
function translationNotes(
  { id, before, after }: SectionComparison,
  state: 'translated' | 'untranslated',
  { say, language, originalChange }: SectionOptions,
): Element[] {
  const other = (state === 'translated' ? before : after)?.locale ?? '';
  const values = { language: language(other) };
  const notes = [h('p', { className: ['redline-note'] }, say(`${state}Note`, values))];
  if (before?.original === after?.original) return notes;
  const change = originalChange?.(id);
  return [
    ...notes,
    h(
      'p',
      { className: ['redline-note'] },
      say('originalChanged', values),
      ...(change === undefined
        ? []
        : [' ', h('a', { href: change }, say('toOriginalChange', values))]),
    ),
  ];
}

function numberMark(number: number | undefined): Element | undefined {
  return number === undefined
    ? undefined
    : h('span', { className: ['number'], dataDiffLabel: '' }, `${number} `);
}

/** Children of a redline with the runs in which nothing changed folded away. */
function folded(parent: Root | Element, options: AnnotateOptions): ElementContent[] {
  const { say } = options;
  const children = elementsOf(parent);
  const runs = unchangedRuns({ type: 'root', children });
  const result: ElementContent[] = [];
  let place = 0;
  for (const run of runs) {
    // The heading above a change stays, so that it is clear where the reader is.
    const last = children[run.end - 1];
    const end =
      last && /^h[1-6]$/.test(last.tagName) && run.end < children.length ? run.end - 1 : run.end;
    const inside = children.slice(run.start, end);
    const words = inside.reduce((sum, element) => sum + countWords(textOf(element)), 0);
    result.push(...children.slice(place, run.start).map(open));
    if (words >= WORTH_FOLDING) {
      result.push(
        h(
          'details',
          { className: ['unchanged'] },
          h('summary', {}, say('unchanged', { count: words })),
          inside.map((element) => annotate(element, options)),
        ),
      );
    } else {
      result.push(...inside.map(open));
    }
    place = end;
  }
  result.push(...children.slice(place).map(open));
  return result;

  function open(element: Element): Element {
    const isBox = element.tagName === 'div' && hasClass(element, 'questions') && hasChange(element);
    const annotated = annotate(element, options);
    return isBox && !('dataDiff' in element.properties)
      ? { ...annotated, children: folded(element, options) }
      : annotated;
  }
}

function elementsOf(parent: Root | Element): Element[] {
  return (parent.children as ElementContent[]).filter((child) => child.type === 'element');
}

/** Puts a name between quotation marks. */
type Quote = (name: string) => string;

/**
 * Names the places of a comparison. Most need none: they are looked for when the first one is asked for.
 *
 * @param quote puts a name between the marks of the reader's language.
 */
export function placesOf(comparison: Comparison, quote: Quote = (name) => `“${name}”`): Places {
  let names: Places['nameOf'] | undefined;
  let ends: Places['otherEnd'] | undefined;
  return {
    nameOf: (target) => (names ??= targetNames(comparison, quote))(target),
    otherEnd: (move, mark) => (ends ??= otherEnds(comparison, quote))(move, mark),
  };
}

/**
 * Finds the other end of a move: the heading it stands under, or its section where there is none. A question is a heading
 * for its own answer only.
 */
function otherEnds({ sections }: Comparison, quote: Quote): Places['otherEnd'] {
  const ends = new Map<string, OtherEnd>();
  for (const { tree, before, after } of sections) {
    let place = (after ?? before)?.title ?? '';
    const walk = (node: Root | Element): void => {
      const around = place;
      for (const child of elementsOf(node)) {
        if (/^h[1-6]$/.test(child.tagName))
          place = textOf(acceptTree({ type: 'root', children: [child] })) || place;
        const { dataDiff, dataDiffMove } = child.properties;
        if (dataDiffMove !== undefined)
          ends.set(`${String(dataDiff)} ${String(dataDiffMove)}`, {
            name: quote(place),
            id: attribute(child, 'id'),
          });
        walk(child);
      }
      if (node.type === 'element' && node.tagName === 'details') place = around;
    };
    walk(tree);
  }
  return (move, mark) => {
    const end = ends.get(`${mark === 'move-to' ? 'move-from' : 'move-to'} ${move}`);
    if (!end) throw new Error(`Move ${move} has one end only.`);
    return end;
  };
}

/** Names places of both texts: a heading by its words, anything else by the section it stands in. */
function targetNames({ sections }: Comparison, quote: Quote): (target: string) => string {
  const names = new Map<string, string>();
  for (const { tree, before, after } of sections) {
    const section = (after ?? before)?.title ?? '';
    const walk = (node: Root | Element): void => {
      for (const child of elementsOf(node)) {
        const isHeading = /^h[1-6]$/.test(child.tagName);
        for (const id of [child.properties['id'], child.properties['dataDiffId']]) {
          if (typeof id === 'string' && !names.has(id))
            names.set(id, isHeading ? textOf(child) : section);
        }
        walk(child);
      }
    };
    walk(tree);
    if (before) names.set(before.id, before.title);
    if (after) names.set(after.id, after.title);
  }
  return (target) => {
    const name = target.startsWith('#') ? names.get(target.slice(1)) : undefined;
    return name === undefined ? target : quote(name);
  };
}
