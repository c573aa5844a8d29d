import { formatDate, isIsoDate } from '../../domain/dates.ts';
import { deadlines } from '../../domain/rights/deadline.ts';
import { holidaysBy } from '../../domain/rights/holidays.ts';

/** `<answer-deadline>`: says until when an answer to what arrived on a day is in time. */
class AnswerDeadline extends HTMLElement {
  connectedCallback(): void {
    const { lang = 'en', terms = '{}', holidays = '[]' } = this.dataset;
    const isHoliday = holidaysBy(JSON.parse(holidays) as string[]);
    const answer = () => {
      const { value = '', defaultValue = '' } = this.querySelector('input') ?? {};
      // A field that was emptied means the day that it began with.
      const received = value === '' ? defaultValue : value;
      if (!isIsoDate(received)) return;
      const days = deadlines(
        received,
        JSON.parse(terms) as { months: number; extension: number },
        isHoliday,
      );
      for (const time of this.querySelectorAll('time')) {
        const day = { received, ...days }[time.dataset['which'] ?? ''];
        if (day === undefined) continue;
        time.dateTime = day;
        time.textContent = formatDate(day, lang);
      }
    };
    this.addEventListener('input', answer);
    answer();
  }
}

customElements.define('answer-deadline', AnswerDeadline);
