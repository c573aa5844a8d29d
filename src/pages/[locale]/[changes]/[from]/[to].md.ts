import type { APIContext } from 'astro';
import { markdownResponse } from '../../../../components/markdown.ts';
import { redlineFile, redlinePaths } from '../../../../components/redline.ts';
import type { RedlineProps } from '../../../../components/redline.ts';
import { siteContext } from '../../../../components/site-context.ts';

export const getStaticPaths = redlinePaths;

/** The redline between two versions, as Markdown. */
export async function GET({ params, props }: APIContext<RedlineProps>): Promise<Response> {
  const { locale = '', from = '', to = '' } = params;
  return markdownResponse(await redlineFile(await siteContext(locale), { from, to, ...props }));
}
