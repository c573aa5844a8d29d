/**
 * The privacy preferences: the script that a site publishes as `privacy-preferences.js`, for itself and for the
 * organisation's other websites. What it offers them stands in docs/developers/privacy-preferences.md.
 */
import * as CookieConsent from 'vanilla-cookieconsent';
import type { ConsentSettings } from '../../domain/cookies/consent.ts';
import { currentChoice, forget, heedGpc, sendsGpc } from './choice.ts';
import type { Choice } from './choice.ts';
import { categoriesOf, translationOf } from './dialogs.ts';
import { guardFocus } from './focus.ts';
import { showChoice } from './shown-choice.ts';
import { adoptStyle } from './style.ts';

/** What `window.privacyPreferences` offers. */
export interface PrivacyPreferences {
  /** Opens the preferences. */
  open(): void;
  acceptAll(): void;
  refuseAll(): void;
  /** Accepts purposes besides those accepted already. */
  accept(...purposes: string[]): void;
  /** Withdraws consent for purposes and removes what was kept for them. */
  withdraw(...purposes: string[]): void;
  /** Whether scripts may work for a purpose. */
  allows(purpose: string): boolean;
  choice(): Choice;
}

declare global {
  interface Window {
    privacyPreferences?: PrivacyPreferences;
  }
}

/** Put in by the build. */
declare const CONSENT_SETTINGS: ConsentSettings;

const settings = CONSENT_SETTINGS;
const { lang: wanted = '', autoShow = 'true' } = document.currentScript?.dataset ?? {};
const locale = localeFor(wanted || document.documentElement.lang);
const texts = settings.locales[locale];
if (texts && !window.privacyPreferences) void start(texts);

async function start(texts: NonNullable<ConsentSettings['locales'][string]>): Promise<void> {
  window.privacyPreferences = {
    open: () => {
      CookieConsent.showPreferences();
    },
    acceptAll: () => {
      CookieConsent.acceptCategory('all');
    },
    refuseAll: () => {
      CookieConsent.acceptCategory([]);
    },
    accept: (...purposes) => {
      CookieConsent.acceptCategory([...current().accepted, ...purposes]);
    },
    withdraw: (...purposes) => {
      CookieConsent.acceptCategory(current().accepted.filter((id) => !purposes.includes(id)));
    },
    allows: (purpose) => current().accepted.includes(purpose),
    choice: current,
  };
  adoptStyle();
  heedGpc(settings);
  if (document.readyState === 'loading') {
    await new Promise((ready) => {
      document.addEventListener('DOMContentLoaded', ready);
    });
  }
  const focus = guardFocus();
  await CookieConsent.run({
    ...focus,
    autoShow: autoShow !== 'false' && !sendsGpc(),
    hideFromBots: false,
    revision: settings.revision,
    cookie: { name: settings.cookie.name, expiresAfterDays: settings.cookie.days },
    categories: categoriesOf(settings),
    autoClearCookies: false,
    guiOptions: {
      consentModal: { layout: 'box', position: 'bottom right', equalWeightButtons: true },
      preferencesModal: { layout: 'box', equalWeightButtons: true },
    },
    language: {
      default: locale,
      ...(texts.dir === 'rtl' && { rtl: locale }),
      translations: { [locale]: translationOf(settings, texts) },
    },
    onModalReady: (dialog) => {
      focus.onModalReady(dialog);
      // The library names columns by their words, and a space in them breaks the reference; `scope` says it already.
      for (const cell of dialog.modal.querySelectorAll('td[headers]'))
        cell.removeAttribute('headers');
    },
    onFirstConsent: chosen,
    onChange: chosen,
  });
  forget(settings, current().refused);
  tell('ready');
}

function current(): Choice {
  return currentChoice(settings);
}

/** A choice was made or changed. */
function chosen(): void {
  CookieConsent.setCookieData({ value: { gpc: sendsGpc() }, mode: 'update' });
  forget(settings, current().refused);
  tell('choice');
}

function tell(event: 'ready' | 'choice'): void {
  const detail = current();
  if (texts) showChoice(detail, settings, texts);
  document.dispatchEvent(new CustomEvent(`privacy-preferences:${event}`, { detail }));
}

/** The language of the page where the preferences have it, else the site's own. */
function localeFor(lang: string): string {
  const known = Object.keys(settings.locales);
  const tag = lang.toLowerCase();
  return (
    known.find((id) => id === tag) ??
    known.find((id) => id === tag.split('-')[0]) ??
    settings.defaultLocale
  );
}
