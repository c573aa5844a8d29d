import type { IsoDate } from '../dates.ts';
import type { SearchRecord, SearchSection } from './records.ts';

/** A passage as it stands, or stood, in versions that are not in force. */
export interface HistoricPassage {
  /** The versions with exactly this passage, oldest first. */
  readonly versions: readonly [IsoDate, ...IsoDate[]];
  /** As it is called and addressed in the last of them. */
  readonly section: Pick<SearchSection, 'title' | 'slug'>;
  readonly record: SearchRecord;
}

/**
 * The passages that only versions not in force have, each once, however many versions share it.
 *
 * @param inForce the sections that apply now: what they say is found without the history.
 * @param others every other version with its sections, oldest first; a section that is the same object as before is
 * looked through once.
 */
export function historicPassages(
  inForce: readonly SearchSection[],
  others: readonly { readonly version: IsoDate; readonly sections: readonly SearchSection[] }[],
): HistoricPassage[] {
  const now = new Set(inForce.flatMap(({ records }) => records.map(contentOf)));
  const passages = new Map<string, Found>();
  const passagesOf = (section: SearchSection): Found[] =>
    section.records.flatMap((record) => {
      const content = contentOf(record);
      if (record.text === '' || now.has(content)) return [];
      const passage = passages.get(content) ?? { versions: [], section, record };
      passages.set(content, passage);
      return [passage];
    });
  const known = new Map<SearchSection, Found[]>();
  for (const { version, sections } of others) {
    for (const section of sections) {
      const found = known.get(section) ?? passagesOf(section);
      known.set(section, found);
      for (const passage of found) {
        passage.versions.push(version);
        passage.section = section;
      }
    }
  }
  return [...passages.values()].flatMap(({ versions: [first, ...rest], ...passage }) =>
    first === undefined ? [] : [{ versions: [first, ...rest], ...passage }],
  );
}

interface Found {
  readonly versions: IsoDate[];
  section: SearchSection;
  readonly record: SearchRecord;
}

function contentOf({ id, title, text }: SearchRecord): string {
  return [id, title, text].join('\n');
}
