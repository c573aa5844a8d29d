import type { AstroIntegration } from 'astro';

/** The module that Vite wraps around each `import()` in the program of a page. */
const PRELOAD_HELPER = /^\0vite\/preload-helper\.js$/u;

/**
 * Lets `import()` in a page's script be no more than that. Vite puts a program around it that first fetches the style
 * sheets and the other files of what is imported: a quarter of the script of every page. What is imported here has no
 * sheet, and seldom another file. Should Vite name the module otherwise one day, its program comes back and nothing breaks.
 */
export function plainImports(): AstroIntegration {
  return {
    name: 'plain-imports',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'plain-imports',
                enforce: 'pre',
                // Not in the settings of the project, which Astro overrides.
                config: () => ({ build: { modulePreload: false } }),
                load: {
                  filter: { id: PRELOAD_HELPER },
                  handler: () => 'export const __vitePreload = (load) => load();',
                },
              },
            ],
          },
        });
      },
    },
  };
}
