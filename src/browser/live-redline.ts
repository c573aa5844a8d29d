import { compareEditions } from '../domain/comparison.ts';
import { formatDate, isIsoDate } from '../domain/dates.ts';
import { languageName } from '../domain/locales.ts';
import { answerFor } from '../domain/periods.ts';
import { createSay, redlineView } from '../domain/redline-view/index.ts';
import type { Phrases } from '../domain/redline-view/index.ts';
import { editionHref } from '../domain/statement-links.ts';
import type { VersionData } from '../domain/version-data.ts';
import type { VersionStep } from '../domain/version-steps.ts';
import { parseFragment, toDom } from './dom.ts';

/** What the page hands to its `<live-redline>`. */
interface Settings {
  readonly mode: 'pair' | 'since';
  readonly lang: string;
  readonly today: string;
  readonly inForce: string;
  readonly parameters: { readonly from: string; readonly to: string; readonly date: string };
  readonly versions: readonly (readonly [version: string, effective: string])[];
  readonly steps: readonly VersionStep[];
  /** Addresses with `{version}` to fill in. */
  readonly data: string;
  readonly home: string;
  /** Paths of free pages by id. */
  readonly pages: Readonly<Record<string, string>>;
  readonly phrases: Phrases;
}

interface Question {
  readonly from: string;
  readonly to: string;
  /** The day that was asked about. */
  readonly day?: string;
}

/** `<live-redline>`: reads two versions from the page's address, fetches their data and shows what differs. */
class LiveRedline extends HTMLElement {
  connectedCallback(): void {
    const settings = JSON.parse(this.dataset['settings'] ?? '{}') as Settings;
    const query = new URLSearchParams(location.search);
    for (const field of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'form :is(select, input)',
    )) {
      const value = query.get(field.name);
      if (value !== null) field.value = value;
    }
    const say = createSay(settings.phrases, settings.lang);
    const question =
      settings.mode === 'pair' ? askedPair(query, settings) : askedDay(query, settings, say);
    if (question === undefined) return;
    if (typeof question === 'string') this.tell(question);
    else void this.show(question, settings, say);
  }

  private tell(text: string): void {
    const status = this.querySelector('.live-status');
    if (status) status.textContent = text;
  }

  private async show(
    { from, to, day }: Question,
    settings: Settings,
    say: ReturnType<typeof createSay>,
  ) {
    const date = (iso: string) => formatDate(iso, settings.lang);
    if (from === to) {
      this.tell(say('same', { date: date(day ?? from) }));
      return;
    }
    this.tell(say('loading'));
    try {
      const [before, after] = await Promise.all([load(settings, from), load(settings, to)]);
      const originalChange = this.querySelector<HTMLDataElement>('.original-change')
        ?.value.replace('{from}', from)
        .replace('{to}', to);
      const view = redlineView(compareEditions(before, after, parseFragment), {
        say,
        href: editionHref(
          after.sections,
          settings.home.replace('{version}', to),
          (id) => settings.pages[id] ?? `#${id}`,
        ),
        steps: settings.steps,
        language: (code) => languageName(code, settings.lang),
        originalChange:
          originalChange === undefined ? undefined : (id) => `${originalChange}#section-${id}`,
      });
      const title = this.querySelector<HTMLElement>('.live-title');
      const box = this.querySelector<HTMLElement>('.live');
      if (!title || !box) return;
      title.textContent = say('between', { from: date(from), to: date(to) });
      this.querySelector('.live-view')?.replaceChildren(toDom(view));
      box.hidden = false;
      this.tell('');
      title.focus();
    } catch {
      this.tell(say('failed'));
    }
  }
}

async function load({ data }: Settings, version: string): Promise<VersionData> {
  const response = await fetch(data.replace('{version}', version));
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as VersionData;
}

function askedPair(
  query: URLSearchParams,
  { parameters, versions }: Settings,
): Question | undefined {
  const [from, to] = [query.get(parameters.from), query.get(parameters.to)];
  const known = (version: string | null) => versions.some(([date]) => date === version);
  if (from === null || to === null || !known(from) || !known(to)) return undefined;
  return from < to ? { from, to } : { from: to, to: from };
}

function askedDay(
  query: URLSearchParams,
  { parameters, versions, today, inForce, lang }: Settings,
  say: ReturnType<typeof createSay>,
): Question | string | undefined {
  const day = query.get(parameters.date);
  if (day === null) return undefined;
  if (!isIsoDate(day)) return say('invalid');
  const dated = versions.map(([date, effective]) => ({ date, manifest: { effective } }));
  const answer = answerFor(day, dated, today);
  if (answer?.kind === 'before') {
    return say('before', {
      date: formatDate(day, lang),
      from: formatDate(answer.from, lang),
    });
  }
  return answer && { from: answer.version, to: inForce, day };
}

customElements.define('live-redline', LiveRedline);
