import { basename, resolve } from 'node:path';
import { runChecks } from '../../checks/index.ts';
import { isIsoDate } from '../../domain/dates.ts';
import { hasErrors } from '../../domain/issue.ts';
import { planWorkingText, setsOutline, withText } from '../../domain/plan/import.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { planPublication } from '../../domain/plan/publish.ts';
import type { Publication } from '../../domain/plan/publish.ts';
import type { Project } from '../../domain/project.ts';
import { createTranslator } from '../../i18n/index.ts';
import { importText } from '../../importers/import-text.ts';
import type { ImportSettings } from '../../importers/import-text.ts';
import { joinTexts } from '../../importers/join-texts.ts';
import { knownSections } from '../../importers/known.ts';
import { readSource } from '../../importers/read-source.ts';
import type { ReadText } from '../../importers/read-source.ts';
import { freeFolder, hashText, readBytes, shownName } from '../../io/files.ts';
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
import { runHistoryImport } from '../import-history.ts';
import { choiceOption, dateOption, notesIn } from '../options.ts';
import { complainOf, readAll, readEach } from '../read-all.ts';
import { formatImport } from '../reporters/import.ts';
import { writeContent } from '../write-content.ts';
import { formatIssues } from '../reporters/terminal.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'takes an approved text over as working text, or as a sealed version',
  help: `npm run statement -- import FILE… --locale nl [--yes]

Takes over a text that was approved elsewhere: a document (.docx), a saved web page (.html), Markdown (.md) or plain text
(.txt). Several files follow each other, each with whole sections. The text is split at its headings, or at what its list
of contents names; links, lists, tables, bold, italic and footnotes stay. It proves that every word is still there, in
the same order, and shows what it will write; then it asks.

The text becomes the working text in one language. What stood there is kept in content/aside/. Sections that exist keep
their ids; a text in a second language lines up with the sections of the first.

  --locale LOCALE    the language of the text; it must be declared in content/site.yaml
  --title TEXT       title of the statement in this language, when the text has none
  --base URL         address at which the text was published, for links such as /contact
${confirmHelp}

To seal it at once, as the version of a day (a later one than the versions that exist):

  --as DATE          the day on which it was published
  --effective DATE   the day on which it started to apply (default: the same day)
  --kind KIND        material or editorial (default: material)
  --note LOCALE=TEXT the change in a few sentences; once for each language (default for a first version: that it is one)

Or take over the history of a text that is kept in git; each day with a change becomes a version of that day, changes
that nobody can read are folded in, the last text becomes the working text:

  --git REPO PATH    the repository's folder and the path of the file in it, instead of FILE
${contentHelp}

Examples
  npm run statement -- import privacyverklaring.docx --locale nl
  npm run statement -- import --git ../policies privacy/index.md --locale en
  npm run statement -- import "Privacy Policy.html" --locale en --base https://www.example.org/privacy --yes
  npm run statement -- import verklaring.txt --locale nl --as 2020-02-25 --yes`,
  options: {
    ...contentOptions,
    ...confirmOptions,
    locale: { type: 'string' },
    title: { type: 'string' },
    base: { type: 'string' },
    as: { type: 'string' },
    git: { type: 'string' },
    effective: { type: 'string' },
    kind: { type: 'string' },
    note: { type: 'string', multiple: true },
  },
  run: async (values, files) => {
    const before = await loadReadable(contentFrom(values));
    const { settings, locale, base, source, sealed } = await readAll({
      settings: () => settingsFrom(values),
      locale: () => localeOption(values, before),
      base: () => baseOption(values),
      source: () => (values['git'] === undefined ? readFiles(files) : historyOption(values, files)),
      sealed: () => sealOption(values, before),
    });
    const textSettings = textSettingsOf(before, locale, base);
    if ('repository' in source) {
      return runHistoryImport(before, source, textSettings, settings, values);
    }
    const text = importText(source, {
      ...textSettings,
      ...placeOf(before, locale),
    });
    const { project: after, unlinked } = withText(
      before,
      { locale, title: text.title ?? titleOption(values), sections: text.sections },
      hashText,
    );
    const aside = await freeFolder(settings.content, `aside/${settings.today}`);
    const working = planWorkingText(before, after, aside);
    const publication = sealed && {
      ...sealed,
      note: { ...(before.versions.length === 0 && firstNotes(before, locale)), ...sealed.note },
    };
    const plan: Plan = publication
      ? {
          ...working,
          writes: [...working.writes, ...planPublication(after, publication, hashText).writes],
        }
      : working;
    console.log(formatImport(text, plan, unlinked, (path) => shownName(settings.content, path)));
    const found = runChecks(after, settings.today).filter(
      ({ rule }) => rule !== 'version/none-in-force',
    );
    const isBroken = text.proof.differences.length > 0 || text.issues.length > 0;
    if (isBroken) return 1;
    if (found.length > 0) console.log(`\nWhat \`check\` will find:\n\n${formatIssues(found)}`);
    if (publication && hasErrors(found)) {
      throw new Complaint(
        'A text with errors cannot be sealed.',
        'a text without errors, as above',
        'import it without --as, mend it, and publish it with --date',
      );
    }
    if (plan.writes.length === 0) {
      console.log('\nThe working text is this text already: there is nothing to write.');
      return 0;
    }
    if (!(await isConfirmed(values, 'Write this?'))) return 0;
    await writeContent(settings.content, plan);
    console.log(`\nWritten. What to do next: ${nextCommand('check', values)}`);
    return 0;
  },
};

