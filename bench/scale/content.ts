import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { planPublication } from '../../src/domain/plan/publish.ts';
import type { Version } from '../../src/domain/project.ts';
import { versionManifest } from '../../src/domain/schema/index.ts';
import { applyPlan } from '../../src/io/apply-plan.ts';
import { hashText } from '../../src/io/files.ts';
import { readProject } from '../../src/io/read-project.ts';
import { setAside } from './set-aside.ts';

const LOCALES = ['nl', 'fr', 'en'];
const SECTIONS = 14;
const CHANGED_EACH_TIME = 3;
const DAY = 86_400_000;

/** Words that texts are made of: enough to look like prose to a tokenizer and a search index. */
const WORDS =
  'wij bewaren uw gegevens niet langer dan nodig voor het doel waarvoor we ze kregen en delen ze alleen met wie ze voor ons verwerkt volgens afspraken die uw rechten beschermen tegen misbruik verlies of inzage door anderen'.split(
    ' ',
  );

/**
 * Makes a content folder with so many versions of an invented statement: three languages, 14 sections of some 500
 * words, about three changed each time. The same numbers give the same bytes.
 */
export async function makeContent(folder: string, versions: number): Promise<void> {
  await setAside(folder);
  await mkdir(join(folder, 'statement'), { recursive: true });
  await writeFile(join(folder, 'site.yaml'), stringify(site()));
  await writeFile(
    join(folder, 'statement', 'statement.yaml'),
    stringify({
      title: Object.fromEntries(LOCALES.map((locale) => [locale, 'Statement'])),
      sections: Array.from({ length: SECTIONS }, (_, section) => ({
        id: `section-${section + 1}`,
      })),
    }),
  );
  for (const locale of LOCALES) await writePage(folder, locale, 0);
  let versionsSoFar: readonly Version[] = [];
  for (let version = 0; version < versions; version += 1) {
    versionsSoFar = await addVersion(folder, version, versionsSoFar);
  }
}

/**
 * Edits some sections and seals the result: one version more.
 *
 * @param before the versions there are; nothing: read from the folder.
 * @returns them with the new one. Its texts are not read back: nobody compares with them here.
 */
export async function addVersion(
  folder: string,
  version: number,
  before?: readonly Version[],
): Promise<readonly Version[]> {
  for (const section of changedSections(version)) {
    for (const locale of LOCALES) await writeSection(folder, locale, section, version);
  }
  const { project } = await readProject(folder, before && { versions: false });
  if (!project) throw new Error(`${folder} cannot be read`);
  const versions = before ?? project.versions;
  const date = dateOf(version);
  const note = Object.fromEntries(LOCALES.map((locale) => [locale, `Version ${version + 1}.`]));
  const plan = planPublication(
    { ...project, versions },
    { date, effective: date, kind: 'editorial', note, proposal: false },
    hashText,
  );
  await applyPlan(folder, plan);
  const text = plan.writes[0]?.text ?? '';
  const manifest = versionManifest.parse(parse(text));
  const sealed: Version = {
    date,
    file: '',
    text,
    sha256: hashText(text),
    sealedSha256: manifest.seal,
    manifest,
    texts: new Map(),
  };
  return [...versions, sealed];
}

/** Changes a sentence of the working text, and one of a page that readers see without a new version. */
export async function editTexts(folder: string): Promise<void> {
  await writeSection(folder, 'nl', 0, 9_999);
  await writePage(folder, 'nl', 9_999);
}

function dateOf(version: number): string {
  return new Date(Date.UTC(2018, 4, 25) + version * 14 * DAY).toISOString().slice(0, 10);
}

function changedSections(version: number): number[] {
  if (version === 0) return Array.from({ length: SECTIONS }, (_, section) => section);
  return Array.from(
    { length: CHANGED_EACH_TIME },
    (_, index) => (version * 5 + index * 4) % SECTIONS,
  );
}

async function writeSection(
  folder: string,
  locale: string,
  section: number,
  version: number,
): Promise<void> {
  await mkdir(join(folder, 'statement', locale), { recursive: true });
  const paragraphs = Array.from({ length: 6 }, (_, index) => {
    // Each version rewrites one paragraph of the sections it changes.
    const rewritten = index === version % 6 ? version * 7 : 0;
    const seed = (LOCALES.indexOf(locale) + 1) * 10_000 + section * 100 + index + rewritten;
    return `## Heading ${index + 1} [#s${section + 1}-h${index + 1}]\n\n${sentence(seed, 55)} [See there](#s${((section + 1) % SECTIONS) + 1}-h1).\n\n- ${sentence(seed + 1, 8)}\n- ${sentence(seed + 2, 8)}`;
  });
  const text = `---\ntitle: Section ${section + 1}\nslug: section-${section + 1}\nsummary: ${sentence(section, 20)}\n---\n\n${paragraphs.join('\n\n')}\n`;
  await writeFile(join(folder, 'statement', locale, `section-${section + 1}.mdx`), text);
}

async function writePage(folder: string, locale: string, seed: number): Promise<void> {
  await mkdir(join(folder, 'pages', locale), { recursive: true });
  const text = `---\ntitle: About\nslug: about\ndescription: About this site.\n---\n\n${sentence(seed, 55)}\n`;
  await writeFile(join(folder, 'pages', locale, 'about.mdx'), text);
}

function sentence(seed: number, length: number): string {
  let state = seed * 2_654_435_761 + 12_345;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0);
  const words = Array.from({ length }, () => WORDS[next() % WORDS.length] ?? '');
  const [first = '', ...rest] = words;
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(' ')}.`;
}

function site(): unknown {
  const address = { street: 'Street 1', postalCode: '1000', locality: 'Town', country: 'BE' };
  return {
    organisation: {
      name: 'Sample',
      legalName: 'Sample Ltd',
      url: 'https://sample.example',
      contact: { email: 'mail@sample.example', address },
    },
    locales: {
      nl: { lang: 'nl-BE', name: 'Nederlands' },
      fr: { lang: 'fr-BE', name: 'Français' },
      en: { lang: 'en-GB', name: 'English' },
    },
    prevailing: 'nl',
    regulators: {
      one: { name: { nl: 'One', fr: 'One', en: 'One' }, url: { nl: 'https://regulator.example' } },
    },
    sites: {
      main: {
        url: 'https://sample.example',
        locales: LOCALES,
        defaultLocale: 'nl',
        regulator: 'one',
      },
    },
  };
}
