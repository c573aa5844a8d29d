import { parse } from 'yaml';
import { daysAfter } from './dates.ts';
import type { IsoDate } from './dates.ts';
import type { Plan } from './plan/plan.ts';
import { planPublication, textAboveSeal } from './plan/publish.ts';
import type { Project, SectionTexts, Version } from './project.ts';
import { versionManifest } from './schema/index.ts';

/**
 * The working text as the version that publishing it on a day would seal: whatever can be done with a version can be done
 * with a draft. Its date is the day, or the first one that no version has taken. It comes into effect on that day, or
 * with the last of the versions that are still to come: it takes the place of all.
 *
 * @param hash SHA-256 of a text, hexadecimal.
 */
export function draftOf(project: Project, today: IsoDate, hash: (text: string) => string): Version {
  const latest = project.versions.at(-1);
  const date = latest && latest.date >= today ? daysAfter(latest.date, 1) : today;
  const effective = project.versions.reduce(
    (day, { manifest }) => (manifest.effective > day ? manifest.effective : day),
    today,
  );
  const { prevailing } = project.config;
  const plan = planPublication(
    project,
    { date, effective, kind: 'editorial', note: { [prevailing]: '…' }, proposal: true },
    hash,
  );
  return versionFrom(project, date, plan, hash);
}

/**
 * The version that a plan of publication makes of a project's working text.
 *
 * @param hash SHA-256 of a text, hexadecimal.
 */
export function versionFrom(
  project: Project,
  date: IsoDate,
  { writes }: Plan,
  hash: (text: string) => string,
): Version {
  const folder = `versions/${date}`;
  const text = writes.find(({ path }) => path === `${folder}/version.yaml`)?.text ?? '';
  const manifest = versionManifest.parse(parse(text));
  return {
    date,
    file: `${folder}/version.yaml`,
    text,
    sha256: hash(text),
    sealedSha256: hash(textAboveSeal(text)),
    manifest,
    texts: textsOfItsOwn(manifest, date, project.working),
    cookies: manifest.cookies?.from === date ? project.cookies : undefined,
  };
}

/** The project with its draft as the newest version. */
export function withDraft(project: Project, draft: Version): Project {
  return { ...project, versions: [...project.versions, draft] };
}

function textsOfItsOwn(
  { sections }: Version['manifest'],
  date: IsoDate,
  working: SectionTexts,
): SectionTexts {
  const own = (locale: string, id: string) =>
    sections.find((section) => section.id === id)?.texts[locale]?.from === date;
  return new Map(
    [...working].map(([locale, sections]) => [
      locale,
      new Map([...sections].filter(([id]) => own(locale, id))),
    ]),
  );
}
