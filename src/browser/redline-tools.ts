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
        sideBySide(redline, on);
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

/** Sets each changed block twice beside itself, the old text without what was added, the new without what was removed. */
function sideBySide(redline: HTMLElement, on: boolean): void {
  redline.classList.toggle('side-by-side', on);
  if (!on) {
    for (const row of redline.querySelectorAll('.redline-row')) {
      const [, now] = row.children;
      if (now) row.replaceWith(...now.childNodes);
    }
    return;
  }
  for (const section of redline.querySelectorAll(
    '.redline-section:not([data-state="unchanged"])',
  )) {
    for (const block of [...section.children]) {
      if (block.matches('.unchanged, .redline-state')) continue;
      const row = document.createElement('div');
      row.className = 'redline-row';
      const [old, now] = [document.createElement('div'), document.createElement('div')];
      old.className = 'side-old';
      now.className = 'side-new';
      const copy = block.cloneNode(true) as Element;
      for (const named of [copy, ...copy.querySelectorAll('[id], [data-diff-change]')]) {
        named.removeAttribute('id');
        named.removeAttribute('data-diff-change');
      }
      block.replaceWith(row);
      old.append(copy);
      now.append(block);
      row.append(old, now);
    }
  }
}

customElements.define('redline-tools', RedlineTools);
