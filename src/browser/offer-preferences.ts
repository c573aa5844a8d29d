import type { PrivacyPreferences } from './preferences/main.ts';

type Action = keyof Pick<PrivacyPreferences, 'open' | 'acceptAll' | 'refuseAll'>;

/**
 * Lets links and buttons with `data-preferences` open the privacy preferences or choose at once. The script that does
 * it is fetched only then; a page that shows the reader's choice fetches it when there is one.
 */
export function offerPreferences(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-preferences-script]');
  const script = link?.dataset['preferencesScript'];
  if (!link || script === undefined) return;
  const act = async (action?: Action) => {
    try {
      await load(script);
      if (action) window.privacyPreferences?.[action]();
    } catch {
      location.href = link.href;
    }
  };
  for (const offer of document.querySelectorAll<HTMLElement>('[data-preferences]')) {
    offer.closest('[hidden]')?.removeAttribute('hidden');
    offer.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void act(offer.dataset['preferences'] as Action);
    });
  }
  const shown = document.querySelector<HTMLElement>('[data-preferences-choice]');
  const cookie = shown?.dataset['preferencesChoice'];
  if (cookie && document.cookie.includes(`${cookie}=`)) void act();
}

let loading: Promise<void> | undefined;

/** Fetches the script once, and waits until it has started. */
function load(src: string): Promise<void> {
  return (loading ??= new Promise((done, fail) => {
    document.addEventListener('privacy-preferences:ready', () => {
      done();
    });
    const script = document.createElement('script');
    script.src = src;
    script.dataset['autoShow'] = 'false';
    script.addEventListener('error', () => {
      loading = undefined;
      fail(new Error(src));
    });
    document.head.append(script);
  }));
}
