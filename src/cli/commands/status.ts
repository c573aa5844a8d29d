import { draftOf } from '../../domain/draft.ts';
import { statusReport } from '../../domain/status-report.ts';
import type {
  DraftChange,
  StatusReport,
  TextStatus,
  WorkingTranslation,
} from '../../domain/status-report.ts';
import { hashText } from '../../io/files.ts';
import type { Command } from '../command.ts';
import { contentHelp, contentOptions, loadReadable, settingsFrom } from '../load-project.ts';
import { choiceOption } from '../options.ts';
import { readAll } from '../read-all.ts';
import { formatTable } from '../reporters/table.ts';

export const status: Command = {
  name: 'status',
  summary: 'shows how things stand: versions, what is not published yet, languages',
  help: `npm run statement -- status

Shows every version with its status today, what the working text changes since the newest version, and for each section
and language whether the translation is current, behind, missing or still to be made (the files of \`new-locale\`), how many
words it has and how easy they read.

  --format FORMAT    terminal (default) or json (for programs; a translation is behind \`since\` a version, or \`working\`: the
                     working text alone)
${contentHelp}`,
  options: { ...contentOptions, format: { type: 'string' } },
  run: async (values) => {
    const { format, settings } = await readAll({
      format: () => choiceOption(values, 'format', ['terminal', 'json']),
      settings: () => settingsFrom(values),
    });
    const project = await loadReadable(settings);
    const report = statusReport(
      project,
      draftOf(project, settings.today, hashText),
      settings.today,
    );
    console.log(
      format === 'json'
        ? JSON.stringify(report, null, 2)
        : terminal(report, Object.keys(project.config.locales), settings.today),
    );
    return 0;
  },
};

function terminal(report: StatusReport, locales: readonly string[], today: string): string {
  return [
    `Versions on ${today}`,
    versionsTable(report),
    'Working text',
    draftTable(report.draft),
    'Working text: words, and how easy it reads (0 for specialists to 100 for everyone)',
    formatTable([
      ['section', ...locales],
      ...report.sections.map(({ id, texts, translations }) => [
        id,
        ...locales.map((locale) => textCell(texts[locale], translations[locale])),
      ]),
    ]),
  ].join('\n\n');
}

function textCell(
  text: TextStatus | undefined,
  translation: WorkingTranslation | undefined,
): string {
  if (!text || !translation) return 'missing';
  const { words, readingEase } = text;
  const ease = readingEase === undefined ? '' : ` (${readingEase})`;
  return `${words}${ease} ${translationText(translation)}`;
}

function translationText(translation: WorkingTranslation): string {
  if (translation.state === 'to-translate') return 'not translated';
  if (translation.state !== 'behind') return translation.state;
  const { since } = translation;
  return since === 'working' ? 'behind the working text' : `behind since ${since}`;
}

function versionsTable({ versions }: StatusReport): string {
  if (versions.length === 0) return 'There is none yet: `publish` makes the first one.';
  return formatTable([
    ['version', 'status', 'applies', 'kind', ''],
    ...versions.map(({ version, status: state, period, effective, kind, proposal }) => [
      version,
      state.replace('-', ' '),
      period
        ? `from ${period.from}${period.until ? ` until ${period.until}` : ''}`
        : `never (another came into effect on ${effective})`,
      kind,
      proposal ? 'proposed example' : '',
    ]),
  ]);
}

const STATES: Readonly<Record<DraftChange['state'], string>> = {
  added: 'new',
  removed: 'removed',
  changed: 'changed',
  translated: 'translated for the first time',
  untranslated: 'no longer translated',
  moved: 'stands elsewhere',
  'front-matter': 'only front matter',
  'to-translate': 'not translated',
};

function draftTable(draft: StatusReport['draft']): string {
  if (!draft) return 'Nothing is published yet: all of it is new.';
  if (draft.length === 0) return 'Nothing differs from the newest version.';
  return formatTable([
    ['section', 'language', 'sites', 'since the newest version', 'words'],
    ...draft.map(({ id, locale, sites, state, wordsAdded, wordsRemoved }) => [
      id,
      locale,
      sites.join(', '),
      STATES[state],
      wordsAdded + wordsRemoved === 0 ? '' : `+${wordsAdded} −${wordsRemoved}`,
    ]),
  ]);
}
