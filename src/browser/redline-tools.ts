/**
 * `<redline-tools>`: steps from change to change with buttons, and then with the keys n and p, and shows old and new side by
 * side. Without it the redline is read as one text.
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
      // Elsewhere a letter is somebody's speech, meant for a program that types it.
      if (!(event.target instanceof Element && event.target.closest('redline-tools, .redline')))
        return;
      if (event.key === 'n') step(1);
      if (event.key === 'p') step(-1);
    });
  }
}

/** Goes to the next or previous change from the one last visited, or from where the reader is. */
function step(by: number): void {
  const changes = [...document.querySelectorAll<HTMLElement>('.redline [data-diff-change]')].filter(
    (change) => change.checkVisibility() && !isHidden(change),
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

/** Whether all that changed is small, and the reader asked not to see that. */
function isHidden(change: Element): boolean {
  if (!document.querySelector('.hide-minor :checked')) return false;
  const marks = [change, ...change.querySelectorAll('*')].filter((node) => node.matches(MARK));
  return marks.length > 0 && marks.every((mark) => mark.matches('[data-diff-minor]'));
}

/** What shows a change. */
const MARK = 'ins, del, [data-diff], .diff-note';

/**
 * Sets each changed block twice beside itself, the old text without what was added, the new without what was removed.
 *
 * @param words names of the two columns: seen above each section, spoken for each side of a row.
 */
function sideBySide(redline: HTMLElement, on: boolean, words: DOMStringMap): void {
  redline.classList.toggle('side-by-side', on);
  if (!on) {
    for (const row of redline.querySelectorAll('.redline-row')) {
      const [old, now] = row.children;
      if (!old || !now) continue;
      for (const [before, after] of twins(old, now)) moveNames(before, after);
      row.replaceWith(...now.childNodes);
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
      block.replaceWith(row(old, now));
      now.append(block);
      old.append(block.cloneNode(true));
      for (const [before, after] of twins(old, now)) {
        // What is gone is in sight on the old side only: there links and steps find it.
        if (after.closest(GONE)) moveNames(after, before);
        else for (const name of NAMES) before.removeAttribute(name);
      }
    }
    section.prepend(columnHeads(words));
  }
}

/** What links and steps know a node by. */
const NAMES = ['id', 'data-diff-change'];

/** What the new side does not show. */
const GONE = 'del, [data-diff="del"], [data-diff="move-from"]';

/** The nodes of two columns that are copies of each other. */
function twins(old: Element, now: Element): (readonly [Element, Element])[] {
  const copies = [...now.querySelectorAll('*')];
  return [...old.querySelectorAll('*')].flatMap((node, place) => {
    const copy = copies[place];
    return copy ? [[node, copy] as const] : [];
  });
}

function moveNames(from: Element, to: Element): void {
  for (const name of NAMES) {
    const value = from.getAttribute(name);
    if (value !== null) to.setAttribute(name, value);
    from.removeAttribute(name);
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
