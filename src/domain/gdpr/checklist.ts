import { languageOf } from '../locales.ts';
import type { Place } from '../issue.ts';
import type { Block, Compiled } from '../render/index.ts';
import { gdprItems } from './items.ts';
import type { GdprItem, GdprItemId } from './items.ts';
import { signs } from './signs.ts';
import type { Denial, Together } from './signs.ts';

/** A stretch of the statement and where it stands. */
export interface Passage {
  readonly file: string;
  readonly text: string;
  readonly place: Place;
  /** Whether it is a heading or the head of a column, which say nothing by themselves. */
  readonly isHead: boolean;
  /** The title, the headings and the head of the column that it stands under. */
  readonly under: readonly string[];
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
  const { items, together, subjects, denials } = known;
  return Object.entries<GdprItem>(gdprItems).map(([name, item]) => {
    const id = name as GdprItemId;
    const said = passages.filter(
      ({ text }) =>
        items[id].test(text) ||
        (id === 'complaint-authority' && authorities.some((authority) => text.includes(authority))),
    );
    // Words that carry the whole meaning come first: what stands above a passage is only read where there are none.
    const found = said.length > 0 ? said : saidTogether(passages, together[id]);
    const { when } = item;
    const asked = when === undefined || isSpokenOf(passages, subjects[when], denials[when]);
    const absent = item.depends ? 'open' : asked ? 'missing' : 'not-asked';
    return { ...item, id, state: found.length > 0 ? 'found' : absent, passages: found };
  });
}

function saidTogether(passages: readonly Passage[], sign: Together | undefined): Passage[] {
  if (!sign) return [];
  return passages.filter(
    ({ isHead, text, under }) =>
      !isHead && sign.says.test(text) && under.some((head) => sign.under.test(head)),
  );
}

/** Whether a text gives cause to ask for more: it speaks of a subject, and not to deny it alone. */
function isSpokenOf(
  passages: readonly Passage[],
  subject: RegExp,
  denial: Denial | undefined,
): boolean {
  if (!passages.some(({ text }) => subject.test(text))) return false;
  if (!denial) return true;
  // Headings and questions say neither that it is so nor that it is not.
  const statements = passages
    .filter(({ isHead }) => !isHead)
    .flatMap(({ text }) => text.split(/(?<=[.!?])\s+/))
    .filter((sentence) => subject.test(sentence) && !sentence.endsWith('?'));
  const isDenial = (sentence: string) =>
    denial.says.test(sentence) && !denial.unless.test(sentence);
  return statements.length === 0 || !statements.every(isDenial);
}

/** The passages of a statement, in its order; a heading with nothing below it is none. */
export function passagesOf(
  sections: readonly {
    readonly source: {
      readonly file: string;
      readonly frontMatter: { readonly title: string };
    };
    readonly compiled: Pick<Compiled, 'blocks'>;
  }[],
): Passage[] {
  return sections.flatMap(({ source: { file, frontMatter }, compiled: { blocks } }) => {
    let headings: readonly Block[] = [];
    return blocks.flatMap((block, index): Passage[] => {
      const { tag, column, text, place } = block;
      const depth = depthOf(block);
      headings = headings.filter((heading) => depthOf(heading) < depth);
      const above = [frontMatter.title, ...headings.map((heading) => heading.text)];
      const under = column === undefined ? above : [...above, column];
      if (depth === Infinity) return [{ file, text, place, isHead: tag === 'th', under }];
      headings = [...headings, block];
      return depthOf(blocks[index + 1]) > depth ? [{ file, text, place, isHead: true, under }] : [];
    });
  });
}

/** Level of a heading; text lies below all of them, and the end above. */
function depthOf(block: Block | undefined): number {
  if (!block) return 0;
  return /^h\d$/.test(block.tag) ? Number(block.tag.slice(1)) : Infinity;
}
