import { draftOf } from '../../domain/draft.ts';
import type { PreviewState } from '../../domain/preview.ts';
import { createRoutes } from '../../domain/routes.ts';
import type { Site } from '../../domain/schema/index.ts';
import type { Project } from '../../domain/project.ts';
import { versionInForce } from '../../domain/versions.ts';
import { createTranslator } from '../../i18n/index.ts';
import { preview } from '../../integrations/preview.ts';
import { toEnvironment } from '../../io/build-settings.ts';
import type { BuildSettings } from '../../io/build-settings.ts';
import { hashText, join } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import type { Command } from '../command.ts';
import {
  contentFrom,
  contentHelp,
  contentOptions,
  loadProject,
  loadReadable,
  settingsFrom,
} from '../load-project.ts';
import { portOption, sitesNamed } from '../options.ts';
import { readAll } from '../read-all.ts';

export const dev: Command = {
  name: 'dev',
  summary: 'shows the working text while you edit it, with its redline and the findings',
  help: `npm run dev [-- SITE]

Shows one site (the first, unless you name one) as it would be if the working text were published today. Every change
to content/ shows at once. A panel on each page leads to the redline against the version in force, and lists what
\`check\` finds, with the place to mend. Nothing is published, and nothing of the panel is in a built site.

  --port PORT    where to serve (default: 4321, or the next free one)
${contentHelp}`,
  options: { ...contentOptions, port: { type: 'string' } },
  run: async (values, [wanted]) => {
    const { config } = await loadReadable(contentFrom(values));
    const { settings, port, sites } = await readAll({
      settings: () => settingsFrom(values),
      port: () => portOption(values),
      sites: () => sitesNamed(wanted === undefined ? [] : [wanted], Object.keys(config.sites)),
    });
    const [id = ''] = sites;
    const previewed = { ...settings, site: id, draft: true };
    // Astro reads its configuration from a file of its own, which reads these.
    Object.assign(process.env, toEnvironment(previewed), { ASTRO_TELEMETRY_DISABLED: '1' });
    const astro = await import('astro');
    const server = await astro.dev({
      root: projectRoot,
      server: { port },
      integrations: [preview(settings.content, () => look(previewed, id))],
    });
    await new Promise<void>((stopped) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped());
    });
    await server.stop();
    return 0;
  },
};

/** Looks at the content as it is now; what cannot be read is a finding too. */
async function look(settings: BuildSettings, id: string): Promise<PreviewState> {
  const { project, issues } = await loadProject(settings);
  const site = project?.config.sites[id];
  return {
    redlines: project && site ? redlinePaths(project, site, settings.today) : {},
    findings: issues.map((issue) => ({ ...issue, path: join(settings.content, '..', issue.file) })),
  };
}

function redlinePaths(project: Project, site: Site, today: string): Record<string, string> {
  const inForce = versionInForce(project.versions, today);
  const draft = draftOf(project, today, hashText);
  const routes = createRoutes(site);
  if (!inForce) return {};
  return Object.fromEntries(
    site.locales.map((locale) => {
      const t = createTranslator(locale, project.dictionaries[locale] ?? {});
      const words = t('paths', { returnObjects: true });
      const { lang } = project.config.locales[locale] ?? { lang: locale };
      return [lang, routes.redline(locale, words, inForce.date, draft.date)];
    }),
  );
}
