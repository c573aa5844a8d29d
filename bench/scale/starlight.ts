import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedSection } from './sections.ts';
import { setAside } from './set-aside.ts';

/** Writes the sections of all versions as a Starlight site: a page per section and one per version with all of them. */
export async function writeStarlight(
  folder: string,
  sections: readonly SealedSection[],
): Promise<void> {
  const docs = join(folder, 'src', 'content', 'docs');
  await setAside(docs, join(folder, 'dist'));
  await mkdir(docs, { recursive: true });
  const locales = [...new Set(sections.map(({ locale }) => locale))];
  await Promise.all([
    writeFile(join(folder, 'astro.config.mjs'), config(locales)),
    writeFile(join(folder, 'src', 'content.config.mjs'), COLLECTIONS),
  ]);
  const versions = Map.groupBy(sections, ({ locale, version }) => join(locale, version));
  for (const [path, parts] of versions) {
    const home = join(docs, path);
    await mkdir(home, { recursive: true });
    for (const { id, title, summary, markdown } of parts) {
      await writeFile(join(home, `${id}.md`), page(title, summary, withOwnAnchors(markdown)));
    }
    const whole = parts.map(({ title, markdown }) => `## ${title}\n\n${withOwnAnchors(markdown)}`);
    await writeFile(join(home, 'index.md'), page('All sections', '', whole.join('\n\n')));
  }
}

const COLLECTIONS = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

function config(locales: readonly string[]): string {
  const languages = Object.fromEntries(
    locales.map((locale) => [locale, { label: locale, lang: locale }]),
  );
  return `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  site: 'https://sample.example',
  integrations: [starlight({ title: 'Sample', locales: ${JSON.stringify(languages)}, defaultLocale: '${locales[0]}' })],
});
`;
}

function page(title: string, description: string, markdown: string): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${markdown}`;
}

/** Starlight has no `{#id}` on headings. */
function withOwnAnchors(markdown: string): string {
  return markdown.replace(/ \{#[\w-]+\}$/gm, '');
}
