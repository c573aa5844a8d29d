import { changeReport } from '../../domain/change-report.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { draftOf, withDraft } from '../../domain/draft.ts';
import type { Project, Version } from '../../domain/project.ts';
import { versionInForce } from '../../domain/versions.ts';
import { hashText } from '../../io/files.ts';
import { Complaint } from '../command.ts';
import type { Command } from '../command.ts';
import {
  contentFrom,
  contentHelp,
  contentOptions,
  loadReadable,
  settingsFrom,
} from '../load-project.ts';
import { choiceOf, choiceOption, formatOption } from '../options.ts';
import { readAll, readEach } from '../read-all.ts';
import { changesAsHtml } from '../reporters/changes-html.ts';
import { changesAsMarkdown } from '../reporters/changes-markdown.ts';
import { changesAsTerminal } from '../reporters/changes-terminal.ts';
import type { ReportedChanges } from '../reporters/reported-changes.ts';

const reporters: Readonly<Record<string, (changes: ReportedChanges) => string | Promise<string>>> =
  {
    terminal: changesAsTerminal,
    markdown: changesAsMarkdown,
    html: changesAsHtml,
  };

export const diff: Command = {
  name: 'diff',
  summary: 'shows the redline between two versions, or of what is not published yet',
  help: `npm run -s statement -- diff [A] [B]

Shows what differs, section by section, in each language, and proposes whether the change is material (readers may
expect something else) or editorial (other words for the same). A and B are dates of versions, or:

  in-force           the version that applies today (A, unless you say otherwise)
  working            the working text, as publishing it now would seal it (B, unless you say otherwise)

  --format FORMAT    terminal (default), markdown (for a pull request) or html (a page to save or send)
  --locale LOCALE    only this language; may be given more than once
  --site SITE        only what readers of this site see
${contentHelp}

Examples
  npm run -s statement -- diff                                what you changed since the version in force
  npm run -s statement -- diff 2020-02-25 2026-11-23          what changed between two versions
  npm run -s statement -- diff --format html > changes.html   a page for whoever must approve it`,
  options: {
    ...contentOptions,
    format: { type: 'string' },
    locale: { type: 'string', multiple: true },
    site: { type: 'string' },
  },
  run: async (values, [from = 'in-force', to = 'working']) => {
    const { locale } = values;
    const project = await loadReadable(contentFrom(values));
    const { config } = project;
    const today = () => settingsFrom(values).today;
    const { report, locales, site, before, after } = await readAll({
      today,
      report: () => formatOption(values, reporters, 'terminal'),
      locales: () =>
        Array.isArray(locale)
          ? readEach(locale, (wanted) => choiceOf(wanted, 'locale', Object.keys(config.locales)))
          : undefined,
      site: () => choiceOption(values, 'site', Object.keys(config.sites)),
      before: () => versionCalled(from, project, today),
      after: () => versionCalled(to, project, today),
    });
    const holding = [before, after].filter(({ date }) => isDraft(date, project));
    const changes = changeReport(before, after, holding.reduce(withDraft, project), {
      locales,
      site,
    });
    console.log(await report({ project, from: nameOf(before), to: nameOf(after), changes }));
    return 0;

    function nameOf({ date }: Version): string {
      return isDraft(date, project) ? 'working text' : date;
    }
  },
};

function isDraft(date: string, { versions }: Project): boolean {
  return !versions.some((version) => version.date === date);
}

/** A version by its date or by what it is. Throws Complaint when there is none of that name. */
function versionCalled(name: string, project: Project, today: () => IsoDate): Version {
  if (name === 'working') return draftOf(project, today(), hashText);
  const version =
    name === 'in-force'
      ? versionInForce(project.versions, today())
      : project.versions.find(({ date }) => date === name);
  if (version) return version;
  if (project.versions.length === 0) {
    throw new Complaint(
      'There is no version to compare with: none was published yet.',
      'a published version',
      'the first one: npm run statement -- publish',
    );
  }
  throw new Complaint(
    name === 'in-force' ? `No version is in force on ${today()}.` : `There is no version ${name}.`,
    ['working', ...project.versions.map(({ date }) => date)].join(', '),
    'name another one',
  );
}
