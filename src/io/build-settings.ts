import { resolve } from 'node:path';
import { dayOf, isIsoDate } from '../domain/dates.ts';
import type { IsoDate } from '../domain/dates.ts';
import { hashText } from './files.ts';
import { projectRoot } from './read-project.ts';

/** What a build depends on besides content and code. Set by the command line, handed to Astro by the environment. */
export interface BuildSettings {
  /** Absolute path of the `content/` folder. */
  readonly content: string;
  /** Id of the site to build; nothing: the first of `site.yaml`. */
  readonly site: string | undefined;
  /** The day on which the statement is looked at. */
  readonly today: IsoDate;
  /** Absolute path of the folder to write to; nothing: Astro's own default. */
  readonly out: string | undefined;
  /** Whether to show the working text as if it had been published on that day. */
  readonly draft: boolean;
  /** Absolute path of the folder with the sites of the last build, whose archives are kept; nothing: all is made anew. */
  readonly sites: string | undefined;
  /** Absolute path of the project as it was read and checked (see `shared-project.ts`); nothing: it is read from `content`. */
  readonly project: string | undefined;
}

/** Reads the settings; throws RangeError when STATEMENT_TODAY is no day. */
export function readBuildSettings(env: NodeJS.ProcessEnv): BuildSettings {
  const today = env['STATEMENT_TODAY'] ?? dayOf(new Date(), 'Europe/Brussels');
  if (!isIsoDate(today)) {
    throw new RangeError(
      `STATEMENT_TODAY is “${today}”; expected a day that exists, such as 2026-11-23`,
    );
  }
  const {
    STATEMENT_SITE: site,
    STATEMENT_OUT: out,
    STATEMENT_SITES: sites,
    STATEMENT_DRAFT: draft,
    STATEMENT_PROJECT: project,
  } = env;
  return {
    content: contentFolder(env['STATEMENT_CONTENT']),
    site: site === '' ? undefined : site,
    today,
    out: out ? resolve(projectRoot, out) : undefined,
    draft: draft === '1',
    sites: sites ? resolve(projectRoot, sites) : undefined,
    project: project ? resolve(projectRoot, project) : undefined,
  };
}

/** Absolute path of the content folder, as it is named from the project's folder; without a name, the usual one. */
export function contentFolder(named: string | undefined): string {
  return resolve(projectRoot, named ?? 'content');
}

/** Folder that a host serves as its root: the settings', or one for Astro's own command. */
export function siteRoot(settings: BuildSettings): string {
  return settings.out ?? resolve(projectRoot, 'dist/preview');
}

/** Folder for what Astro keeps between builds of one site of one content folder. */
export function cacheFolder({ content, draft }: BuildSettings, site: string): string {
  const name = `${site}-${hashText(content).slice(0, 12)}${draft ? '-draft' : ''}`;
  return resolve(projectRoot, '.cache', 'astro', name);
}

/** The same settings as environment variables, for the process that builds. */
export function toEnvironment(settings: BuildSettings): NodeJS.ProcessEnv {
  return {
    STATEMENT_CONTENT: settings.content,
    STATEMENT_TODAY: settings.today,
    ...(settings.site && { STATEMENT_SITE: settings.site }),
    ...(settings.out && { STATEMENT_OUT: settings.out }),
    ...(settings.draft && { STATEMENT_DRAFT: '1' }),
    ...(settings.sites && { STATEMENT_SITES: settings.sites }),
    ...(settings.project && { STATEMENT_PROJECT: settings.project }),
  };
}
