import type { Comparison } from './comparison.ts';
import type { IsoDate } from './dates.ts';
import type { EditionOutline } from './edition.ts';

/** What a version did to the one before it, as much of it as a redline across several needs. */
export interface VersionStep {
  readonly version: IsoDate;
  readonly kind: EditionOutline['kind'];
  /** Ids of the sections it changed, added, removed or moved. */
  readonly touched: readonly string[];
}

/** The step that an edition took. */
export function versionStep({ version, kind, changes }: EditionOutline): VersionStep {
  return { version, kind, touched: changes?.sections.map(({ id }) => id) ?? [] };
}

/**
 * Ids of the sections that only editorial versions touched between the two that are compared. In doubt a section counts
 * as material: where no step accounts for it, and where it stands elsewhere while a material version lies between, for
 * which of two sections moved is a matter of view.
 *
 * @param steps of any versions; those after the old one up to the new one count.
 */
export function editorialSections(
  { from, to, sections }: Comparison,
  steps: readonly VersionStep[],
): ReadonlySet<string> {
  const between = steps.filter(({ version }) => version > from && version <= to);
  const touchedBy = (kind: VersionStep['kind']) =>
    new Set(between.filter((step) => step.kind === kind).flatMap(({ touched }) => touched));
  const [editorial, material] = [touchedBy('editorial'), touchedBy('material')];
  const isAllEditorial = between.every(({ kind }) => kind === 'editorial');
  return new Set(
    sections
      .filter(({ state, moved }) => state !== 'unchanged' || moved)
      .filter(
        ({ id, moved }) => editorial.has(id) && !material.has(id) && (!moved || isAllEditorial),
      )
      .map(({ id }) => id),
  );
}
