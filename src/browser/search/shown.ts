import { excerptOf } from '../../domain/search/marks.ts';
import type { Found } from '../../domain/search/rank.ts';
import { fill, make, markedNodes } from './elements.ts';
import type { Answer, SearchSession } from './session.ts';

/** What is too far behind the best is no answer. */
const WORTH_SHOWING = 0.5;

/** The passages to show for an answer, best first. */
export function shownOf({ found }: Answer, limit: number): Found[] {
  const least = (found[0]?.score ?? 0) * WORTH_SHOWING;
  return found.filter(({ score }) => score >= least).slice(0, limit);
}

/** The lines that tell of a passage: its title, the section it is in, and room for an excerpt. */
export function linesOf(
  { passage }: Found,
  { isAsked }: Answer,
): { title: (Node | string)[]; rest: HTMLElement[] } {
  const where = passage.kind === 'section' ? '' : passage.section.title;
  return {
    title: markedNodes(passage.title, isAsked),
    rest: [
      make('span', { className: 'search-where' }, where),
      make('span', { className: 'search-excerpt' }),
    ],
  };
}

/** Puts the excerpt into the room kept for it, when the full text is there. */
export async function fillExcerpt(
  item: Element,
  found: Found,
  { isAsked }: Answer,
  session: SearchSession,
): Promise<void> {
  const room = item.querySelector('.search-excerpt');
  const text = await session.textOf(found);
  if (text) room?.replaceChildren(...markedNodes(excerptOf(text, isAsked), isAsked));
  else room?.remove();
}

/** How many results there are, in words. */
export function countOf(session: SearchSession, count: number, lang: string): string {
  const { results_one: one, results_other: other } = session.file.phrases;
  const phrase = new Intl.PluralRules(lang).select(count) === 'one' ? one : other;
  return fill(phrase, { count });
}

/** What is said above the results: which words were sought instead, or that nothing fits and whom to ask. */
export function notesOf(
  { query, understood, found, confident }: Answer,
  { file: { phrases, email } }: SearchSession,
  asTyped: () => void,
): HTMLElement[] {
  const notes: HTMLElement[] = [];
  if (understood.instead !== undefined) {
    const back = make('button', { type: 'button' }, fill(phrases.asTyped, { words: query.trim() }));
    back.addEventListener('click', asTyped);
    notes.push(
      make(
        'p',
        { className: 'search-note' },
        fill(phrases.instead, { words: understood.instead }),
        ' ',
        back,
      ),
    );
  }
  if (!confident) {
    notes.push(
      make(
        'p',
        { className: 'search-note search-none' },
        make('strong', {}, fill(phrases.none, { words: query.trim() })),
        ` ${phrases.ask} `,
        make('a', { href: `mailto:${email}` }, email),
        ...(found.length > 0 ? [make('br'), phrases.nearest] : []),
      ),
    );
  }
  return notes;
}
