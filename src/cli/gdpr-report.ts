import { projectChecklists } from '../domain/gdpr/project-checklists.ts';
import type { Project } from '../domain/project.ts';
import { versionNamed } from './options.ts';
import { formatChecklist } from './reporters/gdpr.ts';

/**
 * The list of articles 13 and 14 of the GDPR for the working text, or for a version, in each of its languages.
 *
 * @param date name of the version. Throws Complaint when there is none.
 */
export function gdprReport(project: Project, date: string | undefined): string {
  const version =
    date === undefined
      ? undefined
      : versionNamed(project, date, 'correct --of, or leave it out for the working text');
  const what = date === undefined ? 'Working text' : `Version ${date}`;
  return projectChecklists(project, version)
    .map(({ locale, lines }) => formatChecklist(`${what}, ${locale}`, lines))
    .join('\n\n');
}
