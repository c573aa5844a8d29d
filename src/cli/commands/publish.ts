import { changeReport } from '../../domain/change-report.ts';
import type { LocaleChanges } from '../../domain/change-report.ts';
import { isIsoDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { draftOf, withDraft } from '../../domain/draft.ts';
import { hasErrors } from '../../domain/issue.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { isAsPublished, planPublication } from '../../domain/plan/publish.ts';
import type { Publication } from '../../domain/plan/publish.ts';
import { planTranslation } from '../../domain/plan/translation.ts';
import type { Project } from '../../domain/project.ts';
import { hashText, shownName } from '../../io/files.ts';
import { answersTo, checkGiven, createAsker, givenIn } from '../answers.ts';
import type { Asker, Question, Questions } from '../answers.ts';
import { Complaint } from '../command.ts';
import type { Command, OptionValues } from '../command.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { notesIn, versionNamed } from '../options.ts';
import { complainOf, readAll } from '../read-all.ts';
import { changesAsTerminal } from '../reporters/changes-terminal.ts';
import { formatIssues } from '../reporters/terminal.ts';
import { writeContent } from '../write-content.ts';

export const publish: Command = {
  name: 'publish',
  summary: 'seals the working text as a version that never changes again',
  help: `npm run statement -- publish

Checks the content, shows the redline since the newest version and the files it will write, and seals the working text
as a version: all of it or nothing. On a terminal it asks for what is not given, and once more before it writes.

  --date DATE        name of the version, the day it is made public (default: today)
  --effective DATE   the day it starts to apply (default: the same day)
  --kind KIND        material (readers may expect something else) or editorial (wording only)
  --note LOCALE=TEXT the change in a few sentences, for readers; once for each language
  --proposal         marks the text as a proposed example
  --translation LOCALE  adds what is translated by now to a version that was sealed without it; takes --of, --note,
                     --dry-run and --ask
  --of DATE          the version that a translation is added to (default: the newest)
  --dry-run          shows everything and writes nothing
  --ask              asks, also where there is no terminal
${contentHelp}

Example
  npm run statement -- publish --effective 2027-03-01 --kind material --note "nl=Wat er verandert" --dry-run
  npm run statement -- publish --translation fr --note "fr=Ce qui change"`,
  options: {
    ...contentOptions,
    date: { type: 'string' },
    effective: { type: 'string' },
    kind: { type: 'string' },
    note: { type: 'string', multiple: true },
    proposal: { type: 'boolean' },
    translation: { type: 'string' },
    of: { type: 'string' },
    'dry-run': { type: 'boolean' },
    ask: { type: 'boolean' },
  },
  run: async (values) => {
    const settings = settingsFrom(values);
    const { project, issues } = await loadProject(settings);
    // The first version is what makes one apply.
    const blocking = issues.filter(({ rule }) => rule !== 'version/none-in-force');
    if (!project || hasErrors(blocking)) {
      console.log(formatIssues(blocking));
      console.log('Nothing was published.');
      return 1;
    }
    if (values['translation'] !== undefined) return addTranslation(values, project, settings);
    const latest = project.versions.at(-1);
    if (latest && isAsPublished(project, latest)) {
      throw new Complaint(
        `Nothing has changed since version ${latest.date}.`,
        'a working text that differs from the newest version',
        'edit content/statement first',
      );
    }
    if (latest && latest.date >= settings.today) {
      throw new Complaint(
        `Version ${latest.date} is there already, and a day has one version at most.`,
        `a day after ${latest.date}`,
        `publish on the day after; or, if that version is not committed yet, remove ${shownName(settings.content, `versions/${latest.date}`)} and publish all of it at once`,
      );
    }
    const changes = changesSinceLatest(project, settings.today);
    if (latest) {
      const report = { project, from: latest.date, to: 'working text', changes };
      console.log(`${changesAsTerminal(report)}\n`);
    }
    const asker = askerFor(values);
    try {
      const publication = await readPublication(values, project, changes, settings.today, asker);
      const plan = planPublication(project, publication, hashText);
      console.log(planText(plan, publication, settings.content));
      for (const line of remarks(project, publication)) console.log(line);
      const done = `Version ${publication.date} is sealed; it applies from ${publication.effective}.`;
      return await carryOut(plan, done, { values, content: settings.content, asker });
    } finally {
      asker?.close();
    }
  },
};

/** Adds working texts in one language to a sealed version. Throws Complaint for what will not do. */
async function addTranslation(
  values: OptionValues,
  project: Project,
  { content, today }: { readonly content: string; readonly today: IsoDate },
): Promise<number> {
  const { of = project.versions.at(-1)?.date } = values;
  const { notes, faults } = notesIn(values, project.config);
  const { locale, version } = await readAll({
    fitting: () =>
      refuse(values, ['date', 'effective', 'kind', 'proposal'], 'does not go with --translation'),
    locale: () => languageOfTranslation(String(values['translation']), project),
    version: () => versionNamed(project, of, 'correct --of, or publish without --translation'),
    notes: () => complainOf(faults),
  });
  const last = version.translations?.findLast(({ manifest }) => manifest.locale === locale);
  if (today < version.date || (last && last.manifest.added >= today)) {
    throw new Complaint(
      `Version ${version.date} cannot get a translation on ${today}.`,
      `a day ${last ? `after ${last.manifest.added}` : `on or after ${version.date}`}`,
      last
        ? `add it another day; or, if it is not committed yet, remove ${last.file.replace(/[^/]*$/, '')} and run this again`
        : 'run it then',
    );
  }
  const translation = { version, locale, added: today, note: notes[locale] };
  const plan = planTranslation(project, translation, hashText);
  if (!plan) {
    throw new Complaint(
      `Version ${version.date} lacks no text that stands in content/statement/${locale}.`,
      `a section that it has no \`${locale}\` text of, or an older one, and whose \`${project.config.prevailing}\` working text is the one that was sealed`,
      `translate one, or publish a version: npm run statement -- publish`,
    );
  }
  console.log(`Translation of version ${version.date}, \`${locale}\`\n${filesText(plan, content)}`);
  const asker = askerFor(values);
  try {
    const done = `The translation is added to version ${version.date}, on ${today}.`;
    return await carryOut(plan, done, { values, content, asker });
  } finally {
    asker?.close();
  }
}

/** The language of a translation. Throws Complaint when the statement has none of that name. */
function languageOfTranslation(locale: string, { config }: Project): string {
  const languages = Object.keys(config.locales).filter((other) => other !== config.prevailing);
  if (languages.includes(locale)) return locale;
  throw new Complaint(
    `“${locale}” is not a language of translations.`,
    languages.length > 0 ? `one of ${languages.join(', ')}` : 'a language in site.yaml',
    'correct --translation',
  );
}

/** Throws Complaint with all options that are given and do not go with the others. */
function refuse(values: OptionValues, options: readonly string[], why: string): void {
  const given = options.filter((option) => values[option] !== undefined);
  complainOf(
    given.map((option) => ({
      message: `--${option} ${why}.`,
      expected: 'options that go together',
      fix: 'npm run statement -- publish --help',
    })),
  );
}

function askerFor(values: OptionValues): Asker | undefined {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  return values['ask'] || isTerminal ? createAsker() : undefined;
}

/** Writes what was planned, unless it is a dry run or the answer is no; gives the exit code. */
async function carryOut(
  plan: Plan,
  done: string,
  {
    values,
    content,
    asker,
  }: {
    readonly values: OptionValues;
    readonly content: string;
    readonly asker: Asker | undefined;
  },
): Promise<number> {
  if (values['dry-run']) {
    console.log('A dry run: nothing was written.');
    return 0;
  }
  if (asker && !(await isConfirmed(asker))) {
    console.log('Nothing was written.');
    return 1;
  }
  await writeContent(content, plan);
  console.log(done);
  return 0;
}

function changesSinceLatest(project: Project, today: IsoDate): LocaleChanges[] {
  const latest = project.versions.at(-1);
  const draft = draftOf(project, today, hashText);
  return latest ? changeReport(latest, draft, withDraft(project, draft)) : [];
}

/** What the version is to be, from options and answers. Throws Complaint for what will not do. */
async function readPublication(
  values: OptionValues,
  project: Project,
  changes: readonly LocaleChanges[],
  today: IsoDate,
  asker: Asker | undefined,
): Promise<Publication> {
  const isMaterial = changes.some(({ proposal }) => proposal.kind === 'material');
  const latest = project.versions.at(-1)?.date;
  const proposed = latest && (isMaterial ? 'material' : 'editorial');
  const { locales, prevailing } = project.config;
  const { notes, faults } = notesIn(values, project.config);
  const told = Object.entries(locales).filter(([locale]) => project.working.has(locale));
  const questions: Questions<string> = {
    date: () => dateQuestion(latest, today),
    effective: ({ date }) => effectiveQuestion(date),
    kind: () => kindQuestion(asker ? proposed : undefined),
    ...Object.fromEntries(
      told.map(([locale, { name }]) => [
        noteOf(locale),
        () => noteQuestion(locale, name, locale === prevailing),
      ]),
    ),
  };
  const given = {
    ...givenIn(values, ['date', 'effective', 'kind']),
    ...Object.fromEntries(told.map(([locale]) => [noteOf(locale), notes[locale]])),
  };
  await readAll({
    fitting: () => refuse(values, ['of'], 'goes with --translation alone'),
    given: () => checkGiven(questions, given, asker !== undefined),
    notes: () => complainOf(faults),
  });
  const answers = await answersTo(questions, given, asker);
  const { date = today, effective = date, kind } = answers;
  const note = told.flatMap(([locale]): [string, string][] => {
    const text = answers[noteOf(locale)];
    return text ? [[locale, text]] : [];
  });
  return {
    date,
    effective,
    kind: kind === 'material' ? 'material' : 'editorial',
    note: Object.fromEntries(note),
    proposal: values['proposal'] === true,
  };
}

/** Name of the question for the change note in a language. */
const noteOf = (locale: string) => `note ${locale}`;

function dateQuestion(latest: IsoDate | undefined, today: IsoDate): Question {
  return {
    option: '--date',
    text: 'Day on which the version is made public',
    expected: `a day such as ${today}${latest ? `, after ${latest}` : ''}`,
    fallback: today,
    problem: (day) => {
      if (!isIsoDate(day)) return `“${day}” is not a day.`;
      if (latest && day <= latest) return `Version ${latest} exists already.`;
      if (day <= today) return undefined;
      return `${day} lies in the future; let the version apply later with --effective, not with --date.`;
    },
  };
}

/** @param date of the version; nothing when it is not known yet. */
function effectiveQuestion(date: IsoDate | undefined): Question {
  return {
    option: '--effective',
    text: 'Day on which it starts to apply',
    expected: `a day on or after ${date ?? 'that of --date'}`,
    fallback: date ?? '',
    problem: (day) => {
      if (!isIsoDate(day)) return `“${day}” is not a day.`;
      return date !== undefined && day < date ? `${day} lies before ${date}.` : undefined;
    },
  };
}

function kindQuestion(proposed: string | undefined): Question {
  return {
    option: '--kind',
    text: 'Kind of change',
    expected: 'material or editorial',
    fallback: proposed,
    problem: (kind) =>
      kind === 'material' || kind === 'editorial'
        ? undefined
        : `“${kind}” is not a kind of change.`,
  };
}

function noteQuestion(locale: string, language: string, isNeeded: boolean): Question {
  return {
    option: `--note "${locale}=…"`,
    text: `What changes, for readers, in ${language}`,
    expected: isNeeded ? 'a few sentences' : 'a few sentences, or nothing',
    fallback: isNeeded ? undefined : '',
    problem: () => undefined,
  };
}

function planText(
  plan: Plan,
  { date, effective, kind, note }: Publication,
  content: string,
): string {
  return [
    `Version ${date}, applies from ${effective}, ${kind}`,
    ...Object.entries(note).map(([locale, text]) => `  ${locale}: ${text}`),
    filesText(plan, content),
  ].join('\n');
}

function filesText({ writes }: Plan, content: string): string {
  return [
    'Files to be written:',
    ...writes.map(({ path }) => `  ${shownName(content, path)}`),
  ].join('\n');
}

/** What may surprise whoever publishes: versions that are still to come, and will replace this one. */
function remarks({ versions }: Project, { effective }: Publication): string[] {
  return versions
    .filter(({ manifest }) => manifest.effective > effective)
    .map(
      ({ date, manifest }) =>
        `Mind: version ${date} applies from ${manifest.effective} and will then take the place of this one.`,
    );
}

async function isConfirmed({ ask }: Asker): Promise<boolean> {
  const answer = await ask('Seal it? What is sealed never changes again. (yes or no) [no]: ');
  return /^(?:y|yes)$/i.test(answer);
}
