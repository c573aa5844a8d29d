/**
 * `<redline-tools>`: steps from change to change with buttons or the keys n and p, and shows old and new side by side.
 * Without it the redline is read as one text.
 */
class RedlineTools extends HTMLElement {
  connectedCallback(): void {
    this.querySelector<HTMLElement>('.buttons')?.removeAttribute('hidden');
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-step]')) {
      button.addEventListener('click', () => {
        step(Number(button.dataset['step']));
      });
    }
    const view = this.querySelector<HTMLButtonElement>('[data-view]');
    view?.addEventListener('click', () => {
      const on = view.getAttribute('aria-pressed') !== 'true';
      view.setAttribute('aria-pressed', String(on));
      for (const redline of document.querySelectorAll<HTMLElement>('.redline'))
        sideBySide(redline, on, this.dataset);
    });
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.matches('input, select, textarea'))
        return;
      if (event.key === 'n') step(1);
      if (event.key === 'p') step(-1);
    });
  }
}

/** Goes to the next or previous change from the one last visited, or from where the reader is. */
function step(by: number): void {
  const changes = [...document.querySelectorAll<HTMLElement>('.redline [data-diff-change]')].filter(
    (change) => change.checkVisibility(),
  );
  if (changes.length === 0) return;
  const visited = changes.findIndex((change) => change.classList.contains('visited'));
  const inView = changes.findIndex((change) => change.getBoundingClientRect().bottom > 0);
  const from = visited >= 0 ? visited : by > 0 ? inView - 1 : inView;
  const next = changes[(from + by + changes.length) % changes.length];
  changes[visited]?.classList.remove('visited');
  if (!next) return;
  next.classList.add('visited');
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
}

/**
 * Sets each changed block twice beside itself, the old text without what was added, the new without what was removed.
 *
 * @param words names of the two columns: seen above each section, spoken for each side of a row.
 */
function sideBySide(redline: HTMLElement, on: boolean, words: DOMStringMap): void {
  redline.classList.toggle('side-by-side', on);
  if (!on) {
    for (const row of redline.querySelectorAll('.redline-row')) {
      const [, now] = row.children;
      if (now) row.replaceWith(...now.childNodes);
    }
    for (const heads of redline.querySelectorAll('.redline-heads')) heads.remove();
    return;
  }
  // A section in two languages was not compared: what it shows is the new text alone.
  for (const section of redline.querySelectorAll(
    '.redline-section:not([data-state="unchanged"], [data-state$="translated"])',
  )) {
    for (const block of [...section.children]) {
      if (block.matches('.unchanged, .redline-state')) continue;
      const [old, now] = [side('old', words), side('new', words)];
      const copy = block.cloneNode(true) as Element;
      for (const named of [copy, ...copy.querySelectorAll('[id], [data-diff-change]')]) {
        named.removeAttribute('id');
        named.removeAttribute('data-diff-change');
      }
      block.replaceWith(row(old, now));
      old.append(copy);
      now.append(block);
    }
    section.prepend(columnHeads(words));
  }
}

function row(old: HTMLElement, now: HTMLElement): HTMLElement {
  const element = document.createElement('div');
  element.className = 'redline-row';
  element.append(old, now);
  return element;
}

function side(name: 'old' | 'new', words: DOMStringMap): HTMLElement {
  const element = document.createElement('div');
  element.className = `side-${name}`;
  element.role = 'group';
  element.ariaLabel = words[name] ?? '';
  return element;
}

function columnHeads(words: DOMStringMap): HTMLElement {
  const heads = document.createElement('div');
  heads.className = 'redline-heads';
  heads.ariaHidden = 'true';
  for (const name of ['old', 'new']) {
    const head = document.createElement('p');
    head.textContent = words[name] ?? '';
    heads.append(head);
  }
  return heads;
}

customElements.define('redline-tools', RedlineTools);
