import { planInit, skeletonLanguages, UNKNOWN } from '../../domain/plan/init.ts';
import type { NewOrganisation } from '../../domain/plan/init.ts';
import { identifier, localeId } from '../../domain/schema/index.ts';
import { freeFolder, join, readAllTexts, shownName } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import { answersTo, checkGiven, createAsker, givenIn } from '../answers.ts';
import type { Question, Questions } from '../answers.ts';
import type { Command } from '../command.ts';
import { confirmHelp, confirmOptions, isConfirmed } from '../confirm.ts';
import { contentHelp, contentOptions, settingsFrom } from '../load-project.ts';
import { nextCommand } from '../next-command.ts';
import { readAll } from '../read-all.ts';
import { endUnfinished, writeContent } from '../write-content.ts';

export const init: Command = {
  name: 'init',
  summary: 'starts the statement of another organisation',
  help: `npm run statement -- init [--yes]

Writes a fresh content/: who you are and where your sites are, and a skeleton of a statement by what articles 12 to 14 of
the GDPR ask, in the languages you choose. Where you must say something yourself, the skeleton has square brackets with
three dots: [which purpose …]. \`check\` finds each of them, with its place, until none is left; then publish.

All that was in content/ is kept in content/aside/. On a terminal the command asks for what is not given.

  --name TEXT         the name that readers know
  --legal-name TEXT   the full name with the legal form (default: the name)
  --url URL           web address of the organisation itself
  --email ADDRESS     where readers write to
  --street TEXT       street and number          } can be filled in
  --postal-code TEXT  postal code                } later in
  --locality TEXT     town                       } content/site.yaml
  --country CODE      country in two capitals, such as BE
  --locales LIST      languages, the prevailing one first, such as nl,fr,en; those three have a skeleton
  --site ID=URL       a site with its address, such as main=https://privacy.example.org; once for each site
${confirmHelp}
${contentHelp}

Example
  npm run statement -- init --name "De Zwaan" --url https://www.dezwaan.example --email mail@dezwaan.example \\
    --country BE --locales nl,fr --site main=https://privacy.dezwaan.example`,
  options: {
    ...contentOptions,
    ...confirmOptions,
    name: { type: 'string' },
    'legal-name': { type: 'string' },
    url: { type: 'string' },
    email: { type: 'string' },
    street: { type: 'string' },
    'postal-code': { type: 'string' },
    locality: { type: 'string' },
    country: { type: 'string' },
    locales: { type: 'string' },
    site: { type: 'string', multiple: true },
  },
  run: async (values) => {
    const isAsking = process.stdin.isTTY && process.stdout.isTTY && values['yes'] !== true;
    const questions = questionsOf(isAsking);
    const { site } = values;
    const given = {
      ...givenIn(values, Object.keys(questions)),
      site: Array.isArray(site) ? site.join(' ') : undefined,
    };
    const { settings } = await readAll({
      settings: () => settingsFrom(values),
      given: () => checkGiven(questions, given, isAsking),
    });
    const { content, today } = settings;
    await endUnfinished(content);
    const asker = isAsking ? createAsker() : undefined;
    const answers = await answersTo(questions, given, asker).finally(() => asker?.close());
    const organisation = organisationOf(answers);
    const old = (await readAllTexts(content)).filter(({ path }) => !path.startsWith('aside/'));
    const aside = await freeFolder(content, `aside/${today}`);
    const templates = await readAllTexts(join(projectRoot, 'src', 'templates'));
    const plan = planInit(organisation, templates, old, aside);
    const made = plan.writes.filter(({ path }) => !path.startsWith(aside));
    console.log(['Writes', ...made.map(({ path }) => `  ${shownName(content, path)}`)].join('\n'));
    if (old.length > 0)
      console.log(`\nKeeps ${String(old.length)} files in ${shownName(content, aside)}/`);
    if (!(await isConfirmed(values, 'Write this?'))) return 0;
    await writeContent(content, plan);
    console.log(`\nWritten. What is left to fill in: ${nextCommand('check', values)}`);
    return 0;
  },
};

/** Languages that have a skeleton. */
const languages = Object.keys(skeletonLanguages);

