import type { AstroConfig, AstroIntegration } from 'astro';
import { shownTextsFile } from '../io/shown-texts.ts';

/** The module through which Astro's pages see the content layer, and the file it keeps that in. */
const MODULE = 'astro:data-layer-content';
const FILE = 'data-store.json';

/** The module through which they see the texts of the editions in it (`components/editions.ts`). */
const TEXTS_MODULE = 'virtual:shown-texts';

/**
 * Lets built pages read the content layer from its file. Astro writes it as a literal into the program that renders
 * them: with hundreds of versions that is megabytes to bundle, to write and to compile. The texts of sections lie in a
 * file of their own, written when one of them changes: Astro reads its store and writes it anew for any change.
 */
export function contentLayerFile(): AstroIntegration {
  return {
    name: 'content-layer-file',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        const url = (file: URL | string) => JSON.stringify(String(file));
        const texts = virtualModule(
          TEXTS_MODULE,
          `import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
const file = new URL(${url(shownTextsFile(config.cacheDir))});
export const readTexts = () => deserialize(readFileSync(file)).results;`,
        );
        const layer = virtualModule(
          MODULE,
          `import { readFileSync } from 'node:fs';
const file = new URL(${url(new URL(FILE, config.cacheDir))});
export default JSON.parse(readFileSync(file, 'utf8'));`,
        );
        updateConfig({ vite: { plugins: command === 'build' ? [texts, layer] : [texts] } });
      },
    },
  };
}

type Plugins = NonNullable<AstroConfig['vite']['plugins']>;

/** Makes a module that pages can import; it stands before one of Astro's of that name. */
function virtualModule(name: string, code: string): Plugins[number] {
  const id = `\0${name} from its file`;
  return {
    name: `${name} from its file`,
    resolveId: { order: 'pre', handler: (source) => (source === name ? id : undefined) },
    load: (source) => (source === id ? code : undefined),
  };
}
