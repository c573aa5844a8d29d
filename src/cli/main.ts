import { parseArgs } from 'node:util';
import { Complaint } from './command.ts';
import { unusablePlace } from './unusable-place.ts';
import type { Command } from './command.ts';
import { audit } from './commands/audit.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { cookies } from './commands/cookies.ts';
import { dev } from './commands/dev.ts';
import { diff } from './commands/diff.ts';
import { importCommand } from './commands/import.ts';
import { init } from './commands/init.ts';
import { newLocale } from './commands/new-locale.ts';
import { notice } from './commands/notice.ts';
import { publish } from './commands/publish.ts';
import { redline } from './commands/redline.ts';
import { review } from './commands/review.ts';
import { serve } from './commands/serve.ts';
import { status } from './commands/status.ts';
import { variants } from './commands/variants.ts';
import { verify } from './commands/verify.ts';

const commands: readonly Command[] = [
  status,
  check,
  diff,
  importCommand,
  init,
  newLocale,
  publish,
  verify,
  notice,
  review,
  dev,
  variants,
  build,
  serve,
  redline,
  audit,
  cookies,
];

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(overview());
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (!command) {
      throw new Complaint(
        `There is no command “${name}”.`,
        `one of ${commands.map((other) => other.name).join(', ')}`,
        'npm run statement -- --help',
      );
    }
    const { values, positionals } = parse(command, args);
    if (values['help']) {
      console.log(command.help);
      return 0;
    }
    return await command.run(values, positionals);
  } catch (thrown) {
    const error = unusablePlace(thrown) ?? thrown;
    if (!(error instanceof Complaint)) {
      console.error(
        `Something went wrong that should not: ${error instanceof Error ? error.message : String(error)}`,
      );
      if (process.env['DEBUG']) console.error(error);
      else
        console.error(
          'Run it again with DEBUG=1 for the details, and tell those who keep the software.',
        );
      return 2;
    }
    console.error(`${error.message}\n  expected: ${error.expected}\n  mend:     ${error.fix}`);
    return 1;
  }
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, option = ''] = /'(-+[\w-]+)/.exec(message) ?? [];
    const names = Object.keys(command.options).map((name) => `--${name}`);
    throw new Complaint(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `There is no option ${option}.`
        : `${option} ${message.includes('does not take') ? 'takes no value' : 'has no value'}.`,
      `options of ${command.name}: ${[...names, '--help'].join(', ')}`,
      `npm run statement -- ${command.name} --help`,
    );
  }
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'npm run statement -- <command> [options]     or, in a clone: npx statement <command> [options]',
    '',
    'A text travels like this: change content/statement (dev shows it meanwhile), check it, see the redline (diff), publish',
    'it, build the sites. What is published is sealed: verify proves it, notice tells readers.',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Each command explains itself: npm run statement -- <command> --help',
  ].join('\n');
}
