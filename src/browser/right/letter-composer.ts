import { dayOf } from '../../domain/dates.ts';
import { composeLetter, mailtoHref } from '../../domain/rights/letter.ts';
import type { LetterWords } from '../../domain/rights/letter.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** `<letter-composer>`: turns what is filled in into a letter, in the page and nowhere else. */
class LetterComposer extends HTMLElement {
  readonly #words = JSON.parse(this.dataset['words'] ?? '') as LetterWords;

  connectedCallback(): void {
    this.addEventListener('input', () => {
      this.#compose();
    });
    this.#onClick('.copy', () => void this.#copy());
    this.#onClick('.print', () => {
      // What else is on the page stays off the paper.
      document.documentElement.classList.add('print-letter');
      print();
      document.documentElement.classList.remove('print-letter');
    });
    this.#onClick('.download', () => {
      this.#download();
    });
    this.#compose();
  }

  get #sheet(): HTMLElement | null {
    return this.querySelector('.letter-text');
  }

  get #letter(): string {
    return this.#sheet?.textContent ?? '';
  }

  #onClick(selector: string, act: () => void): void {
    this.querySelector(selector)?.addEventListener('click', act);
  }

  #compose(): void {
    const letter = composeLetter(this.#words, {
      date: dayOf(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone),
      chosen: this.#values('[type=checkbox]:checked'),
      reply: this.#value('[name=reply]:checked') === 'post' ? 'post' : 'email',
      details: this.#value('[name=details]'),
      name: this.#value('[name=name]'),
      address: this.#value('[name=address]'),
      email: this.#value('[name=email]'),
      reference: this.#value('[name=reference]'),
    });
    if (this.#sheet) this.#sheet.textContent = letter;
    const mail = this.querySelector<HTMLAnchorElement>('.mail');
    if (mail) mail.href = mailtoHref(this.dataset['to'] ?? '', this.#words, letter);
  }

  #values(selector: string): string[] {
    return [...this.querySelectorAll<Field>(selector)].map(({ value }) => value);
  }

  #value(selector: string): string {
    return this.#values(selector)[0] ?? '';
  }

  async #copy(): Promise<void> {
    const { copied = '', notCopied = '' } = this.dataset;
    const said = await navigator.clipboard.writeText(this.#letter).then(
      () => copied,
      () => notCopied,
    );
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = said;
  }

  #download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.#letter], { type: 'text/plain' }));
    link.download = this.dataset['file'] ?? '';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

customElements.define('letter-composer', LetterComposer);
