import type { SearchFile } from '../../domain/search/file.ts';
import { startCombobox } from './combobox.ts';
import { SearchSession } from './session.ts';

/** Brings a `<search-box>` to life once what suggestions are made of has come; throws when it does not come. */
export async function start(box: HTMLElement, data: Promise<unknown>): Promise<void> {
  const lang = document.documentElement.lang;
  const results = box.dataset['place'] === 'page' ? import('./results.ts') : undefined;
  const session = new SearchSession((await data) as SearchFile, lang);
  if (results) (await results).startResults(box, session, lang);
  else startCombobox(box, session, lang);
}
