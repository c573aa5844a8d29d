import { basename } from 'node:path';
import { runChecks } from '../checks/index.ts';
import { planWorkingText, withText } from '../domain/plan/import.ts';
import type { Project } from '../domain/project.ts';
import { importHistory } from '../importers/history.ts';
import type { History } from '../importers/history.ts';
import type { ImportSettings } from '../importers/import-text.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import { freeFolder, hashText } from '../io/files.ts';
import { readGitHistory } from '../io/git-history.ts';
import type { FileCommit } from '../io/git-history.ts';
import { Complaint } from './command.ts';
import type { OptionValues } from './command.ts';
import { isConfirmed } from './confirm.ts';
import { nextCommand } from './next-command.ts';
import { formatHistory } from './reporters/import-history.ts';
import { formatIssues } from './reporters/terminal.ts';
import { writeContent } from './write-content.ts';

/** Takes the commits of one file over as dated versions, and the last one as working text; gives the exit code. */
export async function runHistoryImport(
  before: Project,
  { repository, path }: { readonly repository: string; readonly path: string },
  text: Pick<ImportSettings, 'locale' | 'introduction' | 'takenSlugs' | 'base'>,
  settings: BuildSettings,
  values: OptionValues,
): Promise<number> {
  const commits = await commitsOf(repository, path);
  mustComeAfter(before, commits);
  const history = await importHistory(before, commits, basename(path), text, hashText);
  const last = history.versions.at(-1);
  if (!last) {
    throw new Complaint(
      `No commit of ${path} can be read.`,
      'a file of .md, .html, .txt or .docx with text in it',
      'correct the path',
    );
  }
  const { project: working } = withText(
    before,
    { locale: text.locale, title: last.text.title, sections: last.text.sections },
    hashText,
  );
  const after = { ...working, versions: history.project.versions };
  const aside = await freeFolder(settings.content, `aside/${settings.today}`);
  const { writes, removals = [] } = planWorkingText(before, after, aside);
  const plan = { writes: [...writes, ...history.writes], removals };
  console.log(formatHistory(history, plan));
  if (history.versions.some(isUnproven)) return 1;
  // The prints of lines come with the files.
  const found = runChecks(after, settings.today).filter(({ rule }) => rule !== 'version/lines');
  if (found.length > 0) console.log(`\nWhat \`check\` will find:\n\n${formatIssues(found)}`);
  if (!(await isConfirmed(values, 'Write this?'))) return 0;
  await writeContent(settings.content, plan);
  console.log(`\nWritten. What to do next: ${nextCommand('check', values)}`);
  return 0;
}

function isUnproven({ text }: History['versions'][number]): boolean {
  return text.proof.differences.length > 0 || text.issues.length > 0;
}

async function commitsOf(repository: string, path: string): Promise<FileCommit[]> {
  const commits = await readGitHistory(repository, path).catch((error: unknown) => {
    const words = error as { stderr?: Buffer; message: string };
    throw new Complaint(
      `The history cannot be read: ${words.stderr?.toString().trim() ?? words.message}`,
      '--git REPO PATH: a folder with a git repository, and the path of a file in it',
      'correct REPO, or clone the repository first',
    );
  });
  if (commits.length > 0) return commits;
  throw new Complaint(
    `No commit of ${repository} has a file ${path}.`,
    'the path of a file as the repository has it',
    'correct PATH',
  );
}

/** Versions are a chain: none can come before those that exist. */
function mustComeAfter(project: Project, [first]: readonly FileCommit[]): void {
  const latest = project.versions.at(-1)?.date;
  if (latest === undefined || first === undefined || first.date > latest) return;
  throw new Complaint(
    `The history begins on ${first.date}, and there is a version ${latest} already.`,
    'a content/ without versions, or only with older ones',
    'start afresh (npm run statement -- init), or import the last text alone',
  );
}
