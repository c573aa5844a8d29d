import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { consentSettings } from '../domain/cookies/consent.ts';
import type { ConsentSettings } from '../domain/cookies/consent.ts';
import { createRoutes } from '../domain/routes.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import { projectRoot } from '../io/read-project.ts';
import { readSite } from '../io/read-site.ts';
import { projectOf } from '../io/shared-project.ts';

/**
 * Writes the privacy preferences as one script, whole with style, words and register, which the site and the
 * organisation's other websites include. Without a cookie register there is nothing to choose, and no script.
 */
export function preferencesScript(settings: BuildSettings): AstroIntegration {
  return {
    name: 'preferences-script',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = await readSite(settings);
        const project = await projectOf(settings);
        const routes = createRoutes(site);
        const page = (locale: string) => {
          const free = project?.pages.find(
            ({ id, locale: other }) => id === 'preferences' && other === locale,
          );
          return routes.absolute(
            free ? routes.page(locale, free.frontMatter.slug) : routes.statement(locale),
          );
        };
        const consent = project && consentSettings(project, site, settings.today, page);
        if (!consent) return;
        const script = await bundle(consent);
        const name = routes.preferences().slice(routes.home().length);
        await writeFile(join(fileURLToPath(dir), name), script);
        logger.info(`${name} for ${consent.purposes.length} purposes`);
      },
    },
  };
}

/** Makes one classic script of the program and its settings. */
async function bundle(settings: ConsentSettings): Promise<string> {
  const result = await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    define: { CONSENT_SETTINGS: JSON.stringify(settings) },
    build: {
      write: false,
      target: 'es2022',
      // Else light-dark() becomes something that works only where the page declares its colour scheme.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      lib: {
        entry: join(projectRoot, 'src', 'browser', 'preferences', 'main.ts'),
        formats: ['iife'],
        name: 'preferences',
      },
    },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The privacy preferences were bundled to nothing');
  return chunk.code;
}
