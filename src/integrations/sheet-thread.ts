/* The thread that `archive.ts` has write the pages which share a sheet, one after the other, while it goes on. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { workerData } from 'node:worker_threads';
import { reworded } from '../domain/sheets.ts';

/** A page that is written, and the pages to be made of it. */
export interface FilledSheet {
  readonly source: string;
  readonly words: readonly string[];
  readonly copies: readonly { readonly file: string; readonly words: readonly string[] }[];
}

for (const { source, words, copies } of workerData as readonly FilledSheet[]) {
  const sheet = readFileSync(source, 'utf8');
  for (const copy of copies) {
    mkdirSync(dirname(copy.file), { recursive: true });
    writeFileSync(copy.file, reworded(sheet, words, copy.words));
  }
}
