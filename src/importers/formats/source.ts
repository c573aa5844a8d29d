import type { Root } from 'hast';
import type { LeftOut } from '../remark.ts';

/** What a reader of one format makes of a file. */
export interface SourceTree {
  /** All of the file as elements of HTML. */
  readonly tree: Root;
  /** Letters and digits of the file in their order, found without the reader: what the tree must hold. */
  readonly letters: string;
  /** The file as a text with lines, when it is one. */
  readonly text?: string;
  /** Title that the file states apart from its text. */
  readonly title?: string | undefined;
  /** Address at which the text was published, for its relative links. */
  readonly base?: string | undefined;
  /** Whether signs of footnotes are drawn by a program instead of standing in the file. */
  readonly drawnMarks: boolean;
  /** Whether the file may hold more than the text: navigation, banners. */
  readonly isPage: boolean;
  /** Things worth knowing that are in the file and come into no text. */
  readonly remarks: readonly LeftOut[];
}

/** A file that cannot be read as what it is said to be. */
export interface Unreadable {
  readonly message: string;
  readonly expected: string;
  readonly fix: string;
}
