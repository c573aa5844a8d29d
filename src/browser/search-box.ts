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
    this.querySelector('.search-status')?.remove();
    Promise.all([import('./search/start.ts'), data])
      .then(([{ start }]) => start(this, data))
      .catch(() => {
        // The field stays a form, which leads to the page of results. There it is said that there are none.
        this.addEventListener('focusin', () => this.wake(), { once: true });
        const { failed } = this.dataset;
        if (failed) this.tell(failed);
      });
  }

  /** Says why there are no results, and keeps the question. */
  private tell(failed: string): void {
    const [field] = this.getElementsByTagName('input');
    if (field) field.value ||= new URLSearchParams(location.search).get('q') ?? '';
    const status = document.createElement('p');
    status.className = 'search-status';
    status.role = 'alert';
    status.textContent = failed;
    this.append(status);
  }
}

customElements.define('search-box', SearchBox);

addEventListener('keydown', (event) => {
  const isShortcut =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
  const field =
    document.querySelector<HTMLInputElement>('main search-box input') ??
    document.querySelector<HTMLInputElement>('search-box input');
  if (!isShortcut || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
