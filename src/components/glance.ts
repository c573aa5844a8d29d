import type { Edition, EditionSection } from '../domain/edition.ts';
import { activitiesIn } from '../domain/processing/activities.ts';
import { columns } from '../domain/schema/index.ts';
import type { Activity, Column, LegalBasis } from '../domain/schema/index.ts';
import type { SiteContext } from './site-context.ts';

/** A fact in the reader's language, and the sentence that says so. */
export interface GlanceFact {
  readonly text: string;
  readonly anchor: string;
  readonly basis?: LegalBasis;
  /** The statement says nothing about this activity; the anchor is where it speaks in general. */
  readonly isGeneral?: true;
}

/** A use of data as a row of the overview. */
export interface GlanceActivity {
  readonly id: string;
  readonly title: string;
  readonly cells: Readonly<Record<Column, readonly GlanceFact[]>>;
  /** What the row is made of. */
  readonly activity: Activity;
}

/** The uses of data that one section describes. */
export interface GlanceGroup {
  readonly section: EditionSection;
  readonly activities: readonly GlanceActivity[];
}

/** What an edition says about each use of data, by section, in the reader's language. */
export function glanceOf(context: SiteContext, edition: Edition): GlanceGroup[] {
  const { processing } = context.site;
  if (!processing) return [];
  const activities = activitiesIn(processing, edition.version);
  return edition.sections.flatMap((section) => {
    const here = activities.filter((activity) => activity.section === section.id);
    if (here.length === 0) return [];
    return [{ section, activities: here.map((activity) => rowOf(activity, context)) }];
  });
}

/** A text of the content in the reader's language. */
export function inLanguage(
  text: Readonly<Record<string, string>> | undefined,
  { localeId, site }: Pick<SiteContext, 'localeId' | 'site'>,
): string {
  return text?.[localeId] ?? text?.[site.prevailing] ?? '';
}

function rowOf(activity: Activity, context: SiteContext): GlanceActivity {
  const { t, site } = context;
  const { processing } = site;
  const words = (text: Readonly<Record<string, string>> | undefined) => inLanguage(text, context);
  const stated: Record<Column, GlanceFact[]> = {
    data: activity.data.map(({ kinds, at }) => ({
      text: kinds.map((kind) => words(processing?.data[kind]?.label)).join(', '),
      anchor: at,
    })),
    purposes: activity.purposes.map(({ text, at }) => ({ text: words(text), anchor: at })),
    bases: activity.bases.map(({ basis, at, for: scope }) => ({
      text: t(`glance.bases.${basis}`) + (scope ? ` (${words(scope)})` : ''),
      anchor: at,
      basis,
    })),
    sources: activity.sources.map(({ source, at }) => ({
      text: t(`glance.sources.${source}`),
      anchor: at,
    })),
    recipients: activity.recipients.map(({ who, at }) => ({
      text: words(processing?.recipients[who]?.label),
      anchor: at,
    })),
  };
  const cells = Object.fromEntries(
    columns.map((column) => {
      const general = processing?.general[column] ?? '';
      const nothing = { text: t('glance.unstated'), anchor: general, isGeneral: true };
      return [column, stated[column].length > 0 ? stated[column] : [nothing]];
    }),
  ) as unknown as GlanceActivity['cells'];
  return { id: activity.id, title: words(activity.title), cells, activity };
}
