import { checkParts, runChecks } from '../checks/index.ts';
import { compareIssues } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Project } from '../domain/project.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import { contentFolder, readBuildSettings } from '../io/build-settings.ts';
import { compiledTexts } from '../io/compiled-texts.ts';
import { collectOften } from '../io/memory.ts';
import { readProject } from '../io/read-project.ts';
import { knownReadings } from '../io/readings.ts';
import { Complaint } from './command.ts';
import type { OptionValues } from './command.ts';
import { formatIssues } from './reporters/terminal.ts';
import { endUnfinished } from './write-content.ts';

/** Options that every command about the content takes. */
export const contentOptions = {
  content: { type: 'string' },
  today: { type: 'string' },
} as const;

/** Help text of those options. */
export const contentHelp = `  --content DIR  the organisation's folder (default: content)
  --today DATE   look at the statement on this day (default: today in Brussels)`;

/** The content folder that options and environment give. */
export function contentFrom({ content }: OptionValues): Pick<BuildSettings, 'content'> {
  const named = typeof content === 'string' ? content : process.env['STATEMENT_CONTENT'];
  return { content: contentFolder(named) };
}

/** The settings that options and environment give; throws Complaint when the day is none. */
export function settingsFrom(values: OptionValues): BuildSettings {
  try {
    return readBuildSettings({
      ...process.env,
      STATEMENT_CONTENT: contentFrom(values).content,
      ...(typeof values['today'] === 'string' && { STATEMENT_TODAY: values['today'] }),
    });
  } catch (error) {
    throw new Complaint(
      (error as Error).message,
      'a day written as YYYY-MM-DD',
      'correct --today or STATEMENT_TODAY',
    );
  }
}

/** Reads a project as far as it can be read. Throws Complaint when a file is broken without which nothing makes sense. */
export async function loadReadable({ content }: Pick<BuildSettings, 'content'>): Promise<Project> {
  await endUnfinished(content);
  const { project, issues } = await readProject(content);
  if (project) return project;
  throw new Complaint(
    `The content cannot be read:\n${formatIssues(issues.toSorted(compareIssues))}`,
    'content/ that can be read',
    'mend what is named above',
  );
}

/** Fewer versions are checked before there is much garbage. */
const MANY = 20;

/**
 * Reads a project and runs every check on it.
 *
 * @param whenRead has other work begin before the checks.
 */
export async function loadProject(
  settings: BuildSettings,
  whenRead: (project: Project) => Promise<void> = () => Promise.resolve(),
): Promise<{ project: Project | undefined; issues: readonly Issue[] }> {
  await endUnfinished(settings.content);
  const readings = await knownReadings();
  const { project, parts, issues } = await readProject(settings.content, { yaml: readings.read });
  const { texts, keep } = await compiledTexts();
  if (!project) return { project, issues: checkParts(parts, { issues, texts }) };
  await whenRead(project);
  if (project.versions.length > MANY) collectOften();
  const found = runChecks(project, settings.today, { issues, texts });
  await Promise.all([readings.keep(), keep(project)]).catch(() => {
    // Nobody needs it: without it the next run only takes longer.
  });
  return { project, issues: found };
}
