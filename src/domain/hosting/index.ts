export { caddyfile } from './caddy.ts';
export { contentType, mediaTypeOf } from './media-types.ts';
export { netlifyHeaders, netlifyRedirects } from './netlify.ts';
export { nginxServer } from './nginx.ts';
export { headerPolicy, headersFor } from './policy.ts';
export type { HeaderPolicy, HostedSite } from './policy.ts';
export { homeRedirects, servableRedirects, siteRedirects } from './redirects.ts';
export type { Redirect } from './redirects.ts';
