import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close } from 'pagefind';
import { shownRegister } from '../domain/cookies/shown.ts';
import { formatDate } from '../domain/dates.ts';
import type { IsoDate } from '../domain/dates.ts';
import { timeline } from '../domain/periods.ts';
import type { Project, Version } from '../domain/project.ts';
import type { CompiledTexts } from '../domain/render/index.ts';
import { createRoutes } from '../domain/routes.ts';
import type { PathWords } from '../domain/routes.ts';
import type { Site } from '../domain/schema/index.ts';
import type { HistoryMeta, SearchFile } from '../domain/search/file.ts';
import { historicPassages } from '../domain/search/history.ts';
import type { HistoricPassage } from '../domain/search/history.ts';
import { searchLanguage } from '../domain/search/languages/index.ts';
import { searchSections } from '../domain/search/records.ts';
import type { SearchSection } from '../domain/search/records.ts';
import { createSuggestions } from '../domain/search/suggestions.ts';
import { compileSections } from '../domain/statement.ts';
import {
  manifestHashes,
  periodOf,
  sectionsOf,
  statusOf,
  versionInForce,
} from '../domain/versions.ts';
import { createTranslator } from '../i18n/index.ts';
import type { Translate } from '../i18n/index.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import { compiledTexts } from '../io/compiled-texts.ts';
import { inParallel } from '../io/in-parallel.ts';
import { codeDigest } from '../io/renderer-digest.ts';
import { projectOf } from '../io/shared-project.ts';
import type { Archive } from './archive.ts';
import { createTextIndex } from './pagefind-index.ts';
import type { IndexedText, TextIndex } from './pagefind-index.ts';

/** What the search files of one locale are made from. */
export interface Searched {
  readonly project: Project;
  readonly siteId: string;
  readonly site: Site;
  readonly today: IsoDate;
  readonly locale: string;
  readonly t: Translate;
  readonly words: PathWords;
  readonly compiled: CompiledTexts;
}

/**
 * Gives each language of a site its search: the file of first suggestions, the index of the version in force, and
 * that of all other versions. Where nothing changed that they are made of, those of the site built before stay.
 */
export function searchIndex(
  settings: BuildSettings,
  siteId: string,
  stays: Archive['stays'],
): AstroIntegration {
  let searches: Promise<SiteSearch> | undefined;
  return {
    name: 'search-index',
    hooks: {
      // Pagefind is another process: it works while the pages are made.
      'astro:build:start': () => {
        searches = makeSearches(settings, siteId, stays);
        // Told when it is waited for.
        searches.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { files, locales, made } = await (searches ?? makeSearches(settings, siteId, stays));
        await writeFiles(fileURLToPath(dir), files);
        logger.info(`search in ${locales.join(', ')}, ${made} of them made anew`);
      },
    },
  };
}

