import { changeReport } from '../domain/change-report.ts';
import type { IsoDate } from '../domain/dates.ts';
import { versionFrom } from '../domain/draft.ts';
import { withText } from '../domain/plan/import.ts';
import type { FileWrite } from '../domain/plan/plan.ts';
import { planPublication } from '../domain/plan/publish.ts';
import type { Publication } from '../domain/plan/publish.ts';
import type { Project, Version } from '../domain/project.ts';
import { importText } from './import-text.ts';
import type { ImportedText, ImportSettings } from './import-text.ts';
import { knownSections } from './known.ts';
import { readSource } from './read-source.ts';

/** A file as one commit has it. */
export interface Commit {
  readonly id: string;
  /** The day on which it was committed. */
  readonly date: IsoDate;
  /** First line of its message. */
  readonly subject: string;
  readonly bytes: Uint8Array;
}

/** A version that was made of a commit. */
export interface HistoryVersion {
  readonly date: IsoDate;
  readonly commit: string;
  readonly kind: Publication['kind'];
  readonly note: string;
  readonly text: ImportedText;
}

/** A commit that made no version of its own. */
export interface FoldedCommit {
  readonly commit: string;
  readonly date: IsoDate;
  readonly reason: string;
}

export interface History {
  readonly versions: readonly HistoryVersion[];
  readonly folded: readonly FoldedCommit[];
  /** The project with the versions, and the last text as working text. */
  readonly project: Project;
  /** Files of the versions. */
  readonly writes: readonly FileWrite[];
}

/**
 * Makes dated versions of the commits of one file, oldest first. The last commit of a day stands for the day; a commit
 * that changes neither words nor structure is folded into the version before it. Sections and headings keep their ids
 * from version to version, so that redlines line up.
 *
 * @param name name of the file, for its format.
 * @param hash SHA-256 of a text, hexadecimal.
 */
export async function importHistory(
  before: Project,
  commits: readonly Commit[],
  name: string,
  settings: Pick<ImportSettings, 'locale' | 'introduction' | 'takenSlugs' | 'base'>,
  hash: (text: string) => string,
): Promise<History> {
  const { locale } = settings;
  const versions: HistoryVersion[] = [];
  const writes: FileWrite[] = [];
  const { ofDays, folded } = lastOfEachDay(commits);
  // What other languages have is not of those days.
  let project: Project = { ...before, working: onlyIn(before, locale) };
  for (const { id, date, subject, bytes } of ofDays) {
    const read = await readSource(name, bytes);
    if (!('sections' in read)) {
      folded.push({ commit: id, date, reason: `cannot be read: ${read.message}` });
      continue;
    }
    const known = knownSections(project.outline, project.working, locale, []);
    const text = importText(read, { ...settings, known, isTranslation: false });
    const last = versions.at(-1);
    if (last && contentOf(text) === contentOf(last.text)) {
      folded.push({ commit: id, date, reason: 'changes nothing that is read' });
      continue;
    }
    const next = withText(project, { locale, title: text.title, sections: text.sections }, hash);
    const note = subject.trim() === '' ? date : subject.trim();
    const sealed = sealedOn(next.project, date, { locale, note }, hash);
    project = sealed.project;
    writes.push(...sealed.writes);
    versions.push({ date, commit: id, kind: sealed.kind, note, text });
  }
  return { versions, folded, project, writes };
}

function onlyIn({ working }: Project, locale: string): Project['working'] {
  return new Map([...working].filter(([other]) => other === locale));
}

/** The last commit of each day, in order of the days; the others are folded into it. */
function lastOfEachDay(commits: readonly Commit[]): { ofDays: Commit[]; folded: FoldedCommit[] } {
  const ofDays: Commit[] = [];
  const folded: FoldedCommit[] = [];
  for (const commit of commits) {
    const last = ofDays.at(-1);
    // Histories that were rewritten may go back in time; the order of commits counts.
    if (last && commit.date <= last.date) {
      folded.push({ commit: last.id, date: last.date, reason: 'followed by another one that day' });
      ofDays[ofDays.length - 1] = { ...commit, date: last.date };
    } else {
      ofDays.push(commit);
    }
  }
  return { ofDays, folded };
}

/** What readers see of a text: titles and MDX without the ids. */
function contentOf({ title = '', sections }: ImportedText): string {
  const parts = sections.flatMap((section) => [
    section.title,
    section.body.replace(/ \[#[a-z0-9-]+\]$/gm, '').replace(/\]\(#[a-z0-9-]+\)/g, '](#)'),
  ]);
  return [title, ...parts].join('\n');
}

function sealedOn(
  project: Project,
  date: IsoDate,
  { locale, note }: { readonly locale: string; readonly note: string },
  hash: (text: string) => string,
): { project: Project; writes: readonly FileWrite[]; kind: Publication['kind'] } {
  const previous = project.versions.at(-1);
  const publication = { date, effective: date, note: { [locale]: note }, proposal: false };
  const seal = (kind: Publication['kind']) => {
    const plan = planPublication(project, { ...publication, kind }, hash);
    return { plan, version: inItsFolder(versionFrom(project, date, plan, hash)) };
  };
  const first = seal('material');
  const kind = previous ? proposedKind(previous, first.version, project, locale) : 'material';
  const { plan, version } = kind === 'material' ? first : seal(kind);
  return {
    project: { ...project, versions: [...project.versions, version] },
    writes: plan.writes,
    kind,
  };
}

function proposedKind(
  previous: Version,
  version: Version,
  project: Project,
  locale: string,
): Publication['kind'] {
  const both = { ...project, versions: [...project.versions, version] };
  const changes = changeReport(previous, version, both, { locales: [locale] });
  return changes.some(({ proposal }) => proposal.kind === 'material') ? 'material' : 'editorial';
}

/** The version with its texts where they will lie. */
function inItsFolder(version: Version): Version {
  const folder = version.file.replace(/[^/]*$/, '');
  return {
    ...version,
    texts: new Map(
      [...version.texts].map(([locale, texts]) => [
        locale,
        new Map(
          [...texts].map(([id, source]) => [
            id,
            { ...source, file: `content/${folder}${locale}/${id}.mdx` },
          ]),
        ),
      ]),
    ),
  };
}
