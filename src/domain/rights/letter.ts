import { formatDate } from '../dates.ts';
import type { IsoDate } from '../dates.ts';

/** The words of a letter about one right, in one language. */
export interface LetterWords {
  readonly lang: string;
  /** Name and address of the one it goes to, line by line. */
  readonly recipient: readonly string[];
  /** Label and text of the subject. */
  readonly subject: readonly [label: string, text: string];
  readonly salutation: string;
  readonly request: string;
  readonly options: readonly string[];
  /** What stands after the details: whom it is about, when an answer is expected. */
  readonly sentences: readonly string[];
  /** `{email}` stands for the writer's address. */
  readonly byEmail: string;
  readonly byPost: string;
  readonly identity: string;
  readonly closing: string;
  /** `{reference}` stands for the writer's reference. */
  readonly reference: string;
}

/** What the writer filled in; all of it may be left out. */
export interface LetterAnswers {
  readonly date?: IsoDate;
  /** The options chosen, in the order of the words. */
  readonly chosen?: readonly string[];
  readonly details?: string;
  readonly reply?: 'email' | 'post';
  readonly name?: string;
  readonly address?: string;
  readonly email?: string;
  readonly reference?: string;
}

/** Room for a pen. */
const blank = '…………………………………………';

/**
 * Puts a letter together, as plain text. What was left out becomes room for a pen, and where nothing was chosen every
 * option gets a box to tick: the letter without answers is the form on paper.
 */
export function composeLetter(words: LetterWords, answers: LetterAnswers): string {
  const { date, chosen = [], details, reply = 'email', name, address, email, reference } = answers;
  const options =
    chosen.length > 0
      ? chosen.map((option) => `– ${option}`)
      : words.options.map((option) => `☐ ${option}`);
  const byEmail = words.byEmail.replace('{email}', () => filled(email) ?? blank);
  return [
    words.recipient,
    [date ? formatDate(date, words.lang) : blank],
    [words.subject.join(': ')],
    [words.salutation],
    [words.request, ...options],
    [filled(details) ?? blank],
    [...words.sentences, reply === 'email' ? byEmail : words.byPost, words.identity],
    [words.closing],
    [
      filled(name) ?? blank,
      ...(filled(address) ?? (reply === 'post' ? blank : '')).split('\n'),
      filled(email) ?? (reply === 'email' ? blank : ''),
      reference?.trim() ? words.reference.replace('{reference}', () => reference.trim()) : '',
    ],
  ]
    .map((lines) => lines.filter(Boolean).join('\n'))
    .join('\n\n');
}

/**
 * A `mailto:` address that opens the letter in the reader's own mail program (RFC 6068).
 *
 * @param to nothing where the writer has to choose the address.
 */
export function mailtoHref(to: string, { subject: [, subject] }: LetterWords, letter: string) {
  const body = encodeURIComponent(letter.replaceAll('\n', '\r\n'));
  return `mailto:${encodeURI(to)}?subject=${encodeURIComponent(subject)}&body=${body}`;
}

function filled(text: string | undefined): string | undefined {
  const trimmed = text?.trim().replaceAll('\r', '');
  return trimmed === '' ? undefined : trimmed;
}
