import { placeInFrontMatter } from '../domain/sections.ts';
import type { Check } from './check.ts';

/** Sections, free pages and the site's own pages share the first part of a path below the locale. */
export const slugsUnique: Check = ({ editions, project }) =>
  editions.flatMap(({ locale, version, sections }) => {
    const owners = new Map<string, string>();
    const paths = project.dictionaries[locale]?.['paths'];
    for (const word of typeof paths === 'object' ? Object.values(paths) : []) {
      if (typeof word === 'string') owners.set(word, 'a page the site makes itself');
    }
    const files = [
      ...sections.map(({ source }) => source),
      ...(version === undefined ? project.pages.filter((page) => page.locale === locale) : []),
    ];
    return files.flatMap(({ file, text, frontMatter: { slug } }) => {
      const owner = owners.get(slug);
      owners.set(slug, owner ?? file);
      if (owner === undefined) return [];
      return [
        {
          rule: 'slug/duplicate',
          severity: 'error' as const,
          file,
          place: placeInFrontMatter(text, 'slug'),
          message: `The slug \`${slug}\` is taken already: by ${owner}.`,
          expected: 'a slug that no other page in this language has',
          fix: 'choose another `slug` in the front matter',
        },
      ];
    });
  });
