/**
 * Step 3, tables: which columns of two tables are one. In: two table blocks. Out: the columns of both in one order, or
 * null when a table has none (cells that span, rows of different lengths).
 *
 * Columns are known by their header and by the cells they hold; the best mapping that keeps the order of both sides
 * is found by dynamic programming.
 */
import type { Block } from './blocks.ts';
import { bagOf, dice } from './similarity.ts';

/** A column of either table or of both: its index there, or -1. */
export interface Column {
  old: number;
  new: number;
}

export function mapColumns(before: Block, after: Block): Column[] | null {
  const olds = columnsOf(before);
  const news = columnsOf(after);
  if (!olds || !news) return null;
  const width = news.length + 1;
  const best = new Float64Array((olds.length + 1) * width);
  // Of two tables of one width, a column that is like no other is the one in its place.
  const inPlace = olds.length === news.length ? 0.01 : 0;
  const likeness = olds.map((old, i) =>
    news.map((column, j) => likenessOf(old, column) || (i === j ? inPlace : 0)),
  );
  for (let i = olds.length - 1; i >= 0; i -= 1) {
    for (let j = news.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j]!,
        best[i * width + j + 1]!,
        likeness[i]![j]! + best[(i + 1) * width + j + 1]!,
      );
    }
  }
  const columns: Column[] = [];
  let i = 0;
  let j = 0;
  while (i < olds.length || j < news.length) {
    const rest = best[i * width + j]!;
    if (
      i < olds.length &&
      j < news.length &&
      likeness[i]![j]! > 0 &&
      rest === likeness[i]![j]! + best[(i + 1) * width + j + 1]!
    )
      columns.push({ old: i++, new: j++ });
    else if (i < olds.length && (j === news.length || rest === best[(i + 1) * width + j]!))
      columns.push({ old: i++, new: -1 });
    else columns.push({ old: -1, new: j++ });
  }
  return columns;
}

/** The cells of every column, header first; null if the table is no grid. */
function columnsOf(table: Block): Block[][] | null {
  const rows = rowsOf(table);
  const width = rows[0]?.children.length ?? 0;
  const grid = rows.every((row) => row.children.length === width && !row.children.some(spans));
  return grid && width > 0
    ? rows[0]!.children.map((_, k) => rows.map((row) => row.children[k]!))
    : null;
}

function rowsOf(table: Block): Block[] {
  return table.children.flatMap((part) => part.children.filter((row) => row.tag === 'tr'));
}

function spans(cell: Block): boolean {
  const { colSpan, rowSpan } = cell.element.properties;
  return Number(colSpan ?? 1) !== 1 || Number(rowSpan ?? 1) !== 1;
}

/** 0 when two columns have nothing to do with each other; up to 3. */
function likenessOf(old: Block[], column: Block[]): number {
  const header =
    old[0]!.identity === column[0]!.identity ? 2 : dice(bagOf(old[0]!), bagOf(column[0]!));
  const cells = sharedCells(old.slice(1), column.slice(1));
  return header < 0.34 && cells < 0.3 ? 0 : header + cells;
}

/** Which part of their cells two columns share. */
function sharedCells(as: readonly Block[], bs: readonly Block[]): number {
  const left = new Map<number, number>();
  for (const { identity } of as) left.set(identity, (left.get(identity) ?? 0) + 1);
  let common = 0;
  for (const { identity } of bs) {
    const count = left.get(identity) ?? 0;
    if (count > 0) {
      common += 1;
      left.set(identity, count - 1);
    }
  }
  return as.length + bs.length === 0 ? 0 : (2 * common) / (as.length + bs.length);
}
