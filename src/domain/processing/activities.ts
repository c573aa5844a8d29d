import type { IsoDate } from '../dates.ts';
import { columns } from '../schema/index.ts';
import type { Activity, ProcessingContent } from '../schema/index.ts';

/** The data about processing with the file that holds them. */
export interface ProcessingSource {
  readonly file: string;
  readonly text: string;
  readonly content: ProcessingContent;
}

/**
 * The activities that a version describes, each with the facts that it states.
 *
 * @param version nothing for the working text, which comes after every version.
 */
export function activitiesIn(
  { activities }: ProcessingContent,
  version: IsoDate | undefined,
): Activity[] {
  const isSaid = ({ after, until }: Pick<Activity, 'after' | 'until'>) =>
    version === undefined
      ? until === undefined
      : (after === undefined || version > after) && (until === undefined || version <= until);
  return activities.filter(isSaid).map((activity) => ({
    ...activity,
    data: activity.data.filter(isSaid),
    purposes: activity.purposes.filter(isSaid),
    bases: activity.bases.filter(isSaid),
    sources: activity.sources.filter(isSaid),
    recipients: activity.recipients.filter(isSaid),
  }));
}

/** Anchors of all sentences that an activity's facts come from. */
export function anchorsOf(activity: Activity): string[] {
  return columns.flatMap((column) => activity[column].map(({ at }) => at));
}
