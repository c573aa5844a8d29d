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
 * @param others every other version with its sections, oldest first.
 */
export function historicPassages(
  inForce: readonly SearchSection[],
  others: readonly { readonly version: IsoDate; readonly sections: readonly SearchSection[] }[],
): HistoricPassage[] {
  const now = new Set(inForce.flatMap(({ records }) => records.map(contentOf)));
  const passages = new Map<string, HistoricPassage>();
  for (const { version, sections } of others) {
    for (const section of sections) {
      for (const record of section.records) {
        const content = contentOf(record);
        if (record.text === '' || now.has(content)) continue;
        const versions = passages.get(content)?.versions;
        passages.set(content, {
          versions: versions ? [...versions, version] : [version],
          section,
          record,
        });
      }
    }
  }
  return [...passages.values()];
}

function contentOf({ id, title, text }: SearchRecord): string {
  return [id, title, text].join('\n');
}
