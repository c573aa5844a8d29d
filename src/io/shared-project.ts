import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Project } from '../domain/project.ts';
import type { BuildSettings } from './build-settings.ts';
import { readProject } from './read-project.ts';

/** Writes down a project that was read, for the processes that build its sites. */
export async function shareProject(project: Project, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, serialize(project));
}

/** As it was read last, while anyone has it: that of 200 versions weighs 20 MB. */
let shared: WeakRef<Project> | undefined;

/**
 * The project that a build is of: as the command line shared it; where it did not, as it lies on the disk.
 *
 * @returns nothing when it cannot be read.
 */
export async function projectOf({ content, project }: BuildSettings): Promise<Project | undefined> {
  if (project === undefined) return (await readProject(content)).project;
  const known = shared?.deref();
  if (known) return known;
  const read = deserialize(await readFile(project)) as Project;
  shared = new WeakRef(read);
  return read;
}

/**
 * Waits until the project that the command line shared is checked, where it did: it then closes the standard input of the process
 * that builds.
 */
export async function projectChecked({ project }: BuildSettings): Promise<void> {
  if (project !== undefined && !process.stdin.readableEnded) await once(process.stdin, 'end');
}
