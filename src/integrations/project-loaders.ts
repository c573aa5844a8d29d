import type { AstroIntegrationLogger } from 'astro';
import type { Loader, LoaderContext } from 'astro/loaders';
import { governingVersion, registerOf } from '../domain/cookies/register.ts';
import type { IsoDate } from '../domain/dates.ts';
import { draftOf, withDraft } from '../domain/draft.ts';
import { createEditionCache, outlineEdition, withTexts } from '../domain/edition.ts';
import type { EditionCache, EditionOutline } from '../domain/edition.ts';
import type { BuiltSite } from '../domain/built-site.ts';
import { movedByTranslation, movedSections } from '../domain/moved-sections.ts';
import { timeline } from '../domain/periods.ts';
import type { Project, SectionSlugs, Version } from '../domain/project.ts';
import { createRoutes } from '../domain/routes.ts';
import type { Site } from '../domain/schema/index.ts';
import { manifestHashes, shownSections, versionInForce } from '../domain/versions.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import { compiledTexts } from '../io/compiled-texts.ts';
import { hashText } from '../io/files.ts';
import { rendererDigest } from '../io/renderer-digest.ts';
import { projectChecked, projectOf } from '../io/shared-project.ts';
import { shownTexts } from '../io/shown-texts.ts';

/** Time that an editor program gets to write a file, in milliseconds. */
export const WRITING = 50;

/** Loaders that share one reading of the project. */
export interface ProjectLoaders {
  /** One entry, `site`: what is being built, for whom, on which day. */
  readonly site: Loader;
  /** Interface words, an entry a locale. */
  readonly dictionaries: Loader;
  /** An entry a version and locale: `2020-02-25/nl`. */
  readonly editions: Loader;
  /** Slug of every section in every language, whether this site has it or another: an entry a version. */
  readonly slugs: Loader;
}

/** What a loader works with. */
interface Loading {
  readonly project: Project;
  readonly siteId: string;
  readonly site: Site;
  /** Hash of the code that makes texts: other code may make another page of the same content. */
  readonly renderer: string;
  readonly context: LoaderContext;
}

/** Makes the loaders of the collections that come from `content/` (free pages have Astro's own). */
export function projectLoaders(settings: BuildSettings): ProjectLoaders {
  let reading: Promise<[Project, string]> | undefined;
  const read = () => (reading ??= Promise.all([readShownProject(settings), rendererDigest()]));
  const reloads: (() => Promise<void>)[] = [];
  const loader = (name: string, fill: (loading: Loading) => void | Promise<void>): Loader => ({
    name,
    load: async (context) => {
      const load = async () => {
        const [project, renderer] = await read();
        const [siteId, site] = siteOf(project, settings.site);
        await fill({ project, siteId, site, renderer, context });
      };
      await load();
      if (!context.watcher) {
        reading = undefined;
        return;
      }
      if (reloads.length === 0) watch(context.watcher, context.logger);
      reloads.push(load);
    },
  });
  /**
   * Reads anew when a file of the content comes, goes or changes, one reading after the other: one that began earlier
   * must not have the last word. What cannot be read leaves all as it was.
   */
  const watch = (
    watcher: NonNullable<LoaderContext['watcher']>,
    logger: AstroIntegrationLogger,
  ) => {
    let timer: NodeJS.Timeout | undefined;
    let earlier = Promise.resolve();
    const reload = async () => {
      reading = undefined;
      await Promise.all(reloads.map((load) => load()));
    };
    watcher.add(settings.content);
    watcher.on('all', (_, file) => {
      if (!file.startsWith(settings.content)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        earlier = earlier.then(reload).catch((error: unknown) => {
          logger.warn((error as Error).message);
        });
      }, WRITING);
    });
  };

  return {
    site: loader('site', ({ context, ...loading }) => {
      const data = builtSite(loading, shownDay(loading.project, settings), (value) =>
        context.generateDigest(value),
      );
      replaceAll(context, [{ id: 'site', data: { ...data } }]);
    }),
    dictionaries: loader('dictionaries', ({ project, context }) => {
      const entries = Object.entries(project.dictionaries);
      replaceAll(
        context,
        entries.map(([id, words]) => ({ id, data: { words } })),
      );
    }),
    editions: loader('editions', loadEditions),
    slugs: loader('slugs', ({ project, context }) => {
      replaceAll(
        context,
        project.versions.map((version) => ({ id: version.date, data: slugsOf(version, project) })),
      );
    }),
  };
}

/** Makes these the only entries; one that is as it was is not touched, so that Astro need not write its store anew. */
function replaceAll(
  context: LoaderContext,
  entries: readonly { readonly id: string; readonly data: Record<string, unknown> }[],
): void {
  const { store } = context;
  const ids = new Set(entries.map(({ id }) => id));
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  for (const { id, data } of entries) store.set({ id, data, digest: context.generateDigest(data) });
}

