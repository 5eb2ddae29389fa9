import type { GraphQLFormattedError } from 'graphql';
import { expect, test } from 'vitest';
import { makeFrame } from './frame.ts';
import { Subscriber, type Outlet } from './subscriber.ts';

function slowClient() {
  const sent: { n: unknown; skipped: unknown }[] = [];
  const ended: (GraphQLFormattedError | undefined)[] = [];
  let drained: () => void = () => undefined;
  const outlet = {
    waitingBytes: 0,
    send(json: Buffer) {
      const { data, extensions } = JSON.parse(json.toString());
      sent.push({ n: data.n, skipped: extensions.skipped });
    },
    onceDrained: (then: () => void) => (drained = then),
    end: (error?: GraphQLFormattedError) => ended.push(error),
  } satisfies Outlet;
  return { outlet, sent, ended, subscriber: new Subscriber(outlet), drain: () => drained() };
}
const frame = (n: number, key: string) => makeFrame(n, key, { data: { n } });

test('a client that does not read skips to the latest of each key, in order, and is told how many it missed', () => {
  const { outlet, sent, subscriber, drain } = slowClient();
  subscriber.offer(frame(1, 'a'));
  outlet.waitingBytes = 1e9;
  for (const [n, key] of [
    [2, 'a'],
    [3, 'b'],
    [4, 'a'],
    [5, 'a'],
  ] as const)
    subscriber.offer(frame(n, key));
  expect(sent).toEqual([{ n: 1, skipped: undefined }]);
  outlet.waitingBytes = 0;
  drain();
  subscriber.offer(frame(6, 'b'));
  expect(sent.slice(1)).toEqual([
    { n: 3, skipped: undefined },
    { n: 5, skipped: 2 },
    { n: 6, skipped: undefined },
  ]);
});

test('what it has seen is not sent again', () => {
  const { sent, subscriber } = slowClient();
  for (const n of [1, 2, 1, 2]) subscriber.offer(frame(n, 'a'));
  subscriber.passed(5);
  subscriber.offer(frame(4, 'a'));
  expect(sent.map(({ n }) => n)).toEqual([1, 2]);
});

test('what is kept for a client that never reads has an end', () => {
  const { outlet, ended, subscriber } = slowClient();
  outlet.waitingBytes = 1e9;
  for (let n = 1; n <= 1001; n += 1) subscriber.offer(frame(n, `key_${n}`));
  expect(ended).toMatchObject([{ extensions: { code: 'TOO_SLOW' } }]);
});