function localeOption(values: OptionValues, { config }: Project): string {
  const known = Object.keys(config.locales);
  const { locale } = values;
  if (typeof locale === 'string' && known.includes(locale)) return locale;
  throw new Complaint(
    locale === undefined
      ? 'The language of the text is not given.'
      : `There is no locale “${String(locale)}”.`,
    `--locale with one of ${known.join(', ')}`,
    locale === undefined
      ? `add --locale ${config.prevailing}`
      : 'correct it, or make the language first: npm run statement -- new-locale --help',
  );
}

function titleOption({ title }: OptionValues): string | undefined {
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined;
}

/** The file of a repository whose history is taken over. Throws Complaint when it is not one. */
function historyOption({ git, as }: OptionValues, [path, ...others]: readonly string[]) {
  if (path !== undefined && others.length === 0 && as === undefined) {
    return { repository: resolve(String(git)), path };
  }
  throw new Complaint(
    'The file in the repository is not named, or more than that.',
    '--git REPO PATH, without --as',
    'name one file',
  );
}

/** The text of files, one after the other. Throws Complaint with all that cannot be read. */
async function readFiles(files: readonly string[]): Promise<ReadText> {
  if (files.length === 0) {
    throw new Complaint(
      'No file is named.',
      'FILE… --locale nl',
      'name the file that holds the text',
    );
  }
  const texts: ReadText[] = [];
  await readEach(files, async (file) => {
    const bytes = await readBytes(resolve(file));
    if (!bytes) {
      throw new Complaint(
        `There is no file ${file}, or it is a folder.`,
        'a file that can be read',
        'correct the path',
      );
    }
    const read = await readSource(basename(file), bytes, {
      isPart: files.length > 1,
      notesBefore: countNotes(texts),
    });
    if (!('sections' in read))
      throw new Complaint(`${file}: ${read.message}`, read.expected, read.fix);
    texts.push(read);
  });
  return joinTexts(texts);
}

function countNotes(texts: readonly ReadText[]): number {
  return texts.reduce((sum, { notes }) => sum + notes, 0);
}

