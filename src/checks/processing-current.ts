import { activitiesIn, anchorsOf } from '../domain/processing/activities.ts';
import { placeOf } from './place-of.ts';
import type { Check } from './check.ts';

/** A section that changed since its facts about processing were last held against it deserves another look. */
export const processingCurrent: Check = ({ project, editions }) => {
  const { processing, config } = project;
  if (!processing) return [];
  const { file, text, content } = processing;
  const working = editions.find(
    ({ locale, version }) => version === undefined && locale === config.prevailing,
  );
  const activities = activitiesIn(content, undefined);
  return (working?.sections ?? []).flatMap(({ source, compiled }) => {
    const anchors = new Set(compiled.anchors.map(({ id }) => id));
    const about = activities.filter((activity) =>
      anchorsOf(activity).some((anchor) => anchors.has(anchor)),
    );
    const checked = content.checked[source.id];
    if (about.length === 0 || checked === source.sha256) return [];
    return [
      {
        rule: 'processing/section-changed',
        severity: 'warning' as const,
        file,
        place: placeOf(text, checked === undefined ? 'checked' : source.id),
        message:
          checked === undefined
            ? `The facts from \`${source.id}\` were never held against its text.`
            : `\`${source.id}\` changed since its facts were last held against it.`,
        expected: `facts that agree with ${source.file}: ${about.map(({ id }) => id).join(', ')}`,
        fix: `correct them where needed, then write \`${source.id}: ${source.sha256}\` under \`checked\``,
      },
    ];
  });
};
