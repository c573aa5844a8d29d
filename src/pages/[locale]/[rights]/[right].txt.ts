import type { APIContext } from 'astro';
import { rightLetter } from '../../../components/right-letter.ts';
import { rightPaths } from '../../../components/right-paths.ts';
import { siteContext } from '../../../components/site-context.ts';
import { composeLetter } from '../../../domain/rights/letter.ts';
import type { RightId } from '../../../domain/rights/rights.ts';

export const getStaticPaths = rightPaths;

/** The letter about a right, to fill in by hand. */
export async function GET({ params, props }: APIContext<{ right: RightId }>): Promise<Response> {
  const context = await siteContext(params['locale'] ?? '');
  const { words } = rightLetter(context, props.right);
  return new Response(composeLetter(words, {}), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