const some: Question['problem'] = (answer) =>
  answer.trim() === '' ? 'There must be something.' : undefined;

/** Questions about the organisation; the names are those of the options. */
function questionsOf(isAsking: boolean) {
  const ask =
    (name: string, text: string, rest: Partial<Question> = {}) =>
    (): Question => ({ option: `--${name}`, text, expected: 'a text', problem: some, ...rest });
  const later = { fallback: UNKNOWN, expected: `a text, or ${UNKNOWN} to fill in later` };
  return {
    name: ask('name', 'Name of the organisation'),
    'legal-name': ({ name = '' }) =>
      ask('legal-name', 'Full name with the legal form', { fallback: name })(),
    url: ask('url', 'Web address of the organisation', {
      expected: 'https://www.example.org',
      problem: (answer) => (addressOf(answer) ? undefined : `“${answer}” is no web address.`),
    }),
    email: ask('email', 'E-mail address for questions', {
      expected: 'mail@example.org',
      problem: (answer) =>
        /^[^\s@()<>]+@[^\s@()<>]+\.[a-z]{2,}$/i.test(answer)
          ? undefined
          : `“${answer}” is no e-mail address.`,
    }),
    street: ask('street', 'Street and number', later),
    'postal-code': ask('postal-code', 'Postal code', later),
    locality: ask('locality', 'Town', later),
    country: ask('country', 'Country', {
      expected: 'two capitals, such as BE',
      problem: (answer) =>
        /^[A-Z]{2}$/.test(answer) ? undefined : `“${answer}” is no country code.`,
    }),
    locales: ask('locales', 'Languages, the prevailing one first', {
      expected: `one or more of ${languages.join(',')}`,
      fallback: isAsking ? 'nl' : undefined,
      problem: (answer) => {
        const unknown = localesIn(answer).filter((locale) => !languages.includes(locale));
        return unknown.length === 0
          ? undefined
          : `There is no skeleton in “${unknown.join('”, “')}”; add that language later with new-locale.`;
      },
    }),
    site: ask('site', 'Sites, separated by spaces', {
      expected: 'ID=URL, such as main=https://privacy.example.org, with an id for each',
      problem: problemOfSites,
    }),
  } satisfies Questions<string>;
}

function organisationOf(answers: Record<keyof ReturnType<typeof questionsOf>, string>) {
  const { name, 'legal-name': legalName, url, email } = answers;
  const { street, 'postal-code': postalCode, locality, country } = answers;
  const [first = 'nl', ...others] = localesIn(answers.locales);
  return {
    ...{ name, legalName, url, email, street, postalCode, locality, country },
    sites: sitesIn(answers.site),
    locales: [first, ...others],
  } satisfies NewOrganisation;
}

function localesIn(list: string): string[] {
  const named = list.split(/[\s,]+/).filter((locale) => localeId.safeParse(locale).success);
  return named.length > 0 ? [...new Set(named)] : [list];
}

function problemOfSites(answer: string): string | undefined {
  const parts = answer.split(/\s+/);
  const wrong = parts.filter((part) => siteIn(part) === undefined);
  const ids = parts.map((part) => siteIn(part)?.[0]);
  const twice = ids.filter((id, at) => id !== undefined && ids.indexOf(id) !== at);
  const problems = [
    ...wrong.map((part) => `“${part}” is no site.`),
    ...new Set(twice.map((id) => `There are two sites “${String(id)}”.`)),
  ];
  return problems.length > 0 ? problems.join(' ') : undefined;
}

function sitesIn(answer: string): Record<string, URL> {
  const sites = answer.split(/\s+/).map(siteIn);
  return Object.fromEntries(sites.filter((site) => site !== undefined));
}

function siteIn(part: string): [string, URL] | undefined {
  const [, id = '', address = ''] = /^([^=]+)=(.+)$/.exec(part) ?? [];
  const url = addressOf(address);
  const isPath = url && /^(?:\/[a-z0-9-]+)*\/?$/.test(url.pathname) && url.search === '';
  return url && isPath && identifier.safeParse(id).success ? [id, url] : undefined;
}

function addressOf(text: string): URL | undefined {
  return /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text) && URL.canParse(text)
    ? new URL(text)
    : undefined;
}
