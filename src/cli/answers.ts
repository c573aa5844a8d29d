import { createInterface } from 'node:readline/promises';
import { Complaint } from './command.ts';

/** Something a command must know. */
export interface Question {
  /** The option that answers it, as people type it: `--kind`. */
  readonly option: string;
  /** Asked on a terminal. */
  readonly text: string;
  /** What an answer looks like. */
  readonly expected: string;
  /** Taken when there is no answer; nothing when there must be one. */
  readonly fallback?: string | undefined;
  /** What is wrong with an answer; nothing when it will do. */
  readonly problem: (answer: string) => string | undefined;
}

/** Asks on a terminal, line by line. */
export interface Asker {
  readonly ask: (prompt: string) => Promise<string>;
  readonly close: () => void;
}

/** An asker on standard input and output. Its `ask` throws Complaint when the input ends. */
export function createAsker(): Asker {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    ask: async (prompt) => {
      process.stdout.write(prompt);
      const { done, value } = await iterator.next();
      if (!done) return value.trim();
      throw new Complaint('The input ended.', 'an answer to every question', 'run it again');
    },
    close: () => {
      lines.close();
    },
  };
}

/**
 * The answer to a question: the option's value, else what a person says, else the fallback.
 *
 * @throws Complaint when the option's value will not do, or when there is no answer at all.
 */
export async function answerTo(
  question: Question,
  given: string | undefined,
  asker: Asker | undefined,
): Promise<string> {
  const { option, text, expected, fallback, problem } = question;
  if (given !== undefined) {
    const wrong = problem(given);
    if (wrong === undefined) return given;
    throw new Complaint(wrong, expected, `correct ${option}`);
  }
  while (asker) {
    const hint = fallback ? ` [${fallback}]` : '';
    const answer = (await asker.ask(`${text} (${expected})${hint}: `)) || fallback;
    const wrong = answer === undefined ? 'An answer is needed.' : problem(answer);
    if (answer !== undefined && wrong === undefined) return answer;
    console.log(wrong);
  }
  if (fallback === undefined) {
    throw new Complaint(`${option} is not given.`, expected, `add ${option}`);
  }
  const wrong = problem(fallback);
  if (wrong === undefined) return fallback;
  throw new Complaint(wrong, expected, `add ${option}`);
}
