/** Something that is in a source and stands in no text. */
export interface LeftOut {
  readonly message: string;
  /** Lines of the source on which it begins; none where a source has no lines. */
  readonly lines: readonly number[];
}

/** What became of something of the source that does not stand in the text, or stands there in another way. */
export interface Remark extends LeftOut {
  readonly kind: 'left-out' | 'changed';
  /** The file of the source; nothing where the text as a whole is meant. */
  readonly file?: string;
}

/** Number of beginnings that a remark shows of what was left out. */
const SHOWN = 3;
const SIGNS_SHOWN = 40;

/** The first of some texts, each with its beginning, and how many more there are; empty texts say nothing. */
export function beginnings(texts: readonly string[]): string {
  const all = [...new Set(texts.filter((text) => text !== ''))];
  const more = all.length > SHOWN ? ` and ${String(all.length - SHOWN)} more` : '';
  return all.slice(0, SHOWN).map(beginning).join(', ') + more;
}

function beginning(text: string): string {
  return `“${text.slice(0, SIGNS_SHOWN)}${text.length > SIGNS_SHOWN ? ' …' : ''}”`;
}

/** One remark for each name among some things, in the order in which the names first occur. */
export function groupedByName<
  Thing extends { readonly name: string; readonly line?: number | undefined },
>(
  things: readonly Thing[],
  messageOf: (name: string, group: readonly Thing[]) => string,
): LeftOut[] {
  const groups = Map.groupBy(things, ({ name }) => name);
  return [...groups].map(([name, group]) => ({
    message: messageOf(name, group),
    lines: [...new Set(group.flatMap(({ line }) => line ?? []))],
  }));
}
