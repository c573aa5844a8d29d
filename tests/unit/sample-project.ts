import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { runChecks } from '../../src/checks/index.ts';
import type { RegisterSource } from '../../src/domain/cookies/register.ts';
import type { Issue } from '../../src/domain/issue.ts';
import { planPublication, textAboveSeal } from '../../src/domain/plan/publish.ts';
import type { Project, SectionTexts, Version } from '../../src/domain/project.ts';
import {
  checksConfig,
  cookieRegister,
  sealedLines,
  rightsContent,
  siteConfig,
  versionManifest,
} from '../../src/domain/schema/index.ts';
import { readSection } from '../../src/domain/sections.ts';
import type { SectionSource, TextFile } from '../../src/domain/sections.ts';

/** Text of a section by id; the front matter is made from the id unless the text brings its own. */
export type Texts = Readonly<Record<string, string>>;

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A file as the reader of the project hands it on. */
export function textFile(file: string, text: string): TextFile {
  return { file, text, sha256: sha256(text) };
}

function source(folder: string, id: string, text: string): SectionSource {
  const whole = text.startsWith('---') ? text : `---\ntitle: ${id}\nslug: ${id}\n---\n\n${text}\n`;
  const read = readSection(textFile(`${folder}/nl/${id}.mdx`, whole), id, 'nl');
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.section;
}

/** Sections of one locale as they lie in a folder. */
export function sectionTexts(folder: string, texts: Texts): SectionTexts {
  return new Map([
    ['nl', new Map(Object.entries(texts).map(([id, text]) => [id, source(folder, id, text)]))],
  ]);
}

/** A project with a working text and no version. */
export function sampleProject(texts: Texts = { one: 'Text.', two: 'More text.' }): Project {
  return {
    config: siteConfig.parse({
      organisation: {
        name: 'Sample',
        legalName: 'Sample vzw',
        url: 'https://sample.example',
        contact: {
          email: 'a@sample.example',
          address: { street: 'Straat 1', postalCode: '9000', locality: 'Gent', country: 'BE' },
        },
      },
      locales: { nl: { lang: 'nl-BE', name: 'Nederlands' } },
      prevailing: 'nl',
      regulators: { one: { name: { nl: 'Een' }, url: { nl: 'https://regulator.example' } } },
      known: { domains: ['example.org', 'insecure.example'], emails: ['a@b.example'] },
      sites: {
        main: {
          url: 'https://sample.example',
          locales: ['nl'],
          defaultLocale: 'nl',
          regulator: 'one',
        },
      },
    }),
    configFile: 'content/site.yaml',
    configText: '',
    outline: {
      title: { nl: 'Verklaring' },
      sections: Object.keys(texts).map((id) => ({ id, role: 'section' })),
    },
    outlineFile: 'content/statement/statement.yaml',
    outlineText: '',
    checks: { ...checksConfig.parse({ noticeDays: 0 }), file: 'content/checks.yaml', text: '' },
    unreadable: new Map(),
    working: sectionTexts('content/statement', texts),
    versions: [],
    pages: [],
    processing: undefined,
    rights: rightsContent.parse({}),
    rightsFile: 'content/rights.yaml',
    rightsText: '',
    dictionaries: { nl: { paths: { versions: 'versies', changes: 'wijzigingen' } } },
    dictionarySources: [],
    searchWords: {
      nl: {
        file: 'content/search/nl.yaml',
        text: '',
        synonyms: [],
        outside: [],
        keywords: Object.fromEntries(Object.keys(texts).map((id) => [id, [id]])),
      },
    },
  };
}

/** The project with its working text sealed as one more version, as publishing would leave it on disk. */
export function published(
  project: Project,
  date: string,
  effective = date,
  kind: 'material' | 'editorial' = 'material',
): Project {
  const plan = planPublication(
    project,
    { date, effective, kind, note: { nl: 'Nota' }, proposal: false },
    sha256,
  );
  const [manifestWrite, ...textWrites] = plan.writes;
  if (!manifestWrite) throw new Error('a plan without a manifest');
  const file = textFile(`content/${manifestWrite.path}`, manifestWrite.text);
  const register = textWrites.find(({ path }) => path.endsWith('/cookies.yaml'));
  const texts: Texts = Object.fromEntries(
    textWrites
      .filter(({ path }) => path.endsWith('.mdx'))
      .map(({ path, text }) => [/([^/]+)\.mdx$/.exec(path)?.[1] ?? '', text]),
  );
  const version: Version = {
    date,
    ...file,
    sealedSha256: sha256(textAboveSeal(file.text)),
    manifest: versionManifest.parse(parse(manifestWrite.text)),
    texts: sectionTexts(`content/versions/${date}`, texts),
    cookies: register && registerSource(register.text, `content/${register.path}`),
    lines: sealedLines.parse(parse(plan.writes.at(-1)?.text ?? '')),
  };
  return { ...project, versions: [...project.versions, version] };
}

/**
 * A cookie register as it is written: one necessary purpose and the cookie of the choice.
 *
 * @param anchor passage that explains the purpose.
 * @param more lines for other purposes and cookies.
 */
export function registerText(
  anchor: string,
  { purposes, cookies } = { purposes: '', cookies: '' },
): string {
  return `choice: choice
purposes:
  - id: necessary
    necessary: true
    anchor: ${anchor}
    name: { nl: Nodig, en: Necessary }
    text: { nl: Nodig., en: Needed. }
${purposes}cookies:
  - name: choice
    purpose: necessary
    provider: Sample vzw
    party: first
    lifetime: { months: 6 }
    domains: [sample.example]
    text: { nl: Onthoudt uw keuze., en: Remembers your choice. }
${cookies}`;
}

/** A cookie register as the reader of the project hands it on. Throws when the text is none. */
export function registerSource(text: string, file = 'content/cookies.yaml'): RegisterSource {
  return { ...textFile(file, text), register: cookieRegister.parse(parse(text)) };
}

/** The project with another working text. */
export function edited(project: Project, texts: Texts): Project {
  const { outline, working } = sampleProject(texts);
  return { ...project, outline, working };
}

/** What is found in a project of a few words, apart from all that a statement should say. */
export function findings(project: Project, today: string): Issue[] {
  return runChecks(project, today).filter(({ rule }) => rule !== 'gdpr/missing');
}
