import { describe, expect, it } from 'vitest';
import { warmUntil } from '../../src/browser/warm-engine.ts';
import { compareEditions } from '../../src/domain/comparison.ts';
import { parseHtml } from '../../src/domain/diff/index.ts';

const never = new Promise<never>(() => undefined);

describe('warmUntil', () => {
  it('compares nothing when all is there', async () => {
    let rounds = 0;
    await warmUntil(Promise.resolve(), () => (rounds += 1));
    expect(rounds).toBe(0);
  });

  it('stops as soon as what it waits for is there', async () => {
    const { promise: arrival, resolve: arrive } = Promise.withResolvers<undefined>();
    let rounds = 0;
    await warmUntil(arrival, () => {
      rounds += 1;
      if (rounds === 2) arrive(undefined);
    });
    expect(rounds).toBe(2);
  });

  it('gives up after a while, and leaves a failure to those whom it concerns', async () => {
    let rounds = 0;
    await warmUntil(never, () => (rounds += 1));
    expect(rounds).toBeGreaterThan(2);
    await expect(warmUntil(Promise.reject(new Error('offline')), () => 0)).resolves.toBeUndefined();
  });

  it('compares texts that differ in what versions differ in', async () => {
    const kinds = new Set<string>();
    await warmUntil(never, (before, after) => {
      for (const kind in compareEditions(before, after, parseHtml).stats.kinds) kinds.add(kind);
    });
    expect([...kinds].sort()).toEqual(['added', 'changed', 'moved', 'removed', 'renamed']);
  });
});
