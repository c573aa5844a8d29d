import { Complaint } from './command.ts';
import type { Fault } from './command.ts';

/** Reads something of what the caller gave; throws Complaint when it will not do. */
type Reader = () => unknown;

/**
 * What each of some readers gives, by their names. All of them are heard before any of them stops the command.
 *
 * @throws Complaint with the faults of all that complain.
 */
export async function readAll<Readers extends Readonly<Record<string, Reader>>>(
  readers: Readers,
): Promise<{ [Name in keyof Readers]: Awaited<ReturnType<Readers[Name]>> }> {
  const faults: Fault[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(readers)) {
    try {
      read[name] = await reader();
    } catch (error) {
      if (!(error instanceof Complaint)) throw error;
      faults.push(...error.faults);
    }
  }
  complainOf(faults);
  return read as { [Name in keyof Readers]: Awaited<ReturnType<Readers[Name]>> };
}

/** What a reader gives for each of several values, in their order. Throws Complaint like `readAll`. */
export async function readEach<Value, Result>(
  values: readonly Value[],
  reader: (value: Value) => Result,
): Promise<Awaited<Result>[]> {
  return Object.values(
    await readAll(Object.fromEntries(values.map((value, at) => [at, () => reader(value)]))),
  );
}

/** Throws Complaint with all of some faults, if there are any. The same one, met twice, is told once. */
export function complainOf(faults: readonly Fault[]): void {
  const [first, ...others] = new Map(
    faults.map((fault) => [fault.message + fault.fix, fault]),
  ).values();
  if (first) throw new Complaint(first.message, first.expected, first.fix, others);
}
