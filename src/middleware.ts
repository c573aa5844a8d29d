import { defineMiddleware } from 'astro:middleware';

/** The script at the end of a page, when all that it works on is there. */
const LAST_SCRIPT = /<script type="module"(?=[^>]*><\/script>\s*<\/body>)/;

/**
 * Pages read without their script, so nothing waits for it: not the browser, which would lay out the page after it only, nor
 * anything else that is fetched. Astro writes the tag and gives no way to say so.
 */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  const html = (await response.text()).replace(LAST_SCRIPT, '$& async fetchpriority="low"');
  return new Response(html, response);
});
