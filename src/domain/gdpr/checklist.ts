import { languageOf } from '../locales.ts';
import type { Place } from '../issue.ts';
import type { Compiled } from '../render/index.ts';
import { gdprItems } from './items.ts';
import type { GdprItem, GdprItemId } from './items.ts';
import { signs } from './signs.ts';

/** A stretch of the statement and where it stands. */
export interface Passage {
  readonly file: string;
  readonly text: string;
  readonly place: Place;
}

/** One line of the list: what is found, or that it is missing, or that only facts outside the text can tell. */
export interface ChecklistLine extends GdprItem {
  readonly id: GdprItemId;
  readonly state: 'found' | 'missing' | 'not-asked' | 'open';
  /** Where it was found. */
  readonly passages: readonly Passage[];
}

/**
 * Goes through a statement by the list of articles 13 and 14 of the GDPR. Words are looked for, not their truth.
 *
 * @param authorities names of the supervisory authorities.
 * @returns a line per item; nothing for a language whose words are not known.
 */
export function gdprChecklist(
  passages: readonly Passage[],
  lang: string,
  authorities: readonly string[],
): ChecklistLine[] | undefined {
  const known = signs[languageOf(lang)];
  if (!known) return undefined;
  const { items, subjects } = known;
  return Object.entries<GdprItem>(gdprItems).map(([name, item]) => {
    const id = name as GdprItemId;
    const found = passages.filter(
      ({ text }) =>
        items[id].test(text) ||
        (id === 'complaint-authority' && authorities.some((authority) => text.includes(authority))),
    );
    const { when } = item;
    const asked = when === undefined || passages.some(({ text }) => subjects[when].test(text));
    const absent = item.depends ? 'open' : asked ? 'missing' : 'not-asked';
    return { ...item, id, state: found.length > 0 ? 'found' : absent, passages: found };
  });
}

/** The passages of a statement, in its order. */
export function passagesOf(
  sections: readonly {
    readonly source: { readonly file: string };
    readonly compiled: Pick<Compiled, 'blocks'>;
  }[],
): Passage[] {
  return sections.flatMap(({ source: { file }, compiled }) =>
    compiled.blocks.map(({ text, place }) => ({ file, text, place })),
  );
}
