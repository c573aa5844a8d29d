import { defineMiddleware } from 'astro:middleware';

const SCRIPT = '<script type="module"';

/**
 * Pages read without their scripts, so nothing waits for them: they are fetched after all that is seen. Astro writes the
 * tags of scripts and gives no way to say so.
 */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  const html = (await response.text()).replaceAll(SCRIPT, `${SCRIPT} fetchpriority="low"`);
  return new Response(html, response);
});
