import { expect, test } from 'vitest';
import { createTurns } from './in-turn.ts';

test('work of a key runs in the order asked for, also behind work that failed; other keys run beside it', async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const a1 = inTurn('a', async () => {
    await first.promise;
    done.push('a1');
    throw new Error('a1 failed');
  });
  const a2 = inTurn('a', async () => void done.push('a2'));
  const a3 = inTurn('a', async () => done.push('a3'));
  await inTurn('b', async () => void done.push('b1'));
  expect(done).toEqual(['b1']);
  first.resolve();
  await expect(a1).rejects.toThrow('a1 failed');
  await a2;
  expect(await a3).toBe(4);
  expect(done).toEqual(['b1', 'a1', 'a2', 'a3']);
});
