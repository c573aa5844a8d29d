import type { ConsentSettings, ConsentTexts } from '../../domain/cookies/consent.ts';
import { formatDate } from '../../domain/dates.ts';
import type { Choice } from './choice.ts';

/** Says the choice in every element of the page that asks for it with `data-preferences-choice`. */
export function showChoice(
  { accepted, refused, madeOn }: Choice,
  { purposes }: ConsentSettings,
  { words, lang, purposes: named }: ConsentTexts,
): void {
  const list = new Intl.ListFormat(lang);
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const names = (ids: readonly string[]) =>
    list.format(
      named.filter((_, index) => ids.includes(purposes[index]?.id ?? '')).map(({ name }) => name),
    );
  const sentences = madeOn
    ? [
        say('made', { date: formatDate(madeOn.slice(0, 10), lang) }),
        say('accepted', { purposes: names(accepted) }),
        refused.length > 0 ? say('refused', { purposes: names(refused) }) : '',
      ]
    : [say('none')];
  for (const place of document.querySelectorAll('[data-preferences-choice]')) {
    place.textContent = sentences.join(' ').trim();
  }
}
