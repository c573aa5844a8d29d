import type { ReadText } from './read-source.ts';

/** One text of several files in the order given, each of which was read with `isPart`. Throws RangeError for none. */
export function joinTexts(texts: readonly ReadText[]): ReadText {
  const [first, ...others] = texts;
  if (!first) throw new RangeError('no text to join');
  if (others.length === 0) return first;
  return {
    ...first,
    account: { type: 'root', children: texts.flatMap(({ account }) => account.children) },
    letters: texts.map(({ letters }) => letters).join(''),
    sections: texts.flatMap(({ sections }) => sections),
    files: texts.flatMap(({ files }) => files),
    notes: texts.reduce((sum, { notes }) => sum + notes, 0),
    remarks: texts.flatMap(({ remarks }) => remarks),
  };
}
