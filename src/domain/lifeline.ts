import type { IsoDate } from './dates.ts';
import type { EditionOutline } from './edition.ts';

/** A version that brought a section, or brought it another text. */
export interface Turn {
  readonly version: IsoDate;
  /** The day from which the text applies. */
  readonly from: IsoDate;
  /** `first`: the section stands in the first version of the archive. */
  readonly kind: 'first' | 'new' | 'changed' | 'translated';
  /** The address the section had. */
  readonly slug: string;
  /** The version before. */
  readonly before?: IsoDate;
}

/** What an edition says of its place in time, of its sections and of what became of them. */
export type LivedEdition = Pick<EditionOutline, 'version' | 'effective'> & {
  readonly sections: readonly Pick<EditionOutline['sections'][number], 'id' | 'slug' | 'since'>[];
  readonly changes?:
    { readonly sections: readonly { readonly id: string; readonly state: string }[] } | undefined;
};

/** The versions that changed a section, oldest first. `editions` are those of one language, oldest first. */
export function lifeline(id: string, editions: readonly LivedEdition[]): Turn[] {
  return editions.flatMap(({ version, effective, sections, changes }, index): Turn[] => {
    const section = sections.find((other) => other.id === id);
    if (section?.since !== version) return [];
    const turn = { version, from: effective, slug: section.slug };
    const before = editions[index - 1];
    if (!before) return [{ ...turn, kind: 'first' }];
    const state = changes?.sections.find((other) => other.id === id)?.state;
    const isNew = !before.sections.some((other) => other.id === id);
    const kind = isNew ? 'new' : state === 'translated' ? 'translated' : 'changed';
    return [{ ...turn, kind, before: before.version }];
  });
}
