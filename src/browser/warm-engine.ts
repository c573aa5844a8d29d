import type { ComparableSection } from '../domain/comparison.ts';
import type { LinkableSection } from '../domain/statement-links.ts';

/** A version as far as it is compared and drawn. */
export interface DrawableEdition {
  readonly version: string;
  readonly locale: string;
  readonly sections: readonly (ComparableSection & LinkableSection)[];
}

/** More rounds than this gain nothing that a reader would notice. */
const ROUNDS = 6;

/**
 * Compares two short texts over and over until what is waited for has arrived: a browser compiles the engine piece by
 * piece as it first runs, so that the first comparison in a page takes twice the time of the second. Between two rounds
 * the page is free for other things.
 *
 * @param arrival what is waited for; whether it fails is its owner's business.
 */
export async function warmUntil(
  arrival: Promise<unknown>,
  compare: (before: DrawableEdition, after: DrawableEdition) => unknown,
): Promise<void> {
  const over = arrival.then(
    () => true,
    () => true,
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const turn = new Promise<boolean>((resolve) => setTimeout(resolve, 0, false));
    if (await Promise.race([over, turn])) return;
    compare(BEFORE, AFTER);
  }
}

/** Two texts that differ in each way versions do: words, links, items, rows, headings, and what moved within and between. */
const BEFORE = edition('1', { first: text('orders', [1, 2, 3]) + passage('bills', 9), second: '' });
const AFTER = edition('2', { first: text('letters', [3, 1, 4]), second: passage('bills', 10) });

function edition(version: string, texts: Readonly<Record<string, string>>): DrawableEdition {
  const sections = Object.entries(texts).map(([id, html]) => {
    return { id, locale: '', original: html, title: id, slug: id, anchors: [], html };
  });
  return { version, locale: '', sections };
}

function text(what: string, order: readonly number[]): string {
  const each = (write: (number: number) => string) => order.map(write).join('');
  return (
    `<h2 id="kept">How long we keep ${what}</h2>${each((number) => passage(what, number))}` +
    `<ul>${each((number) => `<li>page ${number} of your ${what} to the shop</li>`)}</ul>` +
    `<table><tbody>${each((number) => `<tr><td>${what}</td><td>${number} days</td></tr>`)}</tbody></table>` +
    each(
      (number) =>
        `<details><summary><h3>Why ${number} days?</h3></summary><div>${passage(what, number)}</div></details>`,
    )
  );
}

function passage(what: string, number: number): string {
  return `<p>We keep <a href="#${what}">your ${what}</a> for <strong>${number} days</strong>. That is “${number}” in the list, and no longer than the law asks of a shop.</p>`;
}
