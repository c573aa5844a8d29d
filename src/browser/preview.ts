// The panel of the live preview; the development server alone loads it.
import type { PreviewFinding, PreviewState } from '../domain/preview.ts';

const panel = document.createElement('aside');
panel.className = 'preview';
panel.lang = 'en';
panel.dir = 'ltr';
panel.setAttribute('aria-label', 'Preview');
document.body.append(panel);

import.meta.hot?.on('preview:changed', () => void refresh());
await refresh();

async function refresh(): Promise<void> {
  const response = await fetch('/__preview.json');
  if (response.ok) show((await response.json()) as PreviewState);
}

function show({ findings, redlines }: PreviewState): void {
  const redline = redlines[document.documentElement.lang];
  panel.replaceChildren(
    element('strong', 'Preview of the working text: not published'),
    ...(redline ? [link(redline, 'What changes')] : []),
    list(findings),
  );
}

/** The findings, folded as the editor left them: the page loads anew after every edit. */
function list(findings: readonly PreviewFinding[]): HTMLElement {
  const count = element('span', countOf(findings));
  count.setAttribute('role', 'status');
  if (findings.length === 0) return count;
  const details = document.createElement('details');
  details.open = Boolean(history.state);
  details.addEventListener('toggle', () => {
    history.replaceState(details.open, '');
  });
  const items = document.createElement('ol');
  items.append(...findings.map(item));
  const summary = document.createElement('summary');
  summary.append(count);
  details.append(summary, items);
  return details;
}

function countOf(findings: readonly PreviewFinding[]): string {
  if (findings.length === 0) return 'No findings';
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return `${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}`;
}

function item({
  file,
  path,
  place,
  severity,
  rule,
  message,
  expected,
  fix,
}: PreviewFinding): HTMLElement {
  const position = [place.line, place.column].join(':');
  const where = link(
    `/__open-in-editor?file=${encodeURIComponent(`${path}:${position}`)}`,
    `${file}:${position}`,
  );
  where.addEventListener('click', (event) => {
    event.preventDefault();
    void fetch(where.href);
  });
  const entry = document.createElement('li');
  entry.dataset['severity'] = severity;
  entry.append(
    where,
    element('p', `${severity}, ${rule}: ${message}`),
    element('p', `Expected: ${expected}`),
    element('p', `Mend: ${fix}`),
  );
  return entry;
}

function link(href: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = text;
  return anchor;
}

function element(tag: 'strong' | 'span' | 'p', text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
