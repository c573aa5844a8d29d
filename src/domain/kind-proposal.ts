import type { Element, Root } from 'hast';
import type { Comparison, SectionComparison } from './comparison.ts';
import type { Change } from './diff/types.ts';
import { countWords, foldSpace, textOf } from './render/text.ts';
import type { VersionManifest } from './schema/index.ts';

/** What a program makes of a change. It proposes; whoever is responsible decides. */
export interface KindProposal {
  readonly kind: VersionManifest['kind'];
  /** Why, most telling first: those for `material` where there are any. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  /** Title of the section. */
  readonly section: string;
  /** In English, for the editors. */
  readonly text: string;
}

/** From so many words in one passage, other words are taken for another meaning. */
const WORDS_OF_A_NEW_MEANING = 8;

/** Words that turn a sentence round, by language. Other languages are judged by numbers and length alone. */
const TELLING_WORDS: Readonly<Record<string, RegExp>> = {
  nl: /\b(?:niet|geen|nooit|altijd|moet(?:en)?|mag|mogen|kan|kunnen|zullen|zal|alleen|enkel|uitsluitend|tenzij|behalve|zonder|verplicht|toestemming)\b/giu,
  fr: /\b(?:pas|jamais|toujours|aucune?|doit|doivent|devez|peut|peuvent|pouvez|pouvons|sauf|uniquement|seulement|sans|obligatoire|consentement)\b/giu,
  en: /\b(?:not|no|never|always|must|may|can|cannot|shall|will|only|unless|except|without|required|consent)\b/giu,
};

/**
 * Proposes whether a change is material (readers may expect something else) or editorial (other words for the same).
 *
 * @param lang BCP 47 tag of the text.
 */
export function proposeKind({ sections }: Comparison, lang: string): KindProposal {
  const telling = TELLING_WORDS[lang.split('-')[0] ?? ''];
  const verdicts = sections
    .flatMap((section) => sectionVerdicts(section, telling))
    .toSorted((a, b) => b.weight - a.weight);
  const material = verdicts.filter(({ weight }) => weight > 0);
  const [kind, telltale] =
    material.length > 0 ? (['material', material] as const) : (['editorial', verdicts] as const);
  return { kind, reasons: telltale.map(({ section, text }) => ({ section, text })) };
}

interface Verdict extends Reason {
  /** How much it says about the meaning; 0: nothing. */
  readonly weight: number;
}

function sectionVerdicts(comparison: SectionComparison, telling: RegExp | undefined): Verdict[] {
  const { state, moved, before, after, changes, tree } = comparison;
  const section = (after ?? before)?.title ?? comparison.id;
  if (state === 'added') return [{ section, weight: 4, text: 'the section is new' }];
  if (state === 'removed') return [{ section, weight: 4, text: 'the section is gone' }];
  if (state === 'translated')
    return [{ section, weight: 0, text: 'the section is translated for the first time' }];
  if (state === 'untranslated')
    return [{ section, weight: 1, text: 'the section is no longer translated' }];
  return [
    ...(moved ? [{ section, weight: 0, text: 'the section stands elsewhere' }] : []),
    ...changes.map((change) => ({ section, ...changeVerdict(change, tree, telling) })),
  ];
}

function changeVerdict(
  change: Change,
  tree: Root,
  telling: RegExp | undefined,
): Omit<Verdict, 'section'> {
  const where = `“${change.text}”`;
  if (change.kind === 'added' || change.kind === 'removed') {
    const words = change.wordsAdded + change.wordsRemoved;
    return {
      weight: words > 0 ? 1 : 0,
      text: `${countOf(words, 'word')} ${change.kind}: ${where}`,
    };
  }
  const link = change.attributes?.find(({ name }) => name === 'href');
  if (link && (leadsOut(link.before) || leadsOut(link.after))) {
    return {
      weight: 2,
      text: `a link leads to ${link.after ?? 'nothing'}, before to ${link.before ?? 'nothing'}`,
    };
  }
  if (change.kind === 'renamed') return { weight: 0, text: `${EDITORIAL.renamed}: ${where}` };
  const element = find(tree, change.id);
  const [added, removed] = [wordsIn(element, 'ins'), wordsIn(element, 'del')];
  const numbers = difference(added, removed, /\p{N}+(?:[.,:/]\p{N}+)*/gu);
  if (numbers) return { weight: 3, text: `a number changed (${numbers}): ${where}` };
  const words = telling && difference(added, removed, telling);
  if (words) return { weight: 2, text: `a word that can turn the meaning (${words}): ${where}` };
  const count = countWords(added) + countWords(removed);
  if (count >= WORDS_OF_A_NEW_MEANING && change.kind === 'changed') {
    return { weight: 1, text: `${countOf(count, 'word')} differ: ${where}` };
  }
  return { weight: 0, text: `${EDITORIAL[change.kind]}: ${where}` };
}

const EDITORIAL: Readonly<Record<Exclude<Change['kind'], 'added' | 'removed'>, string>> = {
  changed: 'a few words differ',
  moved: 'moved',
  split: 'split into several paragraphs',
  merged: 'joined into one paragraph',
  renamed: 'another heading',
  level: 'another heading level',
  markup: 'other formatting',
  minor: 'other typography',
};

function leadsOut(target: string | null): boolean {
  return target !== null && /^[a-z][a-z0-9+.-]*:/i.test(target) && !target.startsWith('page:');
}

/** What only one of two texts has of the matches of a pattern: `30 → 60`; nothing when they have the same. */
function difference(added: string, removed: string, pattern: RegExp): string | undefined {
  const [now, then] = [matches(added, pattern), matches(removed, pattern)];
  if (now.join(' ') === then.join(' ')) return undefined;
  return `${then.join(', ') || 'none'} → ${now.join(', ') || 'none'}`;
}

function matches(text: string, pattern: RegExp): string[] {
  return (text.match(pattern) ?? []).map((match) => match.toLowerCase());
}

function wordsIn(element: Element | undefined, tag: 'ins' | 'del'): string {
  if (!element) return '';
  if (element.tagName === tag) return foldSpace(textOf(element));
  return element.children
    .map((child) => (child.type === 'element' ? wordsIn(child, tag) : ''))
    .filter(Boolean)
    .join(' ');
}

function find(parent: Root | Element, change: string): Element | undefined {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    if (child.properties['dataDiffChange'] === change) return child;
    const found = find(child, change);
    if (found) return found;
  }
  return undefined;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
