import { createRoutes } from '../routes.ts';
import type { HostedSite } from './policy.ts';

/** One address that leads on to another. Paths as `routes.ts` builds them, not percent-encoded. */
export interface Redirect {
  readonly from: string;
  /** A path, or a whole address on another host. */
  readonly to: string;
  readonly status: 301 | 302;
  /** Where readers go whose browser asks for one of these languages; `to` is for all others. */
  readonly languages?: Readonly<Record<string, string>>;
}

/**
 * Where a site's front doors lead: its home, and `/` where the site lives under a base path, to the
 * reader's language, or else the default one. Not for ever (302): both may change. On hosts that
 * cannot redirect, the HTML page at home shows the languages.
 */
export function homeRedirects(site: HostedSite): readonly Redirect[] {
  const routes = createRoutes(site);
  const to = routes.statement(site.defaultLocale);
  const languages = Object.fromEntries(
    site.locales.map((locale) => [locale, routes.statement(locale)]),
  );
  return [...new Set(['/', routes.home()])].map((from) => ({
    from,
    to,
    status: 302,
    ...(site.locales.length > 1 && { languages }),
  }));
}

/** All redirects of a site: its front doors, and for ever (301) the addresses of sections that were renamed or dropped. */
export function siteRedirects(site: HostedSite): readonly Redirect[] {
  const routes = createRoutes(site);
  const moved = (site.moved ?? []).flatMap(({ locale, oldSlug, newSlug }): Redirect[] => {
    const from = routes.section(locale, oldSlug);
    const to = newSlug === undefined ? routes.statement(locale) : routes.section(locale, newSlug);
    return [
      { from, to, status: 301 },
      { from: routes.markdown(from), to: routes.markdown(to), status: 301 },
    ];
  });
  return [...homeRedirects(site), ...moved];
}

/**
 * Makes redirects ready for a server: each address with and without its slash at the end, targets
 * percent-encoded.
 *
 * @returns one entry an address; `from` is decoded still.
 * @throws RangeError for a path with characters that a server's configuration could take for
 *   something else, or when one address leads to two places or to itself.
 */
export function servableRedirects(redirects: readonly Redirect[]): readonly Redirect[] {
  const byAddress = new Map<string, Redirect>();
  for (const { from, to, status, languages } of redirects) {
    if (!/^\/(?!\/)[\p{L}\p{M}\p{N}/._~-]*$/u.test(from)) {
      throw new RangeError(
        `The redirect from “${from}” must start with one slash, then plain words`,
      );
    }
    if (!/^(?:\/(?!\/)|https?:\/\/)[\p{L}\p{M}\p{N}/._~:?=&#-]*$/u.test(to)) {
      throw new RangeError(`The redirect to “${to}” must be a plain path or web address`);
    }
    const target = encodeURI(to);
    for (const address of bothForms(from)) {
      if (address === to) throw new RangeError(`The redirect from “${from}” leads to itself`);
      const known = byAddress.get(address);
      if (known && known.to !== target) {
        throw new RangeError(`“${address}” is redirected to “${known.to}” and to “${target}”`);
      }
      byAddress.set(address, {
        from: address,
        to: target,
        status,
        ...(languages && { languages }),
      });
    }
  }
  return [...byAddress.values()];
}

function bothForms(address: string): string[] {
  return address.endsWith('/') && address !== '/' ? [address, address.slice(0, -1)] : [address];
}
