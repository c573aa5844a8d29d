import type { Loader, LoaderContext } from 'astro/loaders';
import { createEdition } from '../domain/edition.ts';
import type { Edition } from '../domain/edition.ts';
import { movedSections } from '../domain/moved-sections.ts';
import type { Project } from '../domain/project.ts';
import type { Compiled } from '../domain/render/index.ts';
import { createRoutes } from '../domain/routes.ts';
import { versionInForce } from '../domain/versions.ts';
import { createTranslator } from '../i18n/index.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import { readProject } from '../io/read-project.ts';

/** Loaders that share one reading of the project. */
export interface ProjectLoaders {
  /** One entry, `site`: what is being built, for whom, on which day. */
  readonly site: Loader;
  /** Interface words, an entry a locale. */
  readonly dictionaries: Loader;
  /** An entry a version and locale: `2020-02-25/nl`. */
  readonly editions: Loader;
}

/** Makes the loaders of the collections that come from `content/` (free pages have Astro's own). */
export function projectLoaders(settings: BuildSettings): ProjectLoaders {
  let reading: Promise<Project> | undefined;
  const project = () => (reading ??= readValidProject(settings.content));
  const loader = (
    name: string,
    fill: (project: Project, context: LoaderContext) => void,
  ): Loader => ({
    name,
    load: async (context) => {
      context.watcher?.add(settings.content);
      context.watcher?.on('change', (file) => {
        if (!file.startsWith(settings.content)) return;
        reading = undefined;
        void project().then((changed) => {
          fill(changed, context);
        });
      });
      const current = await project();
      context.store.clear();
      fill(current, context);
    },
  });

  return {
    site: loader('site', (current, { store }) => {
      const id = siteId(current, settings.site);
      const site = current.config.sites[id];
      if (!site) throw new Error(`There is no site “${id}” in ${current.configFile}`);
      const inForce = versionInForce(current.versions, settings.today);
      store.set({
        id: 'site',
        data: {
          ...current.config,
          id,
          site,
          today: settings.today,
          inForce: inForce?.date ?? '',
          moved: movedSections(current, site, settings.today),
        },
      });
    }),
    dictionaries: loader('dictionaries', (current, { store }) => {
      for (const [id, words] of Object.entries(current.dictionaries))
        store.set({ id, data: { words } });
    }),
    editions: loader('editions', (current, { store }) => {
      const site = current.config.sites[siteId(current, settings.site)];
      if (!site) return;
      const routes = createRoutes(site);
      const translators = new Map(
        site.locales.map((locale) => [
          locale,
          createTranslator(locale, current.dictionaries[locale] ?? {}),
        ]),
      );
      const cache = new Map<string, Compiled>();
      const context = {
        project: current,
        cache,
        freePage: (locale: string, id: string) => {
          const page = current.pages.find((other) => other.id === id && other.locale === locale);
          return routes.page(locale, page?.frontMatter.slug ?? id);
        },
        permalinkLabel: (locale: string, heading: string) =>
          translators.get(locale)?.('page.permalink', { heading }) ?? heading,
        questionLink: (locale: string) => translators.get(locale)?.('page.questionLink') ?? '',
      };
      for (const locale of site.locales) {
        let before: Edition | undefined;
        for (const version of current.versions) {
          const edition = createEdition(version, locale, { ...context, before });
          if (!edition) continue;
          store.set({ id: `${version.date}/${locale}`, data: { ...edition } });
          before = edition;
        }
      }
    }),
  };
}

async function readValidProject(content: string): Promise<Project> {
  const { project } = await readProject(content);
  // The command line checks first and shows findings with their places; this is for those who run Astro itself.
  if (!project) throw new Error('The content cannot be read; npm run statement -- check says why');
  return project;
}

function siteId(project: Project, wanted: string | undefined): string {
  return wanted ?? Object.keys(project.config.sites)[0] ?? '';
}
