import * as CookieConsent from 'vanilla-cookieconsent';
import type { ConsentPurpose, ConsentSettings } from '../../domain/cookies/consent.ts';
import { namePattern } from '../../domain/cookies/names.ts';

/** A reader's choice on this website. */
export interface Choice {
  /** Ids of the purposes that scripts may work for; the necessary ones are always among them. */
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
  /** When it was made; nothing as long as there is none and what is not necessary counts as refused. */
  readonly madeOn?: string;
  /** Version of the statement whose cookies it is about. */
  readonly version: string;
  /** Whether the browser sends Global Privacy Control. */
  readonly gpc: boolean;
}

/** Whether the browser sends Global Privacy Control (https://www.w3.org/TR/gpc/). */
export function sendsGpc(): boolean {
  return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
}

/** The choice as it stands. */
export function currentChoice({ purposes, version }: ConsentSettings): Choice {
  const made = CookieConsent.validConsent();
  const isAccepted = ({ id, necessary }: ConsentPurpose) =>
    necessary || (made && CookieConsent.acceptedCategory(id));
  return {
    accepted: purposes.filter(isAccepted).map(({ id }) => id),
    refused: purposes.filter((purpose) => !isAccepted(purpose)).map(({ id }) => id),
    ...(made && { madeOn: CookieConsent.getCookie('lastConsentTimestamp') }),
    version,
    gpc: sendsGpc(),
  };
}

/**
 * Takes back a consent that was given before the browser sent Global Privacy Control: that is the later wish. One that
 * was given in spite of it stands. Must be called before the library reads the cookie.
 */
export function heedGpc({ cookie, purposes }: ConsentSettings): void {
  if (!sendsGpc()) return;
  const stored = document.cookie.split('; ').find((pair) => pair.startsWith(`${cookie.name}=`));
  if (!stored) return;
  const value = parse(decodeURIComponent(stored.slice(cookie.name.length + 1)));
  if (!value || value.data?.gpc === true) return;
  const necessary = purposes.filter((purpose) => purpose.necessary).map(({ id }) => id);
  const refused = { ...value, categories: necessary };
  const rest = new Date(value.expirationTime).toUTCString();
  document.cookie = `${cookie.name}=${encodeURIComponent(JSON.stringify(refused))}; Path=/; SameSite=Lax; Expires=${rest}`;
}

interface StoredChoice {
  readonly categories: readonly string[];
  readonly expirationTime: number;
  readonly data?: { readonly gpc?: boolean } | null;
}

function parse(text: string): StoredChoice | undefined {
  try {
    return JSON.parse(text) as StoredChoice;
  } catch {
    return undefined;
  }
}

/** Removes what this website kept for purposes that are refused. What others keep on their own hosts is out of reach. */
export function forget({ purposes }: ConsentSettings, refused: readonly string[]): void {
  const kept = purposes.filter(({ id }) => refused.includes(id)).flatMap((purpose) => purpose.kept);
  const cookies = kept.filter(({ kind }) => kind === 'cookie').map(({ name }) => namePattern(name));
  if (cookies.length > 0) CookieConsent.eraseCookies(cookies);
  for (const { name, kind } of kept) {
    if (kind === 'cookie') continue;
    const storage = kind === 'local-storage' ? localStorage : sessionStorage;
    const pattern = namePattern(name);
    for (const key of Object.keys(storage)) if (pattern.test(key)) storage.removeItem(key);
  }
}
