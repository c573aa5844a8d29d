import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { remarkPlugins, remarkSite } from './src/domain/render/index.ts';
import { hosting, outputFolder } from './src/integrations/hosting.ts';
import { cacheFolder, readBuildSettings } from './src/io/build-settings.ts';
import { readSite } from './src/io/read-site.ts';

const settings = readBuildSettings(process.env);
const site = await readSite(settings);

export default defineConfig({
  site: site.url,
  base: site.base,
  trailingSlash: 'always',
  outDir: outputFolder(settings, site),
  // One cache a site and content: a site's pages are never another's.
  cacheDir: cacheFolder(settings, site.id),
  // Pages of sealed versions are rendered once; see `frozenKey`.
  experimental: { incrementalBuild: true },
  compressHTML: true,
  // The Content-Security-Policy allows no inline style or script.
  build: { inlineStylesheets: 'never', assets: 'assets' },
  vite: { build: { assetsInlineLimit: 0 } },
  markdown: {
    syntaxHighlight: false,
    processor: unified({ remarkPlugins: [[remarkSite, site.id], ...remarkPlugins] }),
  },
  integrations: [mdx(), hosting(settings, site)],
  devToolbar: { enabled: false },
});
