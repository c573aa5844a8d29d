import type { Project, Version } from '../project.ts';
import { compile } from '../render/index.ts';
import { sectionsOf } from '../versions.ts';
import { gdprChecklist, passagesOf } from './checklist.ts';
import type { ChecklistLine } from './checklist.ts';

/** The list for one language of a statement. */
export interface LocaleChecklist {
  readonly locale: string;
  readonly lines: readonly ChecklistLine[];
}

/** The lists for a version, or for the working text, in every language that has a text and whose words are known. */
export function projectChecklists(
  project: Project,
  version: Version | undefined,
): LocaleChecklist[] {
  const { config, outline, working } = project;
  return Object.entries(config.locales).flatMap(([locale, { lang }]) => {
    const sources = version
      ? sectionsOf(version, project, locale).map(({ source }) => source)
      : outline.sections.flatMap(({ id }) => working.get(locale)?.get(id) ?? []);
    const sections = sources.map((source) => ({ source, compiled: compile(source) }));
    const lines = gdprChecklist(passagesOf(sections), lang, authoritiesOf(project));
    return lines && sources.length > 0 ? [{ locale, lines }] : [];
  });
}

/** Names of the supervisory authorities in every language. */
export function authoritiesOf({ config }: Pick<Project, 'config'>): string[] {
  return Object.values(config.regulators).flatMap(({ name }) => Object.values(name));
}
