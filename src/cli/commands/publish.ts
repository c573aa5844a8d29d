import { isIsoDate } from '../../domain/dates.ts';
import { hasErrors } from '../../domain/issue.ts';
import { planPublication } from '../../domain/plan/publish.ts';
import type { Project, Version } from '../../domain/project.ts';
import { applyPlan } from '../../io/apply-plan.ts';
import { hashText } from '../../io/files.ts';
import { Complaint } from '../command.ts';
import type { Command, OptionValues } from '../command.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { formatIssues } from '../reporters/terminal.ts';

export const publish: Command = {
  name: 'publish',
  summary: 'seals the working text as a version that never changes again',
  help: `npm run statement -- publish --effective 2027-03-01 --kind material --note "nl=Wat er verandert"

  --date DATE        name of the version, the day it is made public (default: today)
  --effective DATE   the day it starts to apply (default: the same day)
  --kind KIND        material (readers may expect something else) or editorial (wording only)
  --note LOCALE=TEXT the change in a few sentences; once for each locale
  --proposal         marks the text as a proposed example
  --dry-run          shows what would be written and writes nothing
${contentHelp}`,
  options: {
    ...contentOptions,
    date: { type: 'string' },
    effective: { type: 'string' },
    kind: { type: 'string' },
    note: { type: 'string', multiple: true },
    proposal: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  run: async (values) => {
    const settings = settingsFrom(values);
    const { project, issues } = await loadProject(settings);
    // The first version is what makes one apply.
    const blocking = issues.filter(({ rule }) => rule !== 'version/none-in-force');
    if (!project || hasErrors(blocking)) {
      console.log(formatIssues(blocking));
      return 1;
    }
    const date = dateOption(values, 'date', settings.today);
    const effective = dateOption(values, 'effective', date);
    const latest = project.versions.at(-1);
    if (latest && date <= latest.date) {
      throw new Complaint(
        `Version ${latest.date} exists already.`,
        `a date after ${latest.date}`,
        'give a later day with --date',
      );
    }
    if (date > settings.today) {
      throw new Complaint(
        `${date} lies in the future.`,
        `the day of publication: ${settings.today} or before`,
        'let it apply later with --effective, not with --date',
      );
    }
    if (effective < date) {
      throw new Complaint(
        `${effective} lies before ${date}.`,
        `a day on or after ${date}`,
        'correct --effective',
      );
    }
    const kind = values['kind'];
    if (kind !== 'material' && kind !== 'editorial') {
      throw new Complaint(
        'The kind of change is not given.',
        'material or editorial',
        'add --kind material',
      );
    }
    const note = notes(values['note']);
    if (!(project.config.prevailing in note)) {
      const { prevailing } = project.config;
      throw new Complaint(
        'There is no change note in the prevailing language.',
        `--note "${prevailing}=…"`,
        `add --note "${prevailing}=What changes, in a few sentences"`,
      );
    }
    const plan = planPublication(
      project,
      {
        date,
        effective,
        kind,
        note,
        proposal: values['proposal'] === true,
      },
      hashText,
    );
    if (latest && plan.writes.length === 1 && isSameOutline(project, latest)) {
      throw new Complaint(
        `Nothing has changed since version ${latest.date}.`,
        'a working text that differs from the newest version',
        'edit content/statement first',
      );
    }
    for (const { path } of plan.writes) console.log(`content/${path}`);
    if (values['dry-run']) return 0;
    await applyPlan(settings.content, plan);
    console.log(`Version ${date} is sealed; it applies from ${effective}.`);
    return 0;
  },
};

function isSameOutline({ outline }: Project, { manifest }: Version): boolean {
  const order = (sections: readonly { id: string; role: string }[]) =>
    sections.map(({ id, role }) => `${id} ${role}`).join('\n');
  return order(outline.sections) === order(manifest.sections);
}

function dateOption(values: OptionValues, name: string, fallback: string): string {
  const value = values[name];
  if (value === undefined) return fallback;
  if (typeof value === 'string' && isIsoDate(value)) return value;
  throw new Complaint(
    `“${String(value)}” is not a day.`,
    'a day that exists, such as 2026-11-23',
    `correct --${name}`,
  );
}

function notes(values: OptionValues[string]): Record<string, string> {
  const given = Array.isArray(values) ? values : [];
  return Object.fromEntries(
    given.map((value) => {
      const [, locale, text] = /^([^=]+)=([\s\S]+)$/.exec(String(value)) ?? [];
      if (locale && text) return [locale, text.trim()];
      throw new Complaint(
        `“${String(value)}” is not a note.`,
        'LOCALE=TEXT, such as "nl=Wat er verandert"',
        'correct --note',
      );
    }),
  );
}
