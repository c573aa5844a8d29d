import { projectChecklists } from '../domain/gdpr/project-checklists.ts';
import type { Project } from '../domain/project.ts';
import { Complaint } from './command.ts';
import { formatChecklist } from './reporters/gdpr.ts';

/**
 * The list of articles 13 and 14 of the GDPR for the working text, or for a version, in each of its languages.
 *
 * @param date name of the version. Throws Complaint when there is none.
 */
export function gdprReport(project: Project, date: string | undefined): string {
  const version = project.versions.find((candidate) => candidate.date === date);
  if (date !== undefined && !version) {
    throw new Complaint(
      `There is no version ${date}.`,
      `one of ${project.versions.map((candidate) => candidate.date).join(', ')}`,
      'correct --of, or leave it out for the working text',
    );
  }
  const what = date === undefined ? 'Working text' : `Version ${date}`;
  return projectChecklists(project, version)
    .map(({ locale, lines }) => formatChecklist(`${what}, ${locale}`, lines))
    .join('\n\n');
}
