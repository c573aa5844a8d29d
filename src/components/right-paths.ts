import { rightIds } from '../domain/rights/rights.ts';
import { builtSite, siteContext } from './site-context.ts';

/** The paths of all rights in every language: of their pages, and of their letters. */
export async function rightPaths() {
  const { site } = await builtSite();
  const paths = site.locales.map(async (locale) => {
    const { words } = await siteContext(locale);
    return rightIds.map((right) => ({
      params: { locale, rights: words.rights, right: words.right[right] },
      props: { right },
    }));
  });
  return (await Promise.all(paths)).flat();
}
