import type { IsoDate } from './dates.ts';
import type { MovedSection } from './moved-sections.ts';
import type { TimelinePoint } from './periods.ts';
import type {
  CookieRegister,
  ProcessingContent,
  RightsContent,
  Site,
  SiteConfig,
} from './schema/index.ts';

/** The site being built: the organisation's configuration with what this build adds. */
export interface BuiltSite extends SiteConfig {
  readonly id: string;
  readonly site: Site;
  /** The day on which the statement is looked at. */
  readonly today: IsoDate;
  /** Date of the version in force on that day. */
  readonly inForce: IsoDate;
  /** Where every version stands in time, oldest first. */
  readonly timeline: readonly TimelinePoint[];
  /** The cookie register that governs, and the version that brought it; nothing when there is none. */
  readonly preferences?:
    { readonly version: IsoDate; readonly register: CookieRegister } | undefined;
  /** Changes whenever something changes that all pages show: names, words, the statement in force, free pages. */
  readonly frame: string;
  /** Addresses of sections that have others now. */
  readonly moved: readonly MovedSection[];
  /** The same within versions, by translations that were added to them. */
  readonly movedByTranslation: readonly (MovedSection & { readonly version: IsoDate })[];
  readonly rights: RightsContent;
  readonly processing?: ProcessingContent;
}
