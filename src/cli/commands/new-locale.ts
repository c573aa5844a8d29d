import { planNewLocale } from '../../domain/plan/new-locale.ts';
import type { Project } from '../../domain/project.ts';
import { localeId } from '../../domain/schema/index.ts';
import { join, readText, shownName } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import { Complaint } from '../command.ts';
import type { Command, OptionValues } from '../command.ts';
import { confirmHelp, confirmOptions, isConfirmed } from '../confirm.ts';
import {
  contentFrom,
  contentHelp,
  contentOptions,
  loadReadable,
  settingsFrom,
} from '../load-project.ts';
import { nextCommand } from '../next-command.ts';
import { readAll } from '../read-all.ts';
import { writeContent } from '../write-content.ts';

export const newLocale: Command = {
  name: 'new-locale',
  summary: 'writes the files that a translator needs',
  help: `npm run statement -- new-locale TAG [--yes]

Adds a language: its line in content/site.yaml, the working text and the free pages of the prevailing language to
translate, and a dictionary of interface words where the software brings none. What is still to be translated carries
[…], which \`check\` finds with its place. Ids and anchors stay as they are; titles, slugs and texts are translated.
Readers see nothing of it until the language is added to \`locales\` of a site and a version with it is published.

  TAG              part of addresses and name of folders, such as de
  --lang TAG       language tag of the text (default: TAG with the country of the organisation, such as de-BE)
  --name TEXT      name of the language in itself (default: what it is known by)
  --rtl            it is written from right to left
${confirmHelp}
${contentHelp}

Example
  npm run statement -- new-locale de --yes`,
  options: {
    ...contentOptions,
    ...confirmOptions,
    lang: { type: 'string' },
    name: { type: 'string' },
    rtl: { type: 'boolean' },
  },
  run: async (values, named) => {
    const project = await loadReadable(contentFrom(values));
    const { config, dictionaries } = project;
    const { settings, locale, lang } = await readAll({
      settings: () => settingsFrom(values),
      locale: () => newLocaleOf(named, project),
      lang: () => langOption(values),
    });
    const root = settings.content;
    const [site, outline] = await Promise.all(
      ['site.yaml', 'statement/statement.yaml'].map((path) => readText(root, join(root, path))),
    );
    const shipped = await readText(
      projectRoot,
      join(projectRoot, 'src', 'i18n', 'dictionaries', `${locale}.json`),
    );
    const plan = planNewLocale(
      project,
      { locale, ...languageOf(locale, lang, values, config.organisation.contact.address.country) },
      { site: site?.text ?? '', outline: outline?.text ?? '' },
      shipped || locale in dictionaries ? undefined : dictionaries[config.prevailing],
    );
    console.log(
      ['Writes', ...plan.writes.map(({ path }) => `  ${shownName(root, path)}`)].join('\n'),
    );
    if (!(await isConfirmed(values, 'Write this?'))) return 0;
    await writeContent(root, plan);
    console.log(`\nWritten. What is left to translate: ${nextCommand('check', values)}`);
    return 0;
  },
};

/** The language that is named. Throws Complaint when it is none, or there already. */
function newLocaleOf([locale, ...others]: readonly string[], { config }: Project): string {
  if (locale === undefined || others.length > 0 || !localeId.safeParse(locale).success) {
    throw new Complaint(
      locale === undefined ? 'No language is named.' : `“${locale}” is no locale.`,
      'one locale in small letters, such as de or pt-br',
      'npm run statement -- new-locale de',
    );
  }
  if (!(locale in config.locales)) return locale;
  throw new Complaint(
    `The language “${locale}” is there already.`,
    `another one than ${Object.keys(config.locales).join(', ')}`,
    'nothing to do: translate what `check` finds',
  );
}

/** The language tag that is given. Throws Complaint when it is none. */
function langOption({ lang }: OptionValues): string | undefined {
  if (typeof lang !== 'string') return undefined;
  if (/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(lang)) return lang;
  throw new Complaint(`“${lang}” is no language tag.`, 'a tag such as de-BE', 'correct --lang');
}

function languageOf(
  locale: string,
  lang: string | undefined,
  { name, rtl }: OptionValues,
  country: string,
) {
  const tag = lang ?? (locale.includes('-') ? locale : `${locale}-${country}`);
  const own = new Intl.DisplayNames([tag], { type: 'language' }).of(locale) ?? locale;
  const known = own.charAt(0).toLocaleUpperCase(tag) + own.slice(1);
  return {
    lang: tag,
    name: typeof name === 'string' && name.trim() !== '' ? name.trim() : known,
    dir: rtl === true ? ('rtl' as const) : ('ltr' as const),
  };
}