/** The address at which the text was published; nothing when it is not given. Throws Complaint when it is none. */
function baseOption({ base }: OptionValues): string | undefined {
  if (base === undefined) return undefined;
  if (typeof base === 'string' && /^https?:/.test(base) && URL.canParse(base)) return base;
  throw new Complaint(
    `“${String(base)}” is no address.`,
    '--base https://www.example.org/privacy',
    'correct --base',
  );
}

function textSettingsOf(
  { config, pages, dictionaries }: Project,
  locale: string,
  base: string | undefined,
): Pick<ImportSettings, 'locale' | 'introduction' | 'takenSlugs' | 'base'> {
  const t = createTranslator(locale, dictionaries[locale] ?? dictionaries[config.prevailing] ?? {});
  return {
    locale,
    introduction: t('import.introduction'),
    takenSlugs: [
      ...Object.values(t('paths', { returnObjects: true })).filter(
        (word) => typeof word === 'string',
      ),
      ...pages.filter((page) => page.locale === locale).map(({ frontMatter }) => frontMatter.slug),
    ],
    base,
  };
}

/** What exists already, for the new text to line up with. */
function placeOf(
  project: Project,
  locale: string,
): Pick<ImportSettings, 'known' | 'isTranslation'> {
  const { config, outline, working } = project;
  const others = [config.prevailing, ...Object.keys(config.locales)].filter(
    (other) => other !== locale,
  );
  return {
    known: knownSections(outline, working, locale, others),
    isTranslation: !setsOutline(project, locale),
  };
}

/** The version that --as asks for; nothing without it. Throws Complaint for all that will not do. */
async function sealOption(
  values: OptionValues,
  project: Project,
): Promise<Publication | undefined> {
  if (values['as'] === undefined) return undefined;
  const { date, effective, kind, note } = await readAll({
    date: () => sealingDay(values, project),
    effective: () => effectiveOption(values),
    kind: () => choiceOption(values, 'kind', ['material', 'editorial']),
    note: () => sealingNote(values, project),
  });
  return { date, effective: effective ?? date, kind: kind ?? 'material', note, proposal: false };
}

function sealingDay(values: OptionValues, { versions }: Project): string {
  const given = dateOption(values, 'as');
  const { today } = settingsFrom(values);
  const date = given ?? today;
  const latest = versions.at(-1)?.date;
  if (latest !== undefined && date <= latest) {
    throw new Complaint(
      `Version ${latest} exists already: each version is sealed with the one before it.`,
      `a day after ${latest}`,
      'import the older text into a content/ without versions (npm run statement -- init), oldest first',
    );
  }
  if (date <= today) return date;
  throw new Complaint(
    `${date} lies in the future.`,
    `${today} or a day before`,
    'correct --as; --effective may lie in the future',
  );
}

function effectiveOption(values: OptionValues): string | undefined {
  const effective = dateOption(values, 'effective');
  const date = String(values['as']);
  if (effective === undefined || !isIsoDate(date) || effective >= date) return effective;
  throw new Complaint(
    `${effective} lies before ${date}.`,
    `a day on or after ${date}`,
    'correct --effective',
  );
}

function sealingNote(values: OptionValues, { config, versions }: Project): Record<string, string> {
  const { notes, faults } = notesIn(values, config);
  const { prevailing } = config;
  const missing = {
    message: 'There is no change note in the prevailing language.',
    expected: `--note "${prevailing}=…"`,
    fix: `add --note "${prevailing}=What changed, in a few sentences"`,
  };
  const isMissing = versions.length > 0 && !(prevailing in notes);
  complainOf([...faults, ...(isMissing ? [missing] : [])]);
  return notes;
}

/** What a first version says of itself where no note was given. */
function firstNotes({ config, dictionaries }: Project, locale: string): Record<string, string> {
  const words = [...new Set([config.prevailing, locale])].map((language) => {
    const t = createTranslator(language, dictionaries[language] ?? {});
    return [language, t('import.firstNote')] as const;
  });
  return Object.fromEntries(words);
}
