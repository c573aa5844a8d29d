import type { SuggestionsFile } from './suggestions.ts';
import { weights } from './weights.ts';
import { createStem, joinedWordsOf, wordsOf } from './words.ts';
import type { Stem } from './words.ts';

/** A passage as the search shows it. */
export interface Passage {
  /** Anchor, or the section's id. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'section' | 'heading' | 'question';
  readonly section: { readonly title: string; readonly slug: string };
}

/** A stem that occurs in titles or keywords: how it is written, and how much it says about which passages. */
export interface Entry {
  readonly word: string;
  readonly passages: Map<number, number>;
}

/** Everything that the words of a question are looked up in. */
export interface Lexicon {
  readonly stem: Stem;
  readonly passages: readonly Passage[];
  /** Words of each title, as stems. */
  readonly titles: readonly ReadonlySet<string>[];
  readonly entries: ReadonlyMap<string, Entry>;
  /** Stems that mean the same as a stem. */
  readonly synonyms: ReadonlyMap<string, ReadonlySet<string>>;
  /** All words as they are written in titles, keywords and synonyms. */
  readonly forms: ReadonlySet<string>;
  /** How a stem that only occurs among synonyms is written. */
  readonly spelled: ReadonlyMap<string, string>;
  readonly stopWords: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
  readonly outside: ReadonlySet<string>;
  /** What may stand between parts of a compound; nothing: there are none. */
  readonly joints: readonly string[];
}

/** Reads a file of suggestions. */
export function createLexicon(file: SuggestionsFile): Lexicon {
  const stem = createStem(file.language);
  const set = (words: string) => new Set(words.split(' ').filter(Boolean));
  const stopWords = set(file.language.stopWords);
  const joints = file.language.joints
    .split(' ')
    .filter(Boolean)
    .map((joint) => (joint === '-' ? '' : joint));
  const passages: Passage[] = [];
  const titles: Set<string>[] = [];
  const entries = new Map<string, Entry>();
  const forms = new Set<string>();
  const add = (words: readonly string[], passage: number, weight: number) => {
    for (const word of words) {
      if (stopWords.has(word)) continue;
      forms.add(word);
      const key = stem(word);
      const entry = entries.get(key) ?? { word, passages: new Map<number, number>() };
      entry.passages.set(passage, Math.max(weight, entry.passages.get(passage) ?? 0));
      entries.set(key, entry);
    }
  };

  for (const [title, slug, keywords, records] of file.sections) {
    const section = { title, slug };
    const sectionWords = wordsOf(title);
    const hasQuestions = records.some(([, own]) => own.endsWith('?'));
    for (const [id, own, more] of records) {
      const index = passages.length;
      const kind = own === '' ? 'section' : hasQuestions ? 'question' : 'heading';
      passages.push({ id, title: own || title, kind, section });
      const titleWords = [...wordsOf(own || title), ...joinedWordsOf(own || title)];
      titles.push(new Set(titleWords.filter((word) => !stopWords.has(word)).map(stem)));
      add(titleWords, index, weights.title);
      add(more.split(' '), index, weights.keywords);
      if (kind !== 'section') add(sectionWords, index, weights.sectionTitle);
      else {
        const alone = records.length === 1;
        add(
          keywords.split(' '),
          index,
          alone ? weights.onlyPassageKeywords : weights.sectionKeywords,
        );
      }
    }
  }

  const synonyms = new Map<string, Set<string>>();
  const spelled = new Map<string, string>();
  for (const group of file.synonyms) {
    const words = group.split(' ');
    for (const word of words) {
      forms.add(word);
      const key = stem(word);
      spelled.set(key, spelled.get(key) ?? word);
      const others = synonyms.get(key) ?? new Set<string>();
      for (const other of words) others.add(stem(other));
      others.delete(key);
      synonyms.set(key, others);
    }
  }
  const lexicon = {
    stem,
    passages,
    titles,
    entries,
    synonyms,
    forms,
    spelled,
    stopWords,
    common: new Set([...set(file.language.commonWords)].map(stem)),
    outside: new Set([...set(file.outside)].map(stem)),
    joints,
  };
  if (joints.length > 0) addParts(lexicon);
  return lexicon;
}

/** Shortest part of a compound, and shortest rest beside it. */
export const SHORTEST_PART = 4;

/** Lets the known first and last parts of compounds say something about the passages of the whole. */
function addParts({ entries, forms, stem }: Pick<Lexicon, 'entries' | 'forms' | 'stem'>): void {
  for (const [, { word, passages }] of [...entries]) {
    for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
      for (const part of [word.slice(0, cut), word.slice(cut)]) {
        const known = forms.has(part) ? entries.get(stem(part)) : undefined;
        if (!known) continue;
        for (const [passage, weight] of passages) {
          const share = weight * weights.part;
          known.passages.set(passage, Math.max(share, known.passages.get(passage) ?? 0));
        }
      }
    }
  }
}
