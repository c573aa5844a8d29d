import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { glob } from 'astro/loaders';
import type { BuiltSite } from './domain/built-site.ts';
import type { EditionOutline } from './domain/edition.ts';
import type { Dictionary, SectionSlugs } from './domain/project.ts';
import { pageFrontMatter } from './domain/schema/index.ts';
import { projectLoaders } from './integrations/project-loaders.ts';
import { readBuildSettings } from './io/build-settings.ts';

const settings = readBuildSettings(process.env);
const loaders = projectLoaders(settings);

export const collections = {
  // The loaders check their data themselves; the schemas here only carry the types.
  site: defineCollection({ loader: loaders.site, schema: z.custom<BuiltSite>() }),
  dictionaries: defineCollection({
    loader: loaders.dictionaries,
    schema: z.custom<{ words: Dictionary }>(),
  }),
  editions: defineCollection({ loader: loaders.editions, schema: z.custom<EditionOutline>() }),
  slugs: defineCollection({ loader: loaders.slugs, schema: z.custom<SectionSlugs>() }),
  pages: defineCollection({
    // A page is known by its file name: its slug differs per language.
    loader: glob({
      base: `${settings.content}/pages`,
      pattern: '*/*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
    schema: pageFrontMatter,
  }),
};
