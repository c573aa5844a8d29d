import type { CookieConsentConfig, Section, Translation } from 'vanilla-cookieconsent';
import type { ConsentSettings, ConsentTexts } from '../../domain/cookies/consent.ts';
import { sendsGpc } from './choice.ts';

/** The library's settings of purposes. */
export function categoriesOf({ purposes }: ConsentSettings): CookieConsentConfig['categories'] {
  return Object.fromEntries(
    purposes.map(({ id, necessary }) => [id, { enabled: necessary, readOnly: necessary }]),
  );
}

/** The words of both dialogs. The library takes HTML, so every text is escaped. */
export function translationOf({ purposes }: ConsentSettings, texts: ConsentTexts): Translation {
  const say = (key: string) => escapeHtml(texts.words[key] ?? key);
  const gpc = sendsGpc() ? ` ${say('gpc')}` : '';
  const buttons = { acceptAllBtn: say('acceptAll'), acceptNecessaryBtn: say('refuseAll') };
  const more = `<a href="${escapeHtml(texts.page)}">${say('more')}</a>`;
  return {
    consentModal: {
      title: say('title'),
      description: `{{revisionMessage}}${say('intro')}${gpc}`,
      revisionMessage: `${say('again')} `,
      ...buttons,
      showPreferencesBtn: say('set'),
      footer: more,
    },
    preferencesModal: {
      title: say('title'),
      ...buttons,
      savePreferencesBtn: say('save'),
      closeIconLabel: say('close'),
      sections: [
        { description: `${say('intro')}${gpc} ${more}` },
        ...texts.purposes.map((purpose, index): Section => {
          const { id = '', necessary = false } = purposes[index] ?? {};
          return {
            title: escapeHtml(purpose.name),
            description: `${escapeHtml(purpose.text)}${necessary ? ` <strong>${say('always')}.</strong>` : ''}`,
            linkedCategory: id,
            ...(purpose.cookies.length > 0 && { cookieTable: cookieTableOf(purpose, texts) }),
          };
        }),
      ],
    },
  };
}

function cookieTableOf(
  { cookies }: ConsentTexts['purposes'][number],
  { columns }: ConsentTexts,
): NonNullable<Section['cookieTable']> {
  const { name, use, provider, lifetime, data } = columns;
  const headers = { name, use, provider, lifetime, data };
  return {
    headers: escaped(headers),
    body: cookies.map((row) =>
      escaped({
        name: row.example ? `${row.name} (${row.example})` : row.name,
        use: row.use,
        provider: row.provider,
        lifetime: row.lifetime,
        data: row.data,
      }),
    ),
  };
}

function escaped(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, escapeHtml(text)]));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
