import { createInterface } from 'node:readline/promises';
import { Complaint } from './command.ts';
import type { OptionValues } from './command.ts';
import { readEach } from './read-all.ts';

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

/**
 * Questions in the order in which they are asked, by a name each. One may build on the answers to those before it; an
 * answer that is not known yet is missing then.
 */
export type Questions<Name extends string> = Readonly<
  Record<Name, (answers: Readonly<Partial<Record<Name, string>>>) => Question>
>;

/** Answers that options give, by the names of their questions. */
export type GivenAnswers = Readonly<Record<string, string | undefined>>;

/** The answers that options of these names give. */
export function givenIn(values: OptionValues, names: readonly string[]): GivenAnswers {
  return Object.fromEntries(
    names.map((name) => {
      const value = values[name];
      return [name, typeof value === 'string' ? value : undefined];
    }),
  );
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
 * Looks at what options give before anything is asked. What builds on an answer that is still unknown is looked at
 * again by `answersTo`.
 *
 * @param isAsking whether questions that no option answers are asked later.
 * @throws Complaint with all answers that will not do and, unless they are asked for, all that are missing.
 */
export async function checkGiven<Name extends string>(
  questions: Questions<Name>,
  given: GivenAnswers,
  isAsking: boolean,
): Promise<void> {
  const known: Partial<Record<Name, string>> = {};
  await readEach(namesOf(questions), (name) => {
    const question = questions[name](known);
    const answer = given[name];
    if (answer !== undefined) known[name] = acceptable(question, answer, 'correct');
    else if (!isAsking) known[name] = fallbackOf(question);
  });
}

/**
 * The answer to each question: the option's value, else what a person says, else the fallback.
 *
 * @throws Complaint when an option's value will not do, or when there is no answer at all.
 */
export async function answersTo<Name extends string>(
  questions: Questions<Name>,
  given: GivenAnswers,
  asker: Asker | undefined,
): Promise<Record<Name, string>> {
  const answers: Partial<Record<Name, string>> = {};
  for (const name of namesOf(questions)) {
    answers[name] = await answerTo(questions[name](answers), given[name], asker);
  }
  return answers as Record<Name, string>;
}

function namesOf<Name extends string>(questions: Questions<Name>): readonly Name[] {
  return Object.keys(questions) as Name[];
}

async function answerTo(
  question: Question,
  given: string | undefined,
  asker: Asker | undefined,
): Promise<string> {
  if (given !== undefined) return acceptable(question, given, 'correct');
  if (asker) return askUntilRight(question, asker);
  return acceptable(question, fallbackOf(question), 'add');
}

async function askUntilRight(
  { text, expected, fallback, problem }: Question,
  { ask }: Asker,
): Promise<string> {
  for (;;) {
    const hint = fallback ? ` [${fallback}]` : '';
    const answer = (await ask(`${text} (${expected})${hint}: `)) || fallback;
    const wrong = answer === undefined ? 'An answer is needed.' : problem(answer);
    if (answer !== undefined && wrong === undefined) return answer;
    console.log(wrong);
  }
}

/** The answer, if it will do. Throws Complaint otherwise; what to do with the option is its mend. */
function acceptable({ option, expected, problem }: Question, answer: string, mend: string): string {
  const wrong = problem(answer);
  if (wrong === undefined) return answer;
  throw new Complaint(wrong, expected, `${mend} ${option}`);
}

/** What holds without an answer. Throws Complaint when there must be one. */
function fallbackOf({ option, expected, fallback }: Question): string {
  if (fallback !== undefined) return fallback;
  throw new Complaint(`${option} is not given.`, expected, `add ${option}`);
}
