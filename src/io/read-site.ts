import { movedSections } from '../domain/moved-sections.ts';
import type { MovedSection } from '../domain/moved-sections.ts';
import type { Site } from '../domain/schema/index.ts';
import type { BuildSettings } from './build-settings.ts';
import { projectOf } from './shared-project.ts';

/** A site as it is built and served. */
export interface ReadSite extends Site {
  readonly id: string;
  readonly moved: readonly MovedSection[];
}

/** All sites of the content; none when it cannot be read. */
export async function readSites(settings: BuildSettings): Promise<ReadSite[]> {
  const project = await projectOf(settings);
  return Object.entries(project?.config.sites ?? {}).map(([id, site]) => ({
    id,
    ...site,
    moved: project ? movedSections(project, site, settings.today) : [],
  }));
}

/** The site that the settings name, or the first one. Throws when the content cannot be read. */
export async function readSite(settings: BuildSettings): Promise<ReadSite> {
  const sites = await readSites(settings);
  const site =
    settings.site === undefined ? sites[0] : sites.find(({ id }) => id === settings.site);
  if (!site) throw new Error('The site cannot be read; npm run statement -- check says why');
  return site;
}
