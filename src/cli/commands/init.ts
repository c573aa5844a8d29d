import { planInit, skeletonLanguages, UNKNOWN } from '../../domain/plan/init.ts';
import type { NewOrganisation } from '../../domain/plan/init.ts';
import { identifier, localeId } from '../../domain/schema/index.ts';
import { freeFolder, join, readAllTexts, shownName } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import { answerTo, createAsker } from '../answers.ts';
import type { Asker, Question } from '../answers.ts';
import { Complaint } from '../command.ts';
import type { Command, OptionValues } from '../command.ts';
import { confirmHelp, confirmOptions, isConfirmed } from '../confirm.ts';
import { contentHelp, contentOptions, nextCommand, settingsFrom } from '../load-project.ts';
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
    const { content, today } = settingsFrom(values);
    await endUnfinished(content);
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
    const asker = isTerminal && values['yes'] !== true ? createAsker() : undefined;
    const organisation = await organisationFrom(values, asker).finally(() => asker?.close());
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

const some: Question['problem'] = (answer) =>
  answer.trim() === '' ? 'There must be something.' : undefined;

async function organisationFrom(
  values: OptionValues,
  asker: Asker | undefined,
): Promise<NewOrganisation> {
  const ask = (name: string, text: string, rest: Partial<Question> = {}) => {
    const value = values[name];
    const question = { option: `--${name}`, text, expected: 'a text', problem: some, ...rest };
    return answerTo(question, typeof value === 'string' ? value : undefined, asker);
  };
  const name = await ask('name', 'Name of the organisation');
  const legalName = await ask('legal-name', 'Full name with the legal form', { fallback: name });
  const url = await ask('url', 'Web address of the organisation', {
    expected: 'https://www.example.org',
    problem: (answer) => (addressOf(answer) ? undefined : `“${answer}” is no web address.`),
  });
  const email = await ask('email', 'E-mail address for questions', {
    expected: 'mail@example.org',
    problem: (answer) =>
      /^[^\s@()<>]+@[^\s@()<>]+\.[a-z]{2,}$/i.test(answer)
        ? undefined
        : `“${answer}” is no e-mail address.`,
  });
  const later = { fallback: UNKNOWN, expected: `a text, or ${UNKNOWN} to fill in later` };
  const street = await ask('street', 'Street and number', later);
  const postalCode = await ask('postal-code', 'Postal code', later);
  const locality = await ask('locality', 'Town', later);
  const country = await ask('country', 'Country', {
    expected: 'two capitals, such as BE',
    problem: (answer) =>
      /^[A-Z]{2}$/.test(answer) ? undefined : `“${answer}” is no country code.`,
  });
  const known = Object.keys(skeletonLanguages);
  const languages = await ask('locales', 'Languages, the prevailing one first', {
    expected: `one or more of ${known.join(',')}`,
    fallback: asker ? 'nl' : undefined,
    problem: (answer) => {
      const unknown = localesIn(answer).find((locale) => !known.includes(locale));
      return unknown === undefined
        ? undefined
        : `There is no skeleton in “${unknown}”; add that language later with new-locale.`;
    },
  });
  const [first = 'nl', ...others] = localesIn(languages);
  const organisation = { name, legalName, url, email, street, postalCode, locality, country };
  return { ...organisation, sites: await sitesFrom(values, asker), locales: [first, ...others] };
}

function localesIn(list: string): string[] {
  const named = list.split(/[\s,]+/).filter((locale) => localeId.safeParse(locale).success);
  return named.length > 0 ? [...new Set(named)] : [list];
}

async function sitesFrom(
  values: OptionValues,
  asker: Asker | undefined,
): Promise<Record<string, URL>> {
  const given = Array.isArray(values['site']) ? values['site'].map(String) : [];
  const question: Question = {
    option: '--site',
    text: 'Sites, separated by spaces',
    expected: 'ID=URL, such as main=https://privacy.example.org',
    problem: (answer) => {
      const wrong = answer.split(/\s+/).find((part) => siteIn(part) === undefined);
      return wrong === undefined ? undefined : `“${wrong}” is no site.`;
    },
  };
  const answer = await answerTo(question, given.length > 0 ? given.join(' ') : undefined, asker);
  const sites = answer.split(/\s+/).flatMap((part) => {
    const site = siteIn(part);
    return site ? [site] : [];
  });
  const ids = sites.map(([id]) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new Complaint(`There are two sites “${twice}”.`, 'an id for each', 'rename one of them');
  }
  return Object.fromEntries(sites);
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
