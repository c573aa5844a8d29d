import { daysAfter } from '../domain/dates.ts';
import { placeInYaml } from '../domain/schema/index.ts';
import type { Check } from './check.ts';

/** Readers hear of a material change some time before it applies. The first version changes nothing. */
export const noticeGiven: Check = ({ project: { versions, checks } }) =>
  versions
    .filter(({ manifest: { kind, previous } }) => kind === 'material' && previous)
    .flatMap(({ file, text, date, manifest: { published, effective } }) => {
      const earliest = daysAfter(published, checks.noticeDays);
      if (effective >= earliest) return [];
      return [
        {
          rule: 'version/notice-period',
          severity: 'warning' as const,
          file,
          place: placeInYaml(text, ['effective']),
          message: `Version ${date} is material and applies from ${effective}, less than ${checks.noticeDays} days after it was published.`,
          expected: `${earliest} or later`,
          fix: 'a sealed version stays as it is; give the next one more time, or accept this one in checks.yaml with the reason',
        },
      ];
    });
