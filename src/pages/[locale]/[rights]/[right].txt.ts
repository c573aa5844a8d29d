import type { APIContext } from 'astro';
import { rightLetter } from '../../../components/right-letter.ts';
import { builtSite, siteContext } from '../../../components/site-context.ts';
import { composeLetter } from '../../../domain/rights/letter.ts';
import { rightIds } from '../../../domain/rights/rights.ts';
import type { RightId } from '../../../domain/rights/rights.ts';

export async function getStaticPaths() {
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

/** The letter about a right, to fill in by hand. */
export async function GET({ params, props }: APIContext<{ right: RightId }>): Promise<Response> {
  const context = await siteContext(params['locale'] ?? '');
  const { words } = rightLetter(context, props.right);
  return new Response(composeLetter(words, {}), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
