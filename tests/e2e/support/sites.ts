import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatDate } from '../../../src/domain/dates.ts';
import type { Project, Version } from '../../../src/domain/project.ts';
import { compile } from '../../../src/domain/render/index.ts';
import { createRoutes } from '../../../src/domain/routes.ts';
import type { Routes } from '../../../src/domain/routes.ts';
import type { Regulator, Site } from '../../../src/domain/schema/index.ts';
import { shownSections, versionInForce } from '../../../src/domain/versions.ts';
import { readBuildSettings } from '../../../src/io/build-settings.ts';
import { createTranslator } from '../../../src/i18n/index.ts';
import type { Translate } from '../../../src/i18n/index.ts';
import { projectRoot, readProject } from '../../../src/io/read-project.ts';

/** An organisation's content and where its sites were built. */
interface Home {
  readonly content: string;
  readonly dist: string;
  /** What builds them. */
  readonly command: string;
}

export const homes: readonly Home[] = [
  { content: 'content', dist: process.env['E2E_DIST'] ?? 'dist', command: 'npm run build' },
  {
    content: 'tests/fixtures/trapkracht/content',
    dist: '.cache/fixtures/trapkracht',
    command:
      'node src/cli/main.ts build --content tests/fixtures/trapkracht/content --out .cache/fixtures/trapkracht',
  },
];

/** A page that the sitemap names. */
export interface BuiltPage {
  /** Site and path: `be/nl/cookies/`. */
  readonly name: string;
  /** Path on the site, the base path included. */
  readonly path: string;
  /** Where this run serves it. */
  readonly url: string;
  /** Its address in public. */
  readonly publicUrl: string;
  readonly site: BuiltSite;
  /** The statement in the language of the page. */
  readonly edition: ExpectedEdition;
  /** The file that holds it. */
  readonly file: string;
  /** `other`: a page of a version or the like, which is not the statement in force. */
  readonly kind: 'statement' | 'section' | 'free' | 'other';
  /** What it shares with pages that differ from it in their words only: `section`, `questions`, `versions`, … */
  readonly template: string;
}

/** A section as the content declares it. */
export interface ExpectedSection {
  readonly id: string;
  readonly title: string;
  readonly number: number | undefined;
  readonly path: string;
  readonly from: string;
  readonly questions: readonly { readonly id: string; readonly question: string }[];
}

/** The statement in force in one language, as the content declares it. */
export interface ExpectedEdition {
  readonly locale: string;
  readonly lang: string;
  readonly title: string;
  readonly versionInWords: string;
  readonly sections: readonly ExpectedSection[];
  readonly freePages: readonly { readonly id: string; readonly path: string }[];
  /** Interface words of this language. */
  readonly t: Translate;
}

/** A site that was built, beside what its content says it must hold, in its default language first of all. */
export interface BuiltSite extends Omit<ExpectedEdition, 'locale' | 'lang' | 't'> {
  readonly id: string;
  /** Folder that hosts serve. */
  readonly root: string;
  /** Origin on which this run serves it, without a slash at its end. */
  readonly origin: string;
  readonly site: Site;
  readonly project: Project;
  readonly regulator: Regulator | undefined;
  readonly routes: Routes;
  /** The version in force. */
  readonly version: string;
  /** In each of its languages. */
  readonly editions: readonly ExpectedEdition[];
  readonly pages: readonly BuiltPage[];
}

/** Every built site: those of the shipped content, then the fixture's. Throws when one is not built. */
export const sites: readonly BuiltSite[] = (await Promise.all(homes.map(readHome))).flat();

/** A site by its id. Throws when there is none. */
export function siteOf(id: string): BuiltSite {
  const site = sites.find((candidate) => candidate.id === id);
  if (!site) throw new Error(`No site ${id}; there are ${sites.map((other) => other.id).join()}`);
  return site;
}

/** The first of the shipped sites: stands for all where they do not differ. */
export const mainSite = siteOf('be');

/** The site under a base path. */
export const basedSite = siteOf('coop');

/** Every page that a sitemap names. */
export const allPages: readonly BuiltPage[] = sites.flatMap(({ pages }) => pages);

/**
 * The pages that stand for all in a short run: of those that share organisation, template and language the largest one,
 * and the front page of each site.
 */
const representatives: ReadonlySet<BuiltPage> = new Set(
  [...Map.groupBy(allPages, familyOf).values()].flatMap(
    (family) => family.toSorted((a, b) => statSync(b.file).size - statSync(a.file).size)[0] ?? [],
  ),
);

/** Details of a test about one page: those about pages that are not representative run in `npm run test:every-page`. */
export function forPage(page: BuiltPage): { tag: string[] } {
  return { tag: representatives.has(page) ? [] : ['@every-page'] };
}

