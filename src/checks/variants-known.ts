import type { Issue } from '../domain/issue.ts';
import type { VariantUse } from '../domain/render/index.ts';
import type { Check } from './check.ts';

/** A passage for some sites names sites that there are. */
export const variantsKnown: Check = ({ editions, pages, project }) => {
  const { sites } = project.config;
  const known = Object.keys(sites).join(', ');
  const judge = (file: string, variants: readonly VariantUse[]) =>
    variants.flatMap(({ sites: named, place }) =>
      named
        .filter((id) => !Object.hasOwn(sites, id))
        .map((id): Issue => ({
          rule: 'variant/unknown-site',
          severity: 'error',
          file,
          place,
          message: `\`${id}\` is not a site: nobody would see this passage.`,
          expected: `one or more of ${known}, with spaces between them`,
          fix: `correct the name, or declare the site in ${project.configFile}`,
        })),
    );
  return [
    ...editions.flatMap(({ sections }) =>
      sections.flatMap(({ source, compiled }) => judge(source.file, compiled.variants)),
    ),
    ...pages.flatMap(({ source, compiled }) => judge(source.file, compiled.variants)),
  ];
};