/** The search of a site. */
interface SiteSearch {
  readonly locales: readonly string[];
  /** How many of them were made anew. */
  readonly made: number;
  /** What is to be written, by its path from the site's home. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
}

async function makeSearches(
  settings: BuildSettings,
  siteId: string,
  stays: Archive['stays'],
): Promise<SiteSearch> {
  const project = await projectOf(settings);
  const site = project?.config.sites[siteId];
  if (!project || !site) throw new Error('The content cannot be read');
  const code = await codeDigest();
  let compiled: CompiledTexts | undefined;
  let made = 0;
  const files = new Map<string, Uint8Array | string>();
  try {
    for (const locale of site.locales) {
      const t = createTranslator(locale, project.dictionaries[locale] ?? {});
      const words = t('paths', { returnObjects: true });
      const { today } = settings;
      const asked = { project, siteId, site, today, locale, t, words };
      const places = placesOf(asked).map((place) => stays(place, madeOf(asked, code)));
      if ((await Promise.all(places)).every(Boolean)) continue;
      compiled ??= (await compiledTexts()).texts;
      for (const [path, content] of await searchFiles({ ...asked, compiled })) {
        files.set(path, content);
      }
      made += 1;
    }
  } finally {
    await close();
  }
  return { locales: site.locales, made, files };
}

type Asked = Omit<Searched, 'compiled'>;

/** Where the search of a locale lies, below the site's root. */
function placesOf({ site, locale, words }: Asked): string[] {
  const routes = createRoutes(site);
  const places = [
    routes.searchText(locale, words),
    routes.searchHistory(locale, words),
    suggestionsPath(routes.search(locale, words)),
  ];
  return places.map((path) => path.slice(1));
}

/** The file of first suggestions is named like the page. */
const suggestionsPath = (page: string) => `${page.replace(/\/$/, '')}.json`;

/** All that a locale's search depends on. Sealed versions are what their manifests say they are. */
function madeOf({ project, siteId, today, locale }: Asked, code: string): string {
  const { config, dictionaries, searchWords, versions } = project;
  return JSON.stringify([
    [code, process.version, siteId, locale],
    [config, dictionaries[locale], searchWords[locale]?.text],
    [versions.map(manifestHashes), timeline(versions, today)],
  ]);
}

/** The files of a locale's search, by their path from the site's home. */
async function searchFiles(
  searched: Searched,
): Promise<[path: string, content: Uint8Array | string][]> {
  const made = await makeSearch(searched, createTextIndex);
  if (!made) return [];
  const { file, text, history, lang } = made;
  const place = (path: string) => path.slice(createRoutes(searched.site).home().length);
  const within = (folder: string, { files }: TextIndex) =>
    [...files].map(([path, content]): [string, Uint8Array] => [join(place(folder), path), content]);
  return [
    ...within(file.text, text),
    ...(file.history === undefined
      ? []
      : within(file.history, await createTextIndex(history, lang))),
    [place(suggestionsPath(file.page)), JSON.stringify(file)],
  ];
}

/**
 * A locale's search, ready to be written; nothing while no version is in force.
 *
 * @param indexOf makes the index of the text.
 */
export async function makeSearch(
  searched: Searched,
  indexOf: typeof createTextIndex,
): Promise<
  | {
      readonly file: SearchFile;
      readonly sections: readonly SearchSection[];
      readonly text: TextIndex;
      readonly history: readonly IndexedText[];
      readonly lang: string;
    }
  | undefined
> {
  const { project, site, today, locale, t, words } = searched;
  const inForce = versionInForce(project.versions, today);
  if (!inForce) return undefined;
  const { organisation, locales } = project.config;
  const { lang } = locales[locale] ?? { lang: locale };
  const routes = createRoutes(site);

  const known = new Map<string, SearchSection>();
  const sections = sectionsIn(inForce, searched, known);
  const texts = sections.flatMap(({ slug, records }) =>
    records.map(({ id, kind, title, text }) => {
      const path = routes.section(locale, slug);
      return {
        url: kind === 'section' ? path : `${path}#${id}`,
        // Pagefind leaves out what has no text.
        content: text || title,
        meta: { title },
      };
    }),
  );
  const text = await indexOf(texts, lang);

  const others = project.versions
    .filter(({ date }) => date !== inForce.date)
    .map((other) => ({ version: other.date, sections: sectionsIn(other, searched, known) }));
  const history = historicPassages(sections, others).map((passage) =>
    historicText(passage, searched),
  );

  const file: SearchFile = {
    $schema: routes.absolute(routes.file('search.schema.json')),
    ...createSuggestions(
      sections,
      project.searchWords[locale] ?? { synonyms: [], outside: [], keywords: {} },
      searchLanguage(lang),
      [organisation.name],
    ),
    phrases: t('search.phrases', { returnObjects: true }),
    home: routes.statement(locale),
    page: routes.search(locale, words),
    text: routes.searchText(locale, words),
    ...(history.length > 0 && { history: routes.searchHistory(locale, words) }),
    fragments: text.ids.map((id) => id.slice(id.indexOf('_') + 1)).join(' '),
    email: site.contact?.email ?? organisation.contact.email,
  };
  return { file, sections, text, history, lang };
}

function sectionsIn(
  version: Version,
  { project, siteId, locale, compiled }: Searched,
  known: Map<string, SearchSection>,
): readonly SearchSection[] {
  const context = { site: siteId, register: shownRegister(version, project, locale) };
  return searchSections(
    compileSections(sectionsOf(version, project, locale), compiled, context),
    known,
  );
}

function historicText(
  { versions, section, record }: HistoricPassage,
  { project, site, today, locale, t, words }: Searched,
): IndexedText {
  const all = project.versions;
  const [first, last] = [versions[0], versions.at(-1) ?? versions[0]];
  const version = (date: IsoDate) => all.find((candidate) => candidate.date === date);
  const { lang } = project.config.locales[locale] ?? { lang: locale };
  const day = (date: IsoDate) => formatDate(date, lang);
  const newest = version(last);
  const status = newest ? statusOf(newest, all, today) : 'superseded';
  const begun = version(first);
  const from = begun && periodOf(begun, all)?.from;
  const until = newest && periodOf(newest, all)?.until;
  const period =
    from && until
      ? t('versions.fromUntil', { from: day(from), until: day(until) })
      : t('versions.from', { from: day(from ?? last) });
  const path = createRoutes(site).versionSection(locale, words, last, section.slug);
  const meta: HistoryMeta = {
    title: record.title,
    section: section.title,
    href: record.kind === 'section' ? path : `${path}#${record.id}`,
    status: [
      t(`versions.status.${status}`),
      period,
      ...(newest?.manifest.proposal ? [t('versions.proposal')] : []),
    ].join(' · '),
    keywords: project.searchWords[locale]?.keywords[record.id]?.join(', ') ?? '',
  };
  return { url: `${last}/${record.id}`, content: record.text, meta };
}

async function writeFiles(folder: string, files: SiteSearch['files']): Promise<void> {
  await inParallel(files, async ([path, content]) => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  });
}
