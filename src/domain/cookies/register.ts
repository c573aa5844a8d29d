import type { IsoDate } from '../dates.ts';
import type { Project, Version } from '../project.ts';
import type { CookieRegister } from '../schema/index.ts';
import type { TextFile } from '../sections.ts';
import { versionInForce } from '../versions.ts';

/** A cookie register with the file it was read from. */
export interface RegisterSource extends TextFile {
  readonly register: CookieRegister;
}

/** The register that a version was sealed with; nothing when it has none. */
export function registerOf(
  version: Version,
  versions: readonly Version[],
): RegisterSource | undefined {
  const from = version.manifest.cookies?.from;
  return versions.find(({ date }) => date === from)?.cookies;
}

/**
 * The version whose register governs what websites may place on a day: the one in force. Where that was sealed before
 * there was a register, the first version that brings one; nothing when none does.
 */
export function governingVersion(
  { versions }: Pick<Project, 'versions'>,
  day: IsoDate,
): Version | undefined {
  const inForce = versionInForce(versions, day);
  if (inForce && registerOf(inForce, versions)) return inForce;
  return versions.find((version) => registerOf(version, versions));
}
