import type { HistoryMeta } from '../../domain/search/file.ts';
import { excerptOf } from '../../domain/search/marks.ts';
import { textWords } from '../../domain/search/understand.ts';
import { make, markedNodes } from './elements.ts';
import type { Answer, SearchSession } from './session.ts';
import { countOf, fillExcerpt, linesOf, notesOf, shownOf } from './shown.ts';
import { openTextIndex } from './text-index.ts';
import type { TextIndex } from './text-index.ts';

const MOST_RESULTS = 12;
const PAUSE = 500;

/** Shows results in the page below the field; the question is in the page's address. */
export function startResults(box: HTMLElement, session: SearchSession, lang: string): void {
  const [form, input] = [box.querySelector('form'), box.querySelector('input')];
  if (!form || !input) return;
  const { phrases, history: historyFolder } = session.file;
  const status = make('p', { className: 'search-status', role: 'status' });
  const notes = make('div');
  const list = make('ol', { className: 'search-results', ariaLabel: phrases.list });
  const past = make('section', { className: 'search-history', hidden: true });
  const more = make(
    'button',
    { type: 'button', className: 'button', hidden: true },
    phrases.history,
  );
  box.append(status, notes, list, more, past);

  let turn = 0;
  let literal = false;
  /** Whether the question in the address is one that the reader is done with: the next one gets its own entry. */
  let settled = true;
  let speaking: ReturnType<typeof setTimeout> | undefined;
  let historyIndex: Promise<TextIndex> | undefined;
  let historyAsked = false;

  const asked = () => new URLSearchParams(location.search).get('q') ?? '';
  const addressOf = (query: string) => `?q=${encodeURIComponent(query)}`;

  const show = (answer: Answer) => {
    const shown = shownOf(answer, MOST_RESULTS);
    notes.replaceChildren(
      ...notesOf(answer, session, () => {
        literal = true;
        void ask();
      }),
    );
    list.replaceChildren(
      ...shown.map((found) => {
        const { title, rest } = linesOf(found, answer);
        const link = make('a', { href: session.hrefOf(found.passage) }, ...title);
        const item = make('li', {}, link, ...rest);
        if (answer.full) void fillExcerpt(item, found, answer, session);
        return item;
      }),
    );
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      const none = notes.querySelector('.search-none')?.textContent ?? '';
      status.textContent = answer.confident ? countOf(session, shown.length, lang) : none;
    }, PAUSE);
  };
  const showHistory = async (answer: Answer, mine: number) => {
    if (!historyIndex || historyFolder === undefined) return;
    const found = await searchHistory(await historyIndex, answer);
    if (mine !== turn) return;
    const items = found.map(({ meta, content }) => {
      const { title, section, href, status: when } = meta as HistoryMeta;
      return make(
        'li',
        {},
        make('a', { href }, ...markedNodes(title, answer.isAsked)),
        make('span', { className: 'search-when' }, when),
        make('span', { className: 'search-where' }, section),
        make(
          'span',
          { className: 'search-excerpt' },
          ...markedNodes(excerptOf(content, answer.isAsked), answer.isAsked),
        ),
      );
    });
    const heading = make('h2', { tabIndex: -1 }, phrases.historyTitle);
    past.replaceChildren(
      heading,
      items.length > 0
        ? make('ol', { className: 'search-results' }, ...items)
        : make('p', {}, phrases.historyNone),
    );
    past.hidden = false;
    // The button that the reader pressed is gone, and the focus with it, unless they went on meanwhile.
    if (historyAsked && document.activeElement === document.body) heading.focus();
    historyAsked = false;
  };
  const ask = async () => {
    const query = input.value;
    turn += 1;
    const mine = turn;
    const empty = query.trim() === '';
    more.hidden = empty || historyFolder === undefined || historyIndex !== undefined;
    if (empty) {
      for (const part of [notes, list, status]) part.replaceChildren();
      past.hidden = true;
      return;
    }
    const answer = await session.answer(query, { literal });
    if (mine !== turn) return;
    show(answer);
    await showHistory(answer, mine);
  };

  const askAnew = () => {
    literal = false;
    void ask();
  };

  input.addEventListener('input', () => {
    history[settled ? 'pushState' : 'replaceState'](null, '', addressOf(input.value));
    settled = false;
    askAnew();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (asked() !== input.value) history.pushState(null, '', addressOf(input.value));
    settled = true;
    askAnew();
  });
  addEventListener('popstate', () => {
    input.value = asked();
    settled = true;
    askAnew();
  });
  more.addEventListener('click', () => {
    if (historyFolder === undefined) return;
    more.hidden = true;
    historyAsked = true;
    historyIndex = warm.then(() => openTextIndex(historyFolder, session.file.text));
    historyIndex.catch(() => {
      historyIndex = undefined;
      more.hidden = false;
      status.textContent = phrases.failed;
    });
    void ask();
  });
  if (asked() !== '') input.value = asked();
  const warm = ask().then(() => session.warmUp());
  void warm.then((ready) => {
    if (ready) void ask();
  });
}

/** Passages of other versions that have most of a question, best first. */
async function searchHistory(index: TextIndex, { understood }: Answer) {
  const words = textWords(understood);
  const sums = new Map<string, number>();
  for (const ids of await Promise.all(words.map((word) => index.find(word)))) {
    const rarity = Math.log((index.size + 1) / (ids.size + 0.5));
    for (const id of ids) sums.set(id, (sums.get(id) ?? 0) + rarity);
  }
  const best = [...sums].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const found = await Promise.all(best.slice(0, MOST_RESULTS / 2).map(([id]) => index.data(id)));
  return found.filter((data) => data !== undefined);
}
