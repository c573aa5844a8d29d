import type { ParseArgsOptionsConfig } from 'node:util';

/** Values of the options of a command, as `node:util` parseArgs gives them. */
export type OptionValues = Readonly<
  Record<string, string | boolean | (string | boolean)[] | undefined>
>;

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` teaches: usage, options with what they take, an example. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  /** Does it; gives the exit code. Throws Complaint for what the caller can mend. */
  readonly run: (values: OptionValues, positionals: readonly string[]) => Promise<number>;
}

/** One thing that the caller did or must mend. */
export interface Fault {
  readonly message: string;
  readonly expected: string;
  readonly fix: string;
}

/** What the caller did or must mend, all of it at once: shown as it is, without a stack trace. */
export class Complaint extends Error {
  readonly faults: readonly [Fault, ...Fault[]];

  /** @param others are told with it. */
  constructor(message: string, expected: string, fix: string, others: readonly Fault[] = []) {
    super(message);
    this.faults = [{ message, expected, fix }, ...others];
  }
}
