import { hasLanguages } from './languages.ts';
import type { LanguageRedirect } from './languages.ts';
import { revalidated } from './policy.ts';
import type { HeaderPolicy, HeaderRule } from './policy.ts';
import { servableRedirects } from './redirects.ts';
import type { Redirect } from './redirects.ts';

/** Cloudflare's limits, the narrower of the two. */
const limits = { headerRules: 100, lineLength: 2000, redirects: 2000, redirectLength: 1000 };

/**
 * A header policy as a `_headers` file that Netlify and Cloudflare Pages read alike.
 *
 * Where several rules match, Cloudflare joins the values of one header; `! Name` takes the earlier
 * one away. Netlify lets the later rule win and skips lines without a colon. Both revalidate pages
 * by default: that header is left out.
 *
 * @throws RangeError beyond what the hosts accept.
 */
export function netlifyHeaders(policy: HeaderPolicy): string {
  if (policy.length > limits.headerRules) {
    throw new RangeError(`${policy.length} header rules; hosts take ${limits.headerRules}`);
  }
  const stated = policy.map(withoutDefaults);
  const blocks = stated.map((rule, index) => block(rule, stated.slice(0, index)));
  return within(limits.lineLength, `${blocks.join('\n\n')}\n`);
}

/**
 * Redirects as a `_redirects` file that Netlify and Cloudflare Pages read alike. There is no `!`
 * after the status, which Cloudflare refuses: it always redirects; Netlify serves the page where
 * one exists. What depends on the reader's language is for Netlify alone: Cloudflare reports those
 * lines and skips them, and has `cloudflareRules` in their place.
 *
 * @throws RangeError beyond what the hosts accept, or for unfit paths.
 */
export function netlifyRedirects(redirects: readonly Redirect[]): string {
  const ready = servableRedirects(redirects);
  if (ready.length > limits.redirects) {
    throw new RangeError(`${ready.length} redirects; hosts take ${limits.redirects}`);
  }
  const lines = ready.flatMap((redirect) => [
    ...(hasLanguages(redirect) ? languageLines(redirect) : []),
    `${encodeURI(redirect.from)} ${redirect.to} ${redirect.status}\n`,
  ]);
  return within(limits.redirectLength, lines.join(''));
}

function languageLines({ from, languages }: LanguageRedirect): string[] {
  return Object.entries(languages).map(
    ([locale, to]) => `${encodeURI(from)} ${encodeURI(to)} 302! Language=${locale}\n`,
  );
}

function block(rule: HeaderRule, earlier: HeaderPolicy): string {
  if (rule.for.split('*').length > 2) throw new RangeError(`“${rule.for}” has more than one *`);
  const lines = Object.entries(rule.headers).flatMap(([name, value]) => [
    ...(earlier.some(({ headers }) => name in headers) ? [`  ! ${name}`] : []),
    ...(value === undefined ? [] : [`  ${name}: ${value}`]),
  ]);
  return [encodeURI(rule.for), ...lines].join('\n');
}

/** The rule for all paths without what hosts do by themselves; a particular rule stays as it is. */
function withoutDefaults(rule: HeaderRule): HeaderRule {
  if (rule.for !== '/*' || rule.headers['Cache-Control'] !== revalidated) return rule;
  const stated = Object.entries(rule.headers).filter(([name]) => name !== 'Cache-Control');
  return { ...rule, headers: Object.fromEntries(stated) };
}

function within(length: number, text: string): string {
  const long = text.split('\n').find((line) => line.length > length);
  if (long) throw new RangeError(`“${long.slice(0, 60)}…” is longer than ${length} characters`);
  return text;
}
