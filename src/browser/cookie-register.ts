/** Lets readers search, narrow and sort the cookie register. Without it the table is there, whole and in its own order. */

const PURPOSE = 1;

/** Enhances the register on the page, when there is one. */
export function enhanceCookieRegister(): void {
  const table = document.querySelector<HTMLTableElement>('.prose .cookie-register table');
  const template = document.querySelector<HTMLTemplateElement>('.cookie-tools-template');
  const body = table?.tBodies[0];
  if (!table || !template || !body) return;
  const tools = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
  table.before(tools);
  addFilter(tools, [...body.rows]);
  addSorting(table, body);
  table.tHead?.setAttribute('data-label', tools.dataset['sort'] ?? '');
}

function addFilter(tools: HTMLElement, rows: readonly HTMLTableRowElement[]): void {
  const [search, purpose, status] = [
    tools.querySelector('input'),
    tools.querySelector('select'),
    tools.querySelector('p'),
  ];
  if (!search || !purpose || !status) return;
  for (const name of new Set(rows.map((row) => textIn(row, PURPOSE)))) {
    purpose.add(new Option(name, name));
  }
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    for (const row of rows) {
      row.hidden =
        !row.textContent.toLowerCase().includes(wanted) ||
        (purpose.value !== '' && textIn(row, PURPOSE) !== purpose.value);
    }
    status.textContent = (status.dataset['shown'] ?? '')
      .replace('{shown}', String(rows.filter(({ hidden }) => !hidden).length))
      .replace('{total}', String(rows.length));
  };
  tools.addEventListener('input', filter);
}

function addSorting(table: HTMLTableElement, body: HTMLTableSectionElement): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const direction = head.ariaSort === 'ascending' ? 'descending' : 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.ariaSort = direction;
      const sorted = [...body.rows].sort((a, b) =>
        collator.compare(textIn(a, column), textIn(b, column)),
      );
      body.append(...(direction === 'ascending' ? sorted : sorted.reverse()));
    });
  });
}

/** What a cell says, or the value it stands for. */
function textIn(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return cell?.querySelector('data')?.value ?? cell?.textContent.trim() ?? '';
}
