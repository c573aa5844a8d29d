import { join } from 'node:path';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { remarkPlugins, remarkSite } from './src/domain/render/index.ts';
import { archive } from './src/integrations/archive.ts';
import { compressedDoubles } from './src/integrations/compressed-doubles.ts';
import { contentLayerFile } from './src/integrations/content-layer-file.ts';
import { hosting, outputFolder } from './src/integrations/hosting.ts';
import { markdownPages } from './src/integrations/markdown-pages.ts';
import { plainImports } from './src/integrations/plain-imports.ts';
import { preferencesScript } from './src/integrations/preferences-script.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { cacheFolder, readBuildSettings } from './src/io/build-settings.ts';
import { readSite } from './src/io/read-site.ts';

const settings = readBuildSettings(process.env);
const site = await readSite(settings);
const doubles = compressedDoubles(join(cacheFolder(settings, site.id), '..', 'packed', site.id));
const sealed = archive(settings, site, doubles);

export default defineConfig({
  site: site.url,
  base: site.base,
  trailingSlash: 'always',
  outDir: outputFolder(settings, site),
  // One cache a site and content: a site's pages are never another's.
  cacheDir: cacheFolder(settings, site.id),
  compressHTML: true,
  // The Content-Security-Policy allows no inline style or script.
  // Several pages at a time: one waits for the disk while another is rendered.
  build: { inlineStylesheets: 'never', assets: 'assets', concurrency: 4 },
  vite: { build: { assetsInlineLimit: 0 } },
  markdown: {
    syntaxHighlight: false,
    processor: unified({ remarkPlugins: [[remarkSite, site.id], ...remarkPlugins] }),
  },
  integrations: [
    mdx(),
    contentLayerFile(),
    plainImports(),
    preferencesScript(settings),
    searchIndex(settings, site.id, sealed.stays),
    sealed.integration,
    markdownPages(site, doubles),
    hosting(settings, site, doubles, sealed),
  ],
  devToolbar: { enabled: false },
});
