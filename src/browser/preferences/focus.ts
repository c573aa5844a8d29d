import type { CookieConsentConfig } from 'vanilla-cookieconsent';

/**
 * Callbacks for the library that keep the focus where the reader put it. The library moves it into a dialog some time
 * after it has opened one, even when the reader has closed it since; and again whenever a transition of any part of
 * the dialog ends, such as that of a switch.
 */
export function guardFocus(): Required<
  Pick<CookieConsentConfig, 'onModalReady' | 'onModalShow' | 'onModalHide'>
> {
  const dialogs = new Map<string, HTMLElement>();
  const close = (name: string, closed: boolean) =>
    dialogs.get(name)?.toggleAttribute('inert', closed);
  return {
    onModalReady: ({ modalName, modal }) => {
      dialogs.set(modalName, modal);
      modal.addEventListener(
        'transitionend',
        (event) => {
          if (event.target !== modal) event.stopPropagation();
        },
        { capture: true },
      );
    },
    onModalShow: ({ modalName }) => {
      close(modalName, false);
    },
    onModalHide: ({ modalName }) => {
      close(modalName, true);
    },
  };
}
