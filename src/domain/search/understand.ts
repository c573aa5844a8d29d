import { distance } from './distance.ts';
import { SHORTEST_PART } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { weights } from './weights.ts';
import { wordsOf } from './words.ts';

/** A word that was looked for, and all that it may stand for. */
export interface Term {
  /** How it is written, after correction. */
  readonly word: string;
  /** Stems and how sure it is that they were meant; none for a word that is not known. */
  readonly stems: ReadonlyMap<string, number>;
  /** How much it says about what is sought, before its rarity. */
  readonly weight: number;
}

/** A question in words that can be looked up. */
export interface Understood {
  readonly terms: readonly Term[];
  /** The question with words corrected or split; nothing when it was taken as it is. */
  readonly instead?: string;
}

export interface UnderstandOptions {
  /** The last word may still be growing. */
  readonly typing?: boolean;
  /** Take every word as it is written. */
  readonly literal?: boolean;
}

/**
 * Works out what a question is after: leaves out words that say nothing, joins words that belong together, splits
 * compounds, corrects mistakes, and adds what means the same.
 */
export function understand(
  query: string,
  lexicon: Lexicon,
  { typing = false, literal = false }: UnderstandOptions = {},
): Understood {
  const words = joinNeighbours(wordsOf(query), lexicon);
  const telling = words.filter(
    (word) => !lexicon.stopWords.has(word) || lexicon.outside.has(lexicon.stem(word)),
  );
  const asked = telling.length > 0 ? telling : words;
  const growing = typing && /[\p{L}\p{N}]$/u.test(query) ? asked.at(-1) : undefined;
  const changed = new Map<string, string>();
  const terms = asked.flatMap((word): Term[] => {
    const found = termOf(word, lexicon);
    if (found.stems.size > 0 || found.weight === weights.outside) {
      return word === growing ? [withBeginnings(found, lexicon)] : [found];
    }
    if (word === growing) {
      const grown = withBeginnings(found, lexicon);
      if (grown.stems.size > 0) return [grown];
    }
    if (literal) return [found];
    const parts = splitCompound(word, lexicon);
    if (parts) {
      changed.set(word, parts.join(' '));
      return parts.map((part) => termOf(part, lexicon));
    }
    const right = correct(word, lexicon);
    if (right === undefined) return [found];
    changed.set(word, right);
    const term = termOf(right, lexicon);
    const stems = [...term.stems].map(([stem, sure]) => [stem, sure * weights.corrected] as const);
    return [{ ...term, stems: new Map(stems) }];
  });
  if (changed.size === 0) return { terms };
  return { terms, instead: words.map((word) => changed.get(word) ?? word).join(' ') };
}

/** The words of a question that a search of the full text should look up: those that say something. */
export function textWords({ terms }: Understood): string[] {
  const telling = terms.filter(({ weight }) => weight !== weights.common);
  return (telling.length > 0 ? telling : terms).map(({ word }) => word);
}

/** Joins two words that are known as one: `opt out`, `bank kaart`. */
function joinNeighbours(words: readonly string[], lexicon: Lexicon): string[] {
  const joined: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const [word = '', next] = [words[index], words[index + 1]];
    const whole = next === undefined ? '' : word + next;
    const isOne = whole !== '' && isSpelled(whole, lexicon);
    joined.push(isOne ? whole : word);
    if (isOne) index += 1;
  }
  return joined;
}

function isSpelled(word: string, { entries, synonyms, stem }: Lexicon): boolean {
  const key = stem(word);
  return entries.has(key) || synonyms.has(key);
}

/** Short words must be known to the letter: by their stems alone, too many would pass for parts. */
function isPart(word: string, lexicon: Lexicon): boolean {
  return lexicon.forms.has(word) || (word.length > 5 && isSpelled(word, lexicon));
}

function termOf(word: string, lexicon: Lexicon): Term {
  const { entries, synonyms, common, outside, stem } = lexicon;
  const key = stem(word);
  if (outside.has(key)) return { word, stems: new Map(), weight: weights.outside };
  const stems = new Map<string, number>();
  for (const other of synonyms.get(key) ?? []) {
    if (entries.has(other)) stems.set(other, weights.synonym);
  }
  if (entries.has(key)) stems.set(key, 1);
  if (stems.size === 0) return { word, stems, weight: weights.unknown };
  return { word, stems, weight: common.has(key) ? weights.common : 1 };
}

/** Adds the words that begin as this one does. */
function withBeginnings(term: Term, { entries }: Lexicon): Term {
  if (term.word.length < 2) return term;
  const stems = new Map(term.stems);
  for (const [stem, { word }] of entries) {
    if (word.startsWith(term.word) && !stems.has(stem)) stems.set(stem, weights.beginning);
  }
  return { ...term, stems, weight: term.stems.size > 0 ? term.weight : 1 };
}

/** The known words that a compound consists of; nothing when there is a rest. */
function splitCompound(word: string, lexicon: Lexicon): readonly string[] | undefined {
  const { joints } = lexicon;
  if (joints.length === 0) return undefined;
  for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut -= 1) {
    const [first, rest] = [word.slice(0, cut), word.slice(cut)];
    if (!isPart(rest, lexicon) && rest.length < 2 * SHORTEST_PART) continue;
    const stripped = joints
      .filter((joint) => first.endsWith(joint))
      .map((joint) => first.slice(0, first.length - joint.length))
      .find((part) => part.length >= SHORTEST_PART && isPart(part, lexicon));
    if (!stripped) continue;
    const tail = isPart(rest, lexicon) ? [rest] : splitCompound(rest, lexicon);
    if (tail) return [stripped, ...tail];
  }
  return undefined;
}

/** The known word nearest to one that is not known, if it is near enough for its length. */
function correct(word: string, { entries, spelled, stem }: Lexicon): string | undefined {
  if (word.length < 4 || /\d/.test(word)) return undefined;
  const limit = word.length < 6 ? 1 : word.length < 9 ? 1.7 : 2.4;
  let best: { word: string; far: number } | undefined;
  const consider = (candidate: string, key: string, passages: number) => {
    const far = Math.min(
      distance(word, candidate, limit),
      // Another form of the word may be the known one.
      distance(stem(word), key, key.length < 5 ? 1 : limit) + 0.3,
    );
    // Of two that are as near, the one that begins alike, then the more frequent.
    const order =
      far + (candidate.startsWith(word.slice(0, 1)) ? 0 : 0.4) - Math.min(passages, 20) / 200;
    if (far <= limit && order < (best?.far ?? Infinity)) best = { word: candidate, far: order };
  };
  for (const [key, entry] of entries) consider(entry.word, key, entry.passages.size);
  for (const [key, candidate] of spelled) if (!entries.has(key)) consider(candidate, key, 0);
  return best?.word;
}
