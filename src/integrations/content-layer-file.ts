import type { AstroIntegration } from 'astro';

/** The module through which Astro's pages see the content layer, and the file it keeps that in. */
const MODULE = 'astro:data-layer-content';
const FILE = 'data-store.json';

/**
 * Lets built pages read the content layer from its file. Astro writes it as a literal into the program that renders
 * them: with hundreds of versions that is tens of megabytes to bundle, to write and to compile.
 */
export function contentLayerFile(): AstroIntegration {
  return {
    name: 'content-layer-file',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const file = JSON.stringify(new URL(FILE, config.cacheDir).href);
        const code = `import { readFileSync } from 'node:fs';
export default JSON.parse(readFileSync(new URL(${file}), 'utf8'));`;
        const id = `\0${MODULE} from its file`;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'content-layer-file',
                resolveId: {
                  // Before Astro's own.
                  order: 'pre',
                  handler: (source) => (source === MODULE ? id : undefined),
                },
                load: (source) => (source === id ? code : undefined),
              },
            ],
          },
        });
      },
    },
  };
}
