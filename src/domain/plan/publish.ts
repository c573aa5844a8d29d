import { stringify } from 'yaml';
import type { IsoDate } from '../dates.ts';
import type { Project, Version } from '../project.ts';
import type { SealedText, TranslationManifest, VersionManifest } from '../schema/index.ts';
import type { TextFile } from '../sections.ts';
import { completeManifest } from '../versions.ts';
import { linesFile } from './lines.ts';
import type { Plan } from './plan.ts';

export interface Publication {
  /** Name of the new version; the day it is made public. */
  readonly date: IsoDate;
  readonly effective: IsoDate;
  readonly kind: VersionManifest['kind'];
  /** The change in a few sentences, per locale. */
  readonly note: Readonly<Record<string, string>>;
  readonly proposal: boolean;
}

/**
 * Plans the sealing of the working text as a version: its manifest, and the texts that differ from the version before.
 * A text that did not change keeps the version it came from. Expects a project without errors.
 *
 * @param hash SHA-256 of a text, hexadecimal.
 */
export function planPublication(
  project: Project,
  publication: Publication,
  hash: (text: string) => string,
): Plan {
  const previous = project.versions.at(-1);
  const { date } = publication;
  const contents = contentsOf(project, previous, date);
  const manifest: Omit<VersionManifest, 'seal'> = {
    published: date,
    effective: publication.effective,
    kind: publication.kind,
    note: { ...publication.note },
    proposal: publication.proposal,
    ...contents,
    ...(previous && { previous: { version: previous.date, sha256: previous.sha256 } }),
  };
  const folder = `versions/${date}`;
  const changed = contents.sections.flatMap(({ id, texts }) =>
    Object.entries(texts)
      .filter(([, { from }]) => from === date)
      .flatMap(([locale]) => {
        const source = project.working.get(locale)?.get(id);
        return source ? [{ path: `${folder}/${locale}/${id}.mdx`, text: source.text }] : [];
      }),
  );
  const files = [
    { path: `${folder}/version.yaml`, text: sealedManifest(manifest, hash) },
    ...(project.cookies && contents.cookies?.from === date
      ? [{ path: `${folder}/cookies.yaml`, text: project.cookies.text }]
      : []),
    ...changed,
  ];
  return { writes: [...files, linesFile(folder, files)] };
}

/** Whether publishing would say what the newest version says already. */
export function isAsPublished(project: Project, latest: Version): boolean {
  const { title, cookies, sections } = completeManifest(latest);
  const now = contentsOf(project, latest, 'now');
  return JSON.stringify(now) === JSON.stringify({ title, ...(cookies && { cookies }), sections });
}

/** What a version says, and whose texts it carries: those of the version before where they are the same. */
function contentsOf(
  { outline, working, cookies: register }: Project,
  previous: Version | undefined,
  date: IsoDate,
): Pick<VersionManifest, 'title' | 'cookies' | 'sections'> {
  const locales = [...working.keys()].sort();
  const before = previous && completeManifest(previous);
  const cookies = register && sealed(register, before?.cookies, date);
  return {
    title: outline.title,
    ...(cookies && { cookies }),
    sections: outline.sections.map(({ id, role }) => {
      const section = before?.sections.find((other) => other.id === id);
      const texts = locales.flatMap((locale): [string, SealedText][] => {
        const source = working.get(locale)?.get(id);
        return source ? [[locale, sealed(source, section?.texts[locale], date)]] : [];
      });
      return { id, role, texts: Object.fromEntries(texts) };
    }),
  };
}

/** An unchanged text keeps the version it came from. */
function sealed({ sha256 }: TextFile, before: SealedText | undefined, date: IsoDate): SealedText {
  return before?.sha256 === sha256 ? before : { from: date, sha256 };
}

/** A manifest with its seal: the hash of all above it. */
export function sealedManifest(
  manifest: Omit<VersionManifest, 'seal'> | Omit<TranslationManifest, 'seal'>,
  hash: (text: string) => string,
): string {
  const above = `# Sealed by \`publish\`. Nobody edits it: \`npm run statement -- verify\` would tell.\n${stringify(manifest, { lineWidth: 100 })}`;
  return `${above}seal: ${hash(above)}\n`;
}

/** The part of a manifest that its seal is the hash of: all above the line with the seal. */
export function textAboveSeal(manifest: string): string {
  return manifest.replace(/^seal:.*\n?$/m, '');
}
