import type { Redirect } from './redirects.ts';

/** A redirect that depends on the reader's language. */
export interface LanguageRedirect extends Redirect {
  readonly languages: Readonly<Record<string, string>>;
}

/** Whether a redirect depends on the reader's language. */
export function hasLanguages(redirect: Redirect): redirect is LanguageRedirect {
  return redirect.languages !== undefined;
}

/** Browsers name a handful of languages at most. */
const longestWish = 6;

/**
 * Regular expressions on `Accept-Language` in the order to try them: the first language that the header names and the
 * site has decides. Browsers name languages by falling weight, so that the order stands for it; weight 0 counts as not
 * named. JavaScript, PCRE (nginx) and RE2 (Caddy) read them alike. To be matched without regard to case.
 */
export function languagePatterns({
  languages,
}: LanguageRedirect): { readonly pattern: string; readonly to: string }[] {
  const weight = String.raw`(?:;\s*q=(?:1|0?\.\d*[1-9])[\d.]*\s*)?`;
  return Array.from({ length: longestWish }, (_, place) =>
    Object.entries(languages).map(([locale, to]) => ({
      pattern: String.raw`^${'[^,]*,'.repeat(place)}\s*${locale}(?:-[a-z0-9]+)*\s*${weight}(?:,|$)`,
      to,
    })),
  ).flat();
}
