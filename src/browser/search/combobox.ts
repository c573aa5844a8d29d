import type { Found } from '../../domain/search/rank.ts';
import { make } from './elements.ts';
import type { Answer, SearchSession } from './session.ts';
import { countOf, fillExcerpt, linesOf, notesOf, shownOf } from './shown.ts';

const MOST_OPTIONS = 7;

/** Waits with what is said aloud until the typing pauses. */
const PAUSE = 500;

/**
 * Turns the field of a `<search-box>` into a combobox with a list of suggestions, as the ARIA Authoring Practices
 * describe it: the focus stays in the field, arrows choose, Enter follows, Escape closes.
 */
export function startCombobox(box: HTMLElement, session: SearchSession, lang: string): void {
  const input = box.querySelector('input');
  if (!input) return;
  const { phrases, page } = session.file;
  const questionsFirst = box.dataset['place'] === 'questions';
  const listId = `${input.id}-list`;
  const list = make('ul', { id: listId, role: 'listbox', ariaLabel: phrases.list });
  const notes = make('div');
  const all = make('a', {}, phrases.all);
  const panel = make(
    'div',
    { className: 'search-panel', hidden: true },
    notes,
    list,
    make('p', { className: 'search-all' }, all),
  );
  const status = make('p', { className: 'visually-hidden', role: 'status' });
  box.append(panel, status);
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.ariaExpanded = 'false';
  input.setAttribute('aria-controls', listId);

  let shown: readonly Found[] = [];
  let last: Answer | undefined;
  let active = -1;
  let turn = 0;
  let literal = false;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  const activate = (next: number) => {
    active = next;
    for (const [place, option] of [...list.children].entries()) {
      option.ariaSelected = String(place === active);
    }
    const option = list.children[active];
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const toggle = (open: boolean) => {
    panel.hidden = !open;
    input.ariaExpanded = String(open && shown.length > 0);
    if (!open) activate(-1);
  };
  const follow = (found: Found | undefined, apart: boolean) => {
    if (!found) return;
    const href = session.hrefOf(found.passage);
    toggle(false);
    if (apart) open(href);
    else if (new URL(href, location.href).href === location.href)
      dispatchEvent(new HashChangeEvent('hashchange'));
    else location.assign(href);
  };
  const show = (answer: Answer) => {
    const fresh = inOrder(shownOf(answer, MOST_OPTIONS), questionsFirst);
    const grows = last?.query === answer.query && !last.full && last.confident;
    // What came first keeps its place when the full text adds to it; so does, always, what the reader has chosen.
    const chosen = shown[active];
    shown = around(
      shown.map((found) => (grows || found === chosen ? found : undefined)),
      fresh,
    ).slice(0, MOST_OPTIONS);
    last = answer;
    notes.replaceChildren(
      ...notesOf(answer, session, () => {
        askAnew(true);
      }),
    );
    list.replaceChildren(
      ...shown.map((found, place) => {
        const { title, rest } = linesOf(found, answer);
        const option = make(
          'li',
          { id: `${listId}-${place}`, role: 'option' },
          make('span', { className: 'search-title' }, ...title),
          ...rest,
        );
        option.addEventListener('click', (event) => follow(found, event.ctrlKey || event.metaKey));
        if (answer.full) void fillExcerpt(option, found, answer, session);
        return option;
      }),
    );
    all.href = `${page}?q=${encodeURIComponent(answer.query.trim())}`;
    toggle(true);
    activate(chosen ? shown.indexOf(chosen) : -1);
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      const none = notes.querySelector('.search-none')?.textContent ?? '';
      status.textContent = answer.confident ? countOf(session, shown.length, lang) : none;
    }, PAUSE);
  };
  const ask = async () => {
    turn += 1;
    const mine = turn;
    if (input.value.trim() === '') {
      last = undefined;
      toggle(false);
      status.textContent = '';
      return;
    }
    const answer = await session.answer(input.value, { typing: true, literal });
    if (mine === turn) show(answer);
  };

  /** The question is another one now: what was chosen from the old answers is chosen no more. */
  const askAnew = (asTyped: boolean) => {
    literal = asTyped;
    activate(-1);
    void ask();
  };

  input.addEventListener('input', () => {
    askAnew(false);
  });
  input.addEventListener('focus', () => {
    if (last && panel.hidden) toggle(true);
  });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && last) {
      event.preventDefault();
      if (panel.hidden) toggle(true);
      // One place is the field itself.
      const places = shown.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      follow(shown[active], event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault();
      turn += 1;
      toggle(false);
    }
  });
  // The focus stays in the field when a suggestion is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) toggle(false);
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    input.focus();
    toggle(false);
  });
  void (async () => {
    await ask();
    if ((await session.warmUp()) && !panel.hidden) await ask();
  })();
}

/** A list with some of its places taken; what is not in it yet fills the others, in its order. */
function around(taken: readonly (Found | undefined)[], found: readonly Found[]): readonly Found[] {
  const list = found.filter(({ index }) => taken.every((known) => known?.index !== index));
  for (const [place, known] of taken.entries()) if (known) list.splice(place, 0, known);
  return list;
}

function inOrder(found: readonly Found[], questionsFirst: boolean): readonly Found[] {
  if (!questionsFirst) return found;
  const isQuestion = ({ passage }: Found) => passage.kind === 'question';
  return [...found.filter(isQuestion), ...found.filter((one) => !isQuestion(one))];
}
