import { availableParallelism } from 'node:os';

/** Runs a task for each item, a few at a time; fails when one does. */
export async function inParallel<T>(
  items: Iterable<T>,
  task: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await task(next.value);
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, worker));
}
