import { readFile } from 'node:fs/promises';
import { readPage } from '../domain/audit/index.ts';
import type { AuditedPage, AuditedSite } from '../domain/audit/index.ts';
import type { Project } from '../domain/project.ts';
import type { Site } from '../domain/schema/index.ts';
import { join, list, projectPath } from '../io/files.ts';
import { projectRoot } from '../io/read-project.ts';
import { Complaint } from './command.ts';
import { sitesNamed } from './options.ts';

/** The sites with these ids, or all of them. Throws Complaint when there is none of that name. */
export function chosenSites({ config }: Project, ids: readonly string[]): [string, Site][] {
  const chosen = sitesNamed(ids, Object.keys(config.sites));
  return Object.entries(config.sites).filter(([id]) => chosen.includes(id));
}

/** Reads all files of a built site; throws Complaint when it is not there. */
export async function readBuiltSite(root: string, id: string, site: Site): Promise<AuditedSite> {
  const names = await filesBelow(root);
  if (names.length === 0) {
    throw new Complaint(`Site “${id}” is not built.`, `its pages in ${root}`, 'npm run build');
  }
  const pages: AuditedPage[] = [];
  for (const name of names.filter((file) => file.endsWith('.html'))) {
    const file = join(root, name);
    const path = `/${name.replace(/(^|\/)index\.html$/, '$1')}`;
    pages.push(readPage(projectPath(projectRoot, file), path, await readFile(file)));
  }
  const files = new Set(names.map((name) => `/${name}`));
  return { id, url: site.url, base: site.base, pages, files };
}

async function filesBelow(root: string, folder = ''): Promise<string[]> {
  const { folders, files } = await list(join(root, folder));
  const nested = await Promise.all(folders.map((name) => filesBelow(root, `${folder}${name}/`)));
  return [...files.map((name) => folder + name), ...nested.flat()];
}
