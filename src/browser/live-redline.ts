import { compareEditions } from '../domain/comparison.ts';
import { formatDate, isIsoDate } from '../domain/dates.ts';
import { languageName, otherLanguages } from '../domain/locales.ts';
import { changesSince } from '../domain/periods.ts';
import { createSay, redlineView } from '../domain/redline-view/index.ts';
import type { Phrases, Say } from '../domain/redline-view/index.ts';
import { editionHref } from '../domain/statement-links.ts';
import type { VersionData } from '../domain/version-data.ts';
import type { VersionStep } from '../domain/version-steps.ts';
import { parseFragment, toDom } from './dom.ts';
import { readersDay } from './readers-day.ts';
import { refuseInput } from './refuse-input.ts';
import { warmUntil } from './warm-engine.ts';
import type { DrawableEdition } from './warm-engine.ts';

/** What the page hands to its `<live-redline>`. */
interface Settings {
  readonly mode: 'pair' | 'since';
  /** Title of the page, which the document's begins with. */
  readonly title: string;
  readonly lang: string;
  /** The page's locale, and all there are. */
  readonly locale: string;
  readonly locales: Parameters<typeof otherLanguages>[0];
  /** The day of the build. */
  readonly today: string;
  readonly parameters: { readonly from: string; readonly to: string; readonly date: string };
  readonly versions: readonly (readonly [version: string, effective: string])[];
  /** The versions that are proposals. */
  readonly proposals: readonly string[];
  readonly steps: readonly VersionStep[];
  /** Addresses with `{version}` to fill in. */
  readonly data: string;
  readonly home: string;
  /** Address that compares two versions, with `{from}` and `{to}`. */
  readonly change: string;
  /** Paths of free pages by id. */
  readonly pages: Readonly<Record<string, string>>;
  readonly phrases: Phrases;
}

/** What the page's address asks for. */
interface Answer {
  /** Two versions to compare; nothing is shown where they are the same. */
  readonly pair?: { readonly from: string; readonly to: string };
  /** What is said, above the redline where there is one. */
  readonly text?: string;
  readonly links?: readonly { readonly text: string; readonly href: string }[];
  /** Whether it asks for what cannot be. */
  readonly wrong?: boolean;
}

/**
 * `<live-redline>`: reads two versions from the page's address, fetches their data and shows what differs. The form and
 * the title of the document name the pair that is shown.
 */
class LiveRedline extends HTMLElement {
  connectedCallback(): void {
    const settings = JSON.parse(this.dataset['settings'] ?? '{}') as Settings;
    const query = new URLSearchParams(location.search);
    const { date, from, to } = settings.parameters;
    const say = createSay(settings.phrases, settings.lang);
    const answer =
      settings.mode === 'pair' ? askedPair(query, settings, say) : askedDay(query, settings, say);
    if (!answer) return;
    this.fill({ [date]: query.get(date), [from]: answer.pair?.from, [to]: answer.pair?.to });
    if (answer.pair && answer.pair.from !== answer.pair.to)
      void this.show(answer.pair, answer.text, settings, say);
    else this.answer(answer);
  }

  /** Says what the address asks for, where that is no redline, and takes the reader there. */
  private answer({ text, links, wrong }: Answer): void {
    this.tell(text, links);
    const status = this.querySelector<HTMLElement>('.live-status');
    const field = this.querySelector<HTMLElement>('form :is(select, input)');
    if (!status || !field) return;
    if (wrong) refuseInput(field, status);
    else {
      status.tabIndex = -1;
      status.focus();
    }
  }

