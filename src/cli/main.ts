import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { Complaint } from './command.ts';
import type { Command, Fault } from './command.ts';
import { complainOf } from './read-all.ts';
import { unusablePlace } from './unusable-place.ts';

/** Every command, in the order of a text's way. Only the one that is asked for is loaded: that of all takes longer than most. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  status: async () => (await import('./commands/status.ts')).status,
  check: async () => (await import('./commands/check.ts')).check,
  diff: async () => (await import('./commands/diff.ts')).diff,
  import: async () => (await import('./commands/import.ts')).importCommand,
  init: async () => (await import('./commands/init.ts')).init,
  'new-locale': async () => (await import('./commands/new-locale.ts')).newLocale,
  publish: async () => (await import('./commands/publish.ts')).publish,
  verify: async () => (await import('./commands/verify.ts')).verify,
  notice: async () => (await import('./commands/notice.ts')).notice,
  review: async () => (await import('./commands/review.ts')).review,
  dev: async () => (await import('./commands/dev.ts')).dev,
  variants: async () => (await import('./commands/variants.ts')).variants,
  build: async () => (await import('./commands/build.ts')).build,
  serve: async () => (await import('./commands/serve.ts')).serve,
  redline: async () => (await import('./commands/redline.ts')).redline,
  audit: async () => (await import('./commands/audit.ts')).audit,
  cookies: async () => (await import('./commands/cookies.ts')).cookies,
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(await overview());
    return 0;
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) {
      throw new Complaint(
        `There is no command “${name}”.`,
        `one of ${Object.keys(commands).join(', ')}`,
        'npm run statement -- --help',
      );
    }
    const command = await load();
    const { values, positionals } = parse(command, args);
    if (values['help']) {
      console.log(command.help);
      return 0;
    }
    return await command.run(values, positionals);
  } catch (thrown) {
    const error = (await unusablePlace(thrown)) ?? thrown;
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
    console.error(error.faults.map(faultText).join('\n\n'));
    return 1;
  }
}

function faultText({ message, expected, fix }: Fault): string {
  return `${message}\n  expected: ${expected}\n  mend:     ${fix}`;
}

/** Options and other arguments of a command. Throws Complaint for options that it does not take like that. */
function parse(command: Command, args: string[]) {
  const options: ParseArgsOptionsConfig = {
    ...command.options,
    help: { type: 'boolean', short: 'h' },
  };
  // Strict, it would stop at the first wrong one.
  const parsed = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  const names = Object.keys(options).map((name) => `--${name}`);
  const messages = parsed.tokens.flatMap((token) =>
    token.kind === 'option' ? (misuseOf(token, options) ?? []) : [],
  );
  complainOf(
    messages.map((message) => ({
      message,
      expected: `options of ${command.name}: ${names.join(', ')}`,
      fix: `npm run statement -- ${command.name} --help`,
    })),
  );
  return parsed;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** What is wrong with how an option was typed; nothing when it is right. */
function misuseOf(
  { name, rawName, value, inlineValue }: OptionToken,
  options: ParseArgsOptionsConfig,
): string | undefined {
  const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
  if (type === undefined) return `There is no option ${rawName}.`;
  if (type === 'boolean') return value === undefined ? undefined : `${rawName} takes no value.`;
  // The next option is no value.
  const isLeftOut = value === undefined || (!inlineValue && /^-./.test(value));
  return isLeftOut ? `${rawName} has no value.` : undefined;
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...all.map(({ name }) => name.length));
  return [
    'npm run statement -- <command> [options]     or, in a clone: npx statement <command> [options]',
    '',
    'A text travels like this: change content/statement (dev shows it meanwhile), check it, see the redline (diff), publish',
    'it, build the sites. What is published is sealed: verify proves it, notice tells readers.',
    '',
    ...all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Each command explains itself: npm run statement -- <command> --help',
  ].join('\n');
}
