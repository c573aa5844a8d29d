import type { HostedSite } from './policy.ts';
import { hasLanguages } from './languages.ts';
import { servableRedirects } from './redirects.ts';
import type { Redirect } from './redirects.ts';

/**
 * What `_redirects` cannot say on Cloudflare: where `/` leads in the reader's first language. The body of a request to
 * Cloudflare's API that sets the rules of the phase `http_request_dynamic_redirect` of a zone.
 *
 * A rule a language, the default one apart, which `_redirects` gives to everybody else: a zone has ten at the least.
 */
export function cloudflareRules(site: HostedSite, redirects: readonly Redirect[]): string {
  const { host } = new URL(site.url);
  const byLanguage = servableRedirects(redirects).filter(hasLanguages);
  const [first] = byLanguage;
  const doors = byLanguage.map(({ from }) => `"${from}"`).join(' ');
  const rules = Object.entries(first?.languages ?? {})
    .filter(([, to]) => to !== first?.to)
    .map(([locale, to]) => ({
      description: `${site.id}: front door in ${locale}`,
      expression: `(http.host eq "${host}" and http.request.uri.path in {${doors}} and (${isFirst(locale)}))`,
      action: 'redirect',
      action_parameters: {
        from_value: { status_code: 302, target_url: { value: `${site.url}${to}` } },
      },
    }));
  return `${JSON.stringify({ rules }, undefined, 2)}\n`;
}

function isFirst(locale: string): string {
  const header = 'lower(http.request.headers["accept-language"][0])';
  const starts = ['-', ',', ';'].map((end) => `starts_with(${header}, "${locale}${end}")`);
  return [`${header} eq "${locale}"`, ...starts].join(' or ');
}
