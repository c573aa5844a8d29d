/**
 * `<search-box>`: a field that answers from the statement. Nothing is fetched before the reader turns to it; then the
 * program and what first suggestions are made of come at the same time.
 */
class SearchBox extends HTMLElement {
  connectedCallback(): void {
    if (this.dataset['place'] === 'page' && new URLSearchParams(location.search).has('q')) {
      this.wake();
    } else this.addEventListener('focusin', () => this.wake(), { once: true });
  }

  private wake(): void {
    const data = fetch(this.dataset['index'] ?? '').then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    });
    import('./search/start.ts')
      .then(({ start }) => start(this, data))
      .catch(() => {
        // The field stays a form, which leads to the page of results.
        this.addEventListener('focusin', () => this.wake(), { once: true });
      });
  }
}

customElements.define('search-box', SearchBox);

addEventListener('keydown', (event) => {
  const isShortcut =
    (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event)) ||
    (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey);
  const field =
    document.querySelector<HTMLInputElement>('main search-box input') ??
    document.querySelector<HTMLInputElement>('search-box input');
  if (!isShortcut || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

function isTyping({ target }: Event): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, select, textarea'))
  );
}
