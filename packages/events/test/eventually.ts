import { expect, vi } from 'vitest';

/** Waits until what is read equals what is expected. */
export async function eventually<Value>(read: () => Promise<Value> | Value, expected: Value): Promise<void> {
  await vi.waitFor(async () => expect(await read()).toEqual(expected), { timeout: 15_000, interval: 10 });
}
