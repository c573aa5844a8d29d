import type { Site } from '../domain/schema/index.ts';
import type { BuildSettings } from './build-settings.ts';
import { readProject } from './read-project.ts';

/** The site that the settings name, or the first one. Throws when the content cannot be read. */
export async function readSite(settings: BuildSettings): Promise<Site & { id: string }> {
  const { project } = await readProject(settings.content);
  const [id, site] =
    Object.entries(project?.config.sites ?? {}).find(
      ([name]) => name === settings.site || !settings.site,
    ) ?? [];
  if (!id || !site) throw new Error('The site cannot be read; npm run statement -- check says why');
  return { id, ...site };
}
