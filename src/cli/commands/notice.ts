import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { changeReport } from '../../domain/change-report.ts';
import { contactOf } from '../../domain/contact.ts';
import { createNotice } from '../../domain/notice.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Project, Version } from '../../domain/project.ts';
import { createSay, stateText, touchedSections } from '../../domain/redline-view/index.ts';
import type { Phrases } from '../../domain/redline-view/index.ts';
import { regulatorOf } from '../../domain/regulator.ts';
import { createRoutes } from '../../domain/routes.ts';
import type { Site } from '../../domain/schema/index.ts';
import { completeManifest } from '../../domain/versions.ts';
import { createTranslator } from '../../i18n/index.ts';
import { join } from '../../io/files.ts';
import { Complaint } from '../command.ts';
import type { Command, OptionValues } from '../command.ts';
import {
  contentFrom,
  contentHelp,
  contentOptions,
  loadReadable,
  settingsFrom,
} from '../load-project.ts';
import { nextCommand } from '../next-command.ts';
import { choiceOption, versionNamed } from '../options.ts';
import { readAll } from '../read-all.ts';

export const notice: Command = {
  name: 'notice',
  summary: 'writes what to tell readers about a version: e-mail, banner, summary',
  help: `npm run -s statement -- notice VERSION

Writes the notice of a change for each site and language, from the change note and the redline: an e-mail (plain text
and HTML), a banner for other pages (HTML) and a short summary. That of a material version says until when the old text
applies, and where to object.

  --site SITE        only for readers of this site
  --locale LOCALE    only in this language
  --out DIR          writes files DIR/<site>-<locale>/email.txt, email.html, banner.html and summary.txt instead of
                     showing the notice
${contentHelp}

Example
  npm run -s statement -- notice 2026-11-23 --site be --locale nl`,
  options: {
    ...contentOptions,
    site: { type: 'string' },
    locale: { type: 'string' },
    out: { type: 'string' },
  },
  run: async (values, [date]) => {
    const project = await loadReadable(contentFrom(values));
    const { settings, version, wanted } = await readAll({
      settings: () => settingsFrom(values),
      version: () => versionNamed(project, date, 'npm run -s statement -- notice VERSION'),
      wanted: () => wantedSites(values, project),
    });
    const { note } = completeManifest(version);
    for (const { id, site, locale } of wanted) {
      if (note[locale] === undefined) {
        console.error(
          `${id}, ${locale}: this version has no note in \`${locale}\`; the one in \`${project.config.prevailing}\` stands in its place, and the notice says so. A translation brings one: ${nextCommand(`publish --translation ${locale} --note "${locale}=…"`, values)}`,
        );
      }
      const made = noticeFor(version, project, { id, site, locale, today: settings.today });
      if (typeof values['out'] === 'string') {
        await save(made, join(resolve(values['out']), `${id}-${locale}`));
      } else {
        console.log(shown(made, `${id}, ${locale}`));
      }
    }
    return 0;
  },
};

/** The sites and languages that are asked for. Throws Complaint when there are none of those names. */
async function wantedSites(values: OptionValues, { config }: Project) {
  const { site, locale } = await readAll({
    site: () => choiceOption(values, 'site', Object.keys(config.sites)),
    locale: () => choiceOption(values, 'locale', Object.keys(config.locales)),
  });
  const wanted = Object.entries(config.sites)
    .filter(([id]) => id === (site ?? id))
    .flatMap(([id, one]) =>
      one.locales
        .filter((offered) => offered === (locale ?? offered))
        .map((offered) => ({ id, site: one, locale: offered })),
    );
  if (wanted.length > 0) return wanted;
  const offered = Object.entries(config.sites).map(
    ([id, { locales }]) => `${id} in ${locales.join(', ')}`,
  );
  throw new Complaint(
    'No site offers that language.',
    offered.join('; '),
    'correct --site or --locale',
  );
}

interface Audience {
  readonly id: string;
  readonly site: Site;
  readonly locale: string;
  readonly today: string;
}

function noticeFor(
  version: Version,
  project: Project,
  { id, site, locale, today }: Audience,
): Notice {
  const { config, versions, dictionaries } = project;
  const { date } = version;
  const manifest = completeManifest(version);
  const { lang, dir } = config.locales[locale] ?? { lang: locale, dir: 'ltr' };
  const dictionary = dictionaries[locale] ?? {};
  const t = createTranslator(locale, dictionary);
  const say = createSay(dictionary['notice'] as Phrases, lang);
  const sayRedline = createSay(dictionary['redline'] as Phrases, lang);
  const routes = createRoutes(site);
  const words = t('paths', { returnObjects: true });
  const before = versions[versions.indexOf(version) - 1];
  const [changes] = before
    ? changeReport(before, version, project, { locales: [locale], site: id })
    : [];
  const inLanguage = (texts: Readonly<Record<string, string>>) =>
    texts[locale] ?? texts[config.prevailing] ?? '';
  return createNotice({
    lang,
    dir,
    say,
    organisation: config.organisation.name,
    title: inLanguage(manifest.title),
    effective: manifest.effective,
    today,
    kind: manifest.kind,
    note: inLanguage(manifest.note),
    noteLocale: locale in manifest.note ? undefined : config.locales[config.prevailing],
    proposal: manifest.proposal ? t('versions.proposalNote') : undefined,
    sections: (changes ? touchedSections(changes.comparison) : []).map((section) => ({
      title: (section.after ?? section.before)?.title ?? section.id,
      state: stateText(section, sayRedline),
    })),
    links: {
      version: routes.absolute(routes.version(locale, words, date)),
      redline: before && routes.absolute(routes.redline(locale, words, before.date, date)),
    },
    email: contactOf(config.organisation, site).email,
    regulator: regulatorOf(config, site, locale),
  });
}

function shown({ subject, text, banner, summary }: Notice, audience: string): string {
  return [
    `══ ${audience}`,
    `── E-mail (--out also writes it as HTML)\n\nSubject: ${subject}\n\n${text}`,
    `── Banner\n\n${banner}`,
    `── Summary\n\n${summary}\n`,
  ].join('\n\n');
}

async function save(
  { subject, text, html, banner, summary }: Notice,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = {
    'email.txt': `Subject: ${subject}\n\n${text}\n`,
    'email.html': html,
    'banner.html': `${banner}\n`,
    'summary.txt': `${summary}\n`,
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
    console.log(join(folder, name));
  }
}
