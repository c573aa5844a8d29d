import { formatDate, isIsoDate } from '../domain/dates.ts';
import { answerFor } from '../domain/periods.ts';
import { readersDay } from './readers-day.ts';
import { refuseInput } from './refuse-input.ts';

/** `<day-answer>`: says which version applies on the day in the page's address. Nothing is sent or kept. */
class DayAnswer extends HTMLElement {
  connectedCallback(): void {
    const { parameter = '', lang = 'en', today = '', versionPath = '', read = '' } = this.dataset;
    const day = new URLSearchParams(location.search).get(parameter);
    const box = this.querySelector<HTMLElement>('.answer-box');
    const input = this.querySelector('input');
    if (day === null || !box || !input) return;
    box.hidden = false;
    if (!isIsoDate(day)) {
      box.textContent = this.dataset['invalid'] ?? '';
      refuseInput(input, box);
      return;
    }
    input.value = day;
    const versions = (JSON.parse(this.dataset['versions'] ?? '[]') as [string, string][]).map(
      ([date, effective]) => ({ date, manifest: { effective } }),
    );
    const answer = answerFor(day, versions, readersDay(today));
    if (!answer) return;
    const sentence = {
      applied: this.dataset['applied'],
      applies: this.dataset['applies'],
      'will-apply': this.dataset['willApply'],
      before: this.dataset['before'],
    }[answer.kind];
    const text = document.createElement('p');
    text.textContent = (sentence ?? '')
      .replace('{date}', formatDate(day, lang))
      .replace('{version}', formatDate(answer.version, lang))
      .replace('{from}', answer.kind === 'before' ? formatDate(answer.from, lang) : '');
    const proposals = JSON.parse(this.dataset['proposals'] ?? '[]') as string[];
    const note = document.createElement('p');
    note.className = 'proposal-note';
    note.textContent = this.dataset['proposal'] ?? '';
    const link = document.createElement('a');
    link.href = versionPath.replace('{version}', answer.version);
    link.textContent = read;
    const line = document.createElement('p');
    line.append(link);
    box.replaceChildren(text, ...(proposals.includes(answer.version) ? [note] : []), line);
    document.title = `${formatDate(day, lang)} – ${document.title}`;
    // The page is a new one: the answer is what its reader came for.
    box.tabIndex = -1;
    box.focus();
  }
}

customElements.define('day-answer', DayAnswer);
