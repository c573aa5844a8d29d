import { createAsker } from './answers.ts';
import type { OptionValues } from './command.ts';

/** Options of a command that writes after having shown what. */
export const confirmOptions = { yes: { type: 'boolean', short: 'y' } } as const;

/** Help text of that option. */
export const confirmHelp = `  --yes          writes without asking; elsewhere than on a terminal, nothing is written without it`;

/** Whether to go on: with --yes, or after a yes on a terminal. */
export async function isConfirmed(values: OptionValues, question: string): Promise<boolean> {
  if (values['yes'] === true) return true;
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    console.log('\nNothing was written. Add --yes to write it.');
    return false;
  }
  const asker = createAsker();
  const answer = await asker.ask(`\n${question} (yes or no) [no]: `);
  asker.close();
  const isYes = /^(?:y|yes)$/i.test(answer.trim());
  if (!isYes) console.log('Nothing was written.');
  return isYes;
}