function builtSite(
  { project, siteId, site }: Omit<Loading, 'context'>,
  today: string,
  digest: (value: Record<string, unknown>) => string,
): BuiltSite {
  const { config, versions, pages, dictionaries } = project;
  const inForce = versionInForce(versions, today);
  const governing = governingVersion(project, today);
  const register = governing && registerOf(governing, versions)?.register;
  return {
    ...config,
    id: siteId,
    site,
    today,
    inForce: inForce?.date ?? '',
    timeline: timeline(versions, today),
    moved: movedSections(project, site, today),
    movedByTranslation: movedByTranslation(project, site),
    rights: project.rights,
    preferences: register && { version: governing.date, register },
    ...(project.processing && { processing: project.processing.content }),
    frame: digest({
      config,
      siteId,
      dictionaries,
      inForce: inForce && manifestHashes(inForce),
      hasPreferences: register !== undefined,
      pages: pages.map(({ id, locale, frontMatter }) => ({ id, locale, frontMatter })),
    }),
  };
}

/** Makes the editions that are not in the store from an earlier build, or whose texts are not beside it (`io/shown-texts.ts`). */
async function loadEditions({
  project,
  siteId,
  site,
  renderer,
  context: loader,
}: Loading): Promise<void> {
  const { store } = loader;
  const routes = createRoutes(site);
  const context = {
    project,
    site: siteId,
    freePage: (locale: string, id: string) => {
      const pages = project.pages.filter((other) => other.id === id);
      const page =
        pages.find((other) => other.locale === locale) ??
        pages.find((other) => site.locales.includes(other.locale));
      return page ? routes.page(page.locale, page.frontMatter.slug) : routes.statement(locale);
    },
  };
  const around = loader.generateDigest({
    renderer,
    siteId,
    base: site.base,
    pages: project.pages.map(({ id, locale, frontMatter }) => [id, locale, frontMatter.slug]),
  });

  const { results: texts, keep } = await shownTexts(loader.config.cacheDir);
  const hasTexts = ({ sections }: EditionOutline) => sections.every(({ made }) => texts.has(made));
  const wanted = new Set<string>();
  const shown = new Set<string>();
  let cache: EditionCache | undefined;
  for (const locale of site.locales) {
    let before: EditionOutline | undefined;
    for (const version of project.versions) {
      const id = `${version.date}/${locale}`;
      const digest = loader.generateDigest(
        [around, before?.digest, sealedHashes(version, project, locale)].join(' '),
      );
      const known = store.get<EditionOutline & Record<string, unknown>>(id);
      let edition: EditionOutline | undefined;
      if (known?.digest === digest && hasTexts(known.data)) edition = known.data;
      if (!edition) {
        cache ??= createEditionCache((await compiledTexts()).texts, texts);
        edition = outlineEdition(version, locale, {
          ...context,
          cache,
          before: before && withTexts(before, texts),
          digest,
        });
        store.set({ id, data: { ...edition }, digest });
      }
      wanted.add(id);
      for (const { made } of edition.sections) shown.add(made);
      before = edition;
    }
  }
  await keep((made) => shown.has(made));
  for (const id of store.keys()) if (!wanted.has(id)) store.delete(id);
}

function slugsOf(version: Version, project: Project): SectionSlugs {
  return Object.fromEntries(
    Object.keys(project.config.locales).map((locale) => [
      locale,
      Object.fromEntries(
        shownSections(version, project, locale).map(({ id, source }) => [
          id,
          source.frontMatter.slug,
        ]),
      ),
    ]),
  );
}

function sealedHashes(version: Version, project: Project, locale: string): string {
  const texts = shownSections(version, project, locale).map(({ source }) => source.sha256);
  return [...manifestHashes(version), ...texts].join(' ');
}

/** The project as it is shown: with its working text in force, where that is what one wants to see. */
async function readShownProject(settings: BuildSettings): Promise<Project> {
  await projectChecked(settings);
  const project = await projectOf(settings);
  // The command line checks first and shows findings with their places; this is for those who run Astro itself.
  if (!project) throw new Error('The content cannot be read; npm run statement -- check says why');
  return settings.draft ? withDraft(project, draftOf(project, settings.today, hashText)) : project;
}

/** The day on which the statement is looked at: where a draft is shown, the one on which it would be in force. */
function shownDay({ versions }: Project, { draft, today }: BuildSettings): IsoDate {
  return (draft ? versions.at(-1)?.manifest.effective : undefined) ?? today;
}

function siteOf({ config, configFile }: Project, wanted: string | undefined): [string, Site] {
  const id = wanted ?? Object.keys(config.sites)[0] ?? '';
  const site = config.sites[id];
  if (!site) throw new Error(`There is no site “${id}” in ${configFile}`);
  return [id, site];
}
