import { stringify } from 'yaml';
import type { IsoDate } from '../dates.ts';
import type { Project } from '../project.ts';
import type { SealedText, VersionManifest } from '../schema/index.ts';
import type { TextFile } from '../sections.ts';
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
  const locales = [...project.working.keys()].sort();
  const sections = project.outline.sections.map(({ id, role }) => {
    const texts = locales.flatMap((locale): [string, SealedText][] => {
      const source = project.working.get(locale)?.get(id);
      const before = previous?.manifest.sections.find((section) => section.id === id);
      return source ? [[locale, sealed(source, before?.texts[locale], publication.date)]] : [];
    });
    return { id, role, texts: Object.fromEntries(texts) };
  });
  const cookies =
    project.cookies && sealed(project.cookies, previous?.manifest.cookies, publication.date);
  const manifest: Omit<VersionManifest, 'seal'> = {
    published: publication.date,
    effective: publication.effective,
    kind: publication.kind,
    note: { ...publication.note },
    proposal: publication.proposal,
    title: project.outline.title,
    ...(previous && { previous: { version: previous.date, sha256: previous.sha256 } }),
    ...(cookies && { cookies }),
    sections,
  };
  const folder = `versions/${publication.date}`;
  const changed = sections.flatMap(({ id, texts }) =>
    Object.entries(texts)
      .filter(([, { from }]) => from === publication.date)
      .flatMap(([locale]) => {
        const source = project.working.get(locale)?.get(id);
        return source ? [{ path: `${folder}/${locale}/${id}.mdx`, text: source.text }] : [];
      }),
  );
  return {
    writes: [
      { path: `${folder}/version.yaml`, text: manifestText(manifest, hash) },
      ...(project.cookies && cookies?.from === publication.date
        ? [{ path: `${folder}/cookies.yaml`, text: project.cookies.text }]
        : []),
      ...changed,
    ],
  };
}

/** An unchanged text keeps the version it came from. */
function sealed({ sha256 }: TextFile, before: SealedText | undefined, date: IsoDate): SealedText {
  return before?.sha256 === sha256 ? before : { from: date, sha256 };
}

function manifestText(
  manifest: Omit<VersionManifest, 'seal'>,
  hash: (text: string) => string,
): string {
  const above = `# Sealed by \`publish\`. Nobody edits it: \`npm run statement -- verify\` would tell.\n${stringify(manifest, { lineWidth: 100 })}`;
  return `${above}seal: ${hash(above)}\n`;
}

/** The part of a manifest that its seal is the hash of: all above the line with the seal. */
export function textAboveSeal(manifest: string): string {
  return manifest.replace(/^seal:.*\n?$/m, '');
}