function familyOf({ site, template, edition }: BuiltPage): string {
  const owner = template === 'statement' ? site.id : site.project.config.organisation.name;
  return [owner, template, edition.locale].join(' ');
}

/** The page at a path. Throws when the sitemap does not name it. */
export function pageAt(site: BuiltSite, path: string): BuiltPage {
  const page = site.pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`${site.id} has no page ${path} in its sitemap`);
  return page;
}

/** The section with the questions. Throws when a site has none. */
export function questionsOf(site: BuiltSite): ExpectedSection {
  const section = site.sections.find(({ questions }) => questions.length > 0);
  if (!section) throw new Error(`${site.id} has no section with questions`);
  return section;
}

/** Serves each site under this name in the environment. */
export function addressVariable(id: string): string {
  return `E2E_ORIGIN_${id.toUpperCase()}`;
}

async function readHome({ content, dist, command }: Home): Promise<BuiltSite[]> {
  const settings = readBuildSettings({ ...process.env, STATEMENT_CONTENT: content });
  const { project } = await readProject(settings.content);
  if (!project) throw new Error(`${content} cannot be read; npm run statement -- check says why`);
  return Object.entries(project.config.sites).map(([id, site]) => {
    const routes = createRoutes(site);
    const root = resolve(projectRoot, dist, id);
    const sitemap = join(root, routes.file('sitemap.xml'));
    if (!existsSync(sitemap)) {
      throw new Error(
        `Site “${id}” is not built: ${sitemap} is missing. These tests browse built sites; first run: ${command}`,
      );
    }
    const version = versionInForce(project.versions, settings.today);
    if (!version) throw new Error(`No version of ${content} is in force`);
    const editions = site.locales.map((locale) =>
      expectedEdition(project, version, routes, locale),
    );
    const own = editions.find(({ locale }) => locale === site.defaultLocale);
    if (!own) throw new Error(`Site “${id}” does not have its default language`);
    const { title, versionInWords, sections, freePages } = own;
    const pages: BuiltPage[] = [];
    const built: BuiltSite = {
      id,
      root,
      origin: process.env[addressVariable(id)] ?? '',
      site,
      project,
      regulator: project.config.regulators[site.regulator],
      routes,
      version: version.date,
      title,
      versionInWords,
      sections,
      freePages,
      editions,
      pages,
    };
    for (const [, publicUrl = ''] of readFileSync(sitemap, 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)) {
      const { pathname: path } = new URL(publicUrl);
      const edition = editions.find(({ locale }) => path.startsWith(routes.statement(locale)));
      if (!edition) throw new Error(`${publicUrl} is in no language of site “${id}”`);
      pages.push({
        name: `${id}${path}`,
        path,
        url: `${built.origin}${path}`,
        publicUrl,
        site: built,
        edition,
        file: join(root, path, 'index.html'),
        ...kindOf(path, edition, routes),
      });
    }
    return built;
  });
}

function expectedEdition(
  project: Project,
  version: Version,
  routes: Routes,
  locale: string,
): ExpectedEdition {
  const lang = project.config.locales[locale]?.lang ?? locale;
  return {
    locale,
    lang,
    title: version.manifest.title[locale] ?? '',
    versionInWords: formatDate(version.date, lang),
    sections: shownSections(version, project, locale).map(({ id, number, source, from }) => ({
      id,
      number,
      from,
      title: source.frontMatter.title,
      path: routes.section(locale, source.frontMatter.slug),
      questions: compile(source).questions,
    })),
    freePages: project.pages
      .filter((page) => page.locale === locale)
      .map((page) => ({ id: page.id, path: routes.page(locale, page.frontMatter.slug) })),
    t: createTranslator(locale, project.dictionaries[locale] ?? {}),
  };
}

function kindOf(
  path: string,
  { locale, sections, freePages, t }: ExpectedEdition,
  routes: Routes,
): Pick<BuiltPage, 'kind' | 'template'> {
  if (path === routes.statement(locale)) return { kind: 'statement', template: 'statement' };
  const section = sections.find((other) => other.path === path);
  if (section) {
    return { kind: 'section', template: section.questions.length > 0 ? 'questions' : 'section' };
  }
  if (freePages.some((page) => page.path === path)) return { kind: 'free', template: 'free' };
  const words = t('paths', { returnObjects: true });
  const names = [
    'versions',
    'on',
    'changes',
    'since',
    'proof',
    'glance',
    'rights',
    'search',
  ] as const;
  const template = names.find((name) => routes[name](locale, words) === path);
  if (template) return { kind: 'other', template };
  // A page that is not among them is a template of its own.
  return {
    kind: 'other',
    template: path.startsWith(routes.rights(locale, words)) ? 'right' : path,
  };
}