  /** Sets fields of the form, by their names. */
  private fill(values: Readonly<Record<string, string | null | undefined>>): void {
    const fields = this.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'form :is(select, input)',
    );
    for (const field of fields) field.value = values[field.name] ?? field.value;
  }

  private tell(text = '', links: Answer['links'] = []): void {
    const anchors = links.map(({ text: words, href }) => {
      const link = document.createElement('a');
      link.href = href;
      link.textContent = words;
      const line = document.createElement('p');
      line.append(link);
      return line;
    });
    const sentence = document.createElement('p');
    sentence.textContent = text;
    this.querySelector('.live-status')?.replaceChildren(...(text ? [sentence] : []), ...anchors);
  }

  private async show(
    { from, to }: { readonly from: string; readonly to: string },
    text: string | undefined,
    settings: Settings,
    say: Say,
  ) {
    const date = (iso: string) => formatDate(iso, settings.lang);
    const draw = (before: DrawableEdition, after: DrawableEdition) =>
      this.draw(before, after, settings, say);
    this.tell(say('loading'));
    try {
      const loaded = Promise.all([load(settings, from), load(settings, to)]);
      await warmUntil(loaded, draw);
      const view = draw(...(await loaded));
      const title = this.querySelector<HTMLElement>('.live-title');
      const box = this.querySelector<HTMLElement>('.live');
      if (!title || !box) return;
      const between = say('between', { from: date(from), to: date(to) });
      title.textContent = between;
      const proposed = [from, to].filter((version) => settings.proposals.includes(version));
      const notes = proposed.map((version) => {
        const note = document.createElement('p');
        note.className = 'proposal-note';
        note.textContent = say('proposalNote', { date: date(version) });
        return note;
      });
      this.querySelector('.live-proposals')?.replaceChildren(...notes);
      document.title = document.title.replace(settings.title, () => between);
      this.querySelector('.live-view')?.replaceChildren(view);
      box.hidden = false;
      this.tell(text);
      if (!arrive()) title.focus();
    } catch {
      this.tell(say('failed'));
    }
  }

  /** The redline of two versions, to be put into the page. */
  private draw(
    before: DrawableEdition,
    after: DrawableEdition,
    settings: Settings,
    say: Say,
  ): Node {
    const originalChange = this.querySelector<HTMLDataElement>('.original-change')
      ?.value.replace('{from}', before.version)
      .replace('{to}', after.version);
    const view = redlineView(compareEditions(before, after, parseFragment), {
      say,
      href: editionHref(
        after.sections,
        settings.home.replace('{version}', after.version),
        (id) => settings.pages[id] ?? `#${id}`,
      ),
      steps: settings.steps,
      language: (code) => languageName(code, settings.lang),
      otherLanguage: otherLanguages(settings.locales, settings.locale),
      originalChange:
        originalChange === undefined ? undefined : (id) => `${originalChange}#section-${id}`,
    });
    return toDom(view);
  }
}

/** Goes where the address points, which was not there when the page was opened; tells whether it is there now. */
function arrive(): boolean {
  if (!document.getElementById(location.hash.slice(1))) return false;
  // `reading.ts` opens what is folded.
  dispatchEvent(new HashChangeEvent('hashchange'));
  location.replace(location.href);
  return true;
}

async function load({ data }: Settings, version: string): Promise<VersionData> {
  const response = await fetch(data.replace('{version}', version));
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as VersionData;
}

function askedPair(
  query: URLSearchParams,
  { parameters, versions }: Settings,
  say: Say,
): Answer | undefined {
  const [from, to] = [query.get(parameters.from), query.get(parameters.to)];
  if (from === null && to === null) return undefined;
  const known = (version: string | null) => versions.some(([date]) => date === version);
  if (from === null || to === null || !known(from) || !known(to))
    return { text: say('unknown'), wrong: true };
  if (from === to) return { pair: { from, to }, text: say('same') };
  return { pair: from < to ? { from, to } : { from: to, to: from } };
}

function askedDay(query: URLSearchParams, settings: Settings, say: Say): Answer | undefined {
  const day = query.get(settings.parameters.date);
  if (day === null) return undefined;
  if (!isIsoDate(day)) return { text: say('invalid'), wrong: true };
  const date = (iso: string) => formatDate(iso, settings.lang);
  const dated = settings.versions.map(([version, effective]) => ({
    date: version,
    manifest: { effective },
  }));
  const answer = changesSince(day, dated, readersDay(settings.today));
  if (!answer) return undefined;
  if (answer.kind === 'ahead') {
    const links = answer.upcoming.map(({ version, from }) => ({
      text:
        say('upcoming', { date: date(from) }) +
        (settings.proposals.includes(version) ? ` (${say('proposal')})` : ''),
      href: settings.change.replace('{from}', answer.inForce).replace('{to}', version),
    }));
    return { text: say('ahead', { date: date(day) }), links };
  }
  const { from, to } = answer;
  const begins = answer.kind === 'before' ? { from: date(answer.begins) } : undefined;
  if (from === to) {
    return { text: begins ? say('beforeSame', begins) : say('same', { date: date(day) }) };
  }
  return { pair: { from, to }, ...(begins && { text: say('before', begins) }) };
}

customElements.define('live-redline', LiveRedline);
