import type { IsoDate } from '../domain/dates.ts';
import type { Issue } from '../domain/issue.ts';
import type { FreePage, Project, ProjectParts } from '../domain/project.ts';
import type { SectionSource } from '../domain/sections.ts';
import type { Compiled } from '../domain/render/index.ts';

/** A statement as readers may come to see it: the working text, or a version, in one locale. */
export interface Edition {
  readonly locale: string;
  /** Nothing for the working text. */
  readonly version: IsoDate | undefined;
  /** The site whose passages it has; nothing where all sites have the same. */
  readonly site: string | undefined;
  readonly sections: readonly { readonly source: SectionSource; readonly compiled: Compiled }[];
}

/** A free page with its compiled text. */
export interface CompiledPage {
  readonly source: FreePage;
  readonly compiled: Compiled;
}

/** What a rule looks at. */
export interface CheckContext {
  readonly project: Project;
  /** The working text, then the versions, oldest first, each in all its locales, once a site where sites differ. */
  readonly editions: readonly Edition[];
  readonly pages: readonly CompiledPage[];
  readonly today: IsoDate;
}

/** What is there to look at where `site.yaml` or `statement.yaml` cannot be read. */
export interface PartsContext extends Omit<CheckContext, 'project' | 'today'> {
  readonly project: ProjectParts;
}

/** A rule that needs neither of those two. */
export type PartsCheck = (context: PartsContext) => Issue[];

/** One rule: what is found wrong, and nothing else. */
export type Check = (context: CheckContext) => Issue[];
