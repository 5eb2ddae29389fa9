import { describe, expect, test } from 'vitest';
import type { ArrivedDocument, OutboundDocument, Take, Transport } from '../../src/transports/transport.ts';

/** What can be wrong between two parties. */
export type Trouble =
  /** The connection, or the share, is lost in the middle. */
  | 'cut'
  /** The other side has no room. */
  | 'full'
  /** It does not believe that we are we, or is not who it should be. */
  | 'wrong key'
  /** It answers nothing, without end. */
  | 'slow';

/** The partner's end of a transport, for one test. */
export interface Counterpart extends AsyncDisposable {
  /** From now on; null: nothing is wrong. */
  trouble(trouble: Trouble | null): void;
  /** What goes out: absent when nothing can be sent this way. */
  readonly sending?: {
    readonly transport: Transport;
    document(number: number): OutboundDocument;
    /** What the partner would work with now, by the name or id it knows it by. */
    received(): Promise<ReadonlyMap<string, Uint8Array>>;
    /** Under which name or id `received` has a document. */
    knownAs(document: OutboundDocument): string;
  };
  /** What comes in: absent when nothing can. */
  readonly receiving?: {
    /** A document as it is handed over, or lies there, from now on. */
    put(name: string, bytes: Uint8Array): Promise<void>;
    /** Half of it; the rest when asked. */
    putHalf(name: string, bytes: Uint8Array): Promise<() => Promise<void>>;
    /** A hub process that takes with `take`. `look` is one chance for what is whole to be taken. */
    hub(take: Take): Promise<{ look(signal: AbortSignal): Promise<void>; close(): Promise<void> }>;
    /** What the partner believes not to have been handed over yet. */
    waiting(): Promise<string[]>;
  };
}

const patience = (): AbortSignal => AbortSignal.timeout(20_000);
/** Far longer than anything takes that works, far shorter than the patience of what does not. */
const soon = (): AbortSignal => AbortSignal.timeout(700);

/** The promises that every transport keeps, whatever is wrong. */
export function describeTransport(name: string, make: () => Promise<Counterpart>): void {
  describe(name, () => {
    describe('sending', () => {
      const sending = (
        title: string,
        story: (it: NonNullable<Counterpart['sending']>, counterpart: Counterpart) => Promise<void>,
      ): void => {
        test(title, async () => {
          await using counterpart = await make();
          if (counterpart.sending !== undefined) await story(counterpart.sending, counterpart);
        });
      };
      const deliver = async (transport: Transport, document: OutboundDocument, signal = patience()) => {
        if (transport.deliver === undefined) throw new Error('nothing can be sent this way');
        return transport.deliver(document, signal);
      };

      sending(
        'a delivered document is there whole, byte for byte',
        async ({ transport, document, received, knownAs }) => {
          for (const number of [1, 2]) {
            expect(await deliver(transport, document(number))).toMatchObject({
              kind: 'delivered',
              evidence: expect.any(String),
            });
          }
          const there = await received();
          expect(there.size).toBe(2);
          for (const number of [1, 2])
            expect(Buffer.compare(there.get(knownAs(document(number))) ?? Buffer.of(), document(number).bytes)).toBe(0);
        },
      );

      sending(
        'R68: the same document again is the same document to the partner',
        async ({ transport, document, received }) => {
          expect((await deliver(transport, document(1))).kind).toBe('delivered');
          expect((await deliver(transport, document(1))).kind).toBe('delivered');
          expect((await received()).size).toBe(1);
        },
      );

      for (const trouble of ['cut', 'full', 'wrong key', 'slow'] as const) {
        sending(
          `${trouble}: it is not called delivered, nothing half is there, and it goes when the trouble is over`,
          async ({ transport, document, received, knownAs }, counterpart) => {
            const sent = document(1);
            counterpart.trouble(trouble);
            const begun = performance.now();
            const first = await deliver(transport, sent, trouble === 'slow' ? soon() : patience());
            expect(performance.now() - begun).toBeLessThan(10_000);
            // What is not known to be missing there is unknown; what cannot have got there has failed.
            const isCertain = trouble === 'wrong key' || trouble === 'full';
            if (isCertain) expect(first).toMatchObject({ kind: 'failed', retryable: true });
            else expect(['failed', 'unknown']).toContain(first.kind);
            expect('reason' in first && first.reason).toMatch(/\w+ \w+/);
            for (const bytes of (await received()).values()) expect(Buffer.compare(bytes, sent.bytes)).toBe(0);
            if (isCertain) expect((await received()).size).toBe(0);

            counterpart.trouble(null);
            expect((await deliver(transport, sent)).kind).toBe('delivered');
            expect([...(await received()).keys()]).toEqual([knownAs(sent)]);
          },
        );
      }

      sending('what is sent after it was closed has failed, and nothing hangs', async ({ transport, document }) => {
        await transport.close();
        expect((await deliver(transport, document(1), soon())).kind).not.toBe('refused');
      });
    });

    describe('receiving', () => {
      const receiving = (
        title: string,
        story: (it: NonNullable<Counterpart['receiving']>, counterpart: Counterpart) => Promise<void>,
      ): void => {
        test(title, async () => {
          await using counterpart = await make();
          if (counterpart.receiving !== undefined) await story(counterpart.receiving, counterpart);
        });
      };
      const bytesOf = (number: number): Uint8Array => Buffer.from(`document ${number} `.repeat(40_000));

      /** A store as the exchange is one: an arrival is kept once. */
      function store() {
        const kept = new Map<string, ArrivedDocument>();
        let failing = 0;
        let unnamed = 0;
        const take: Take = async (arrival) => {
          if (failing > 0) {
            failing -= 1;
            throw new Error('no space left on device');
          }
          kept.set(arrival.arrivalId ?? `unnamed ${(unnamed += 1)}`, arrival);
          return {};
        };
        return {
          take,
          /** The next so many takings fail. */
          fail: (times: number) => {
            failing = times;
          },
          contents: () => Array.from(kept.values(), ({ bytes }) => Buffer.from(bytes).toString()).toSorted(),
          first: () => kept.values().next().value,
        };
      }
      const texts = (...numbers: number[]): string[] => numbers.map((each) => Buffer.from(bytesOf(each)).toString());
      const lookUntil = async (hub: { look(signal: AbortSignal): Promise<void> }, isDone: () => boolean) => {
        for (let tries = 0; tries < 20 && !isDone(); tries += 1) await hub.look(patience());
      };

      receiving('what is there whole is taken once, byte for byte, and is off the partner’s hands', async (it) => {
        const kept = store();
        const hub = await it.hub(kept.take);
        await it.put('855_1.edi', bytesOf(1));
        await it.put('855_2.edi', bytesOf(2));
        for (let looks = 0; looks < 4; looks += 1) await hub.look(patience());
        expect(kept.contents()).toEqual(texts(1, 2));
        expect(await it.waiting()).toEqual([]);
        expect(kept.first()?.via.partner).toBe('acme');
        await hub.close();
      });

      receiving('half a document is never taken', async (it) => {
        const kept = store();
        const hub = await it.hub(kept.take);
        const rest = await it.putHalf('855_1.edi', bytesOf(1));
        await it.put('855_2.edi', bytesOf(2));
        for (let looks = 0; looks < 4; looks += 1) await hub.look(patience());
        expect(kept.contents()).toEqual(texts(2));
        await rest();
        await lookUntil(hub, () => kept.contents().length === 2);
        expect(kept.contents()).toEqual(texts(1, 2));
        await hub.close();
      });

      receiving('full: what the hub cannot store stays with the partner, and comes again', async (it) => {
        const kept = store();
        const hub = await it.hub(kept.take);
        kept.fail(2);
        await it.put('855_1.edi', bytesOf(1));
        for (let looks = 0; looks < 2; looks += 1) await hub.look(patience()).catch(() => undefined);
        expect(kept.contents()).toEqual([]);
        expect(await it.waiting()).toHaveLength(1);
        for (let looks = 0; looks < 4; looks += 1) await hub.look(patience()).catch(() => undefined);
        expect(kept.contents()).toEqual(texts(1));
        expect(await it.waiting()).toEqual([]);
        await hub.close();
      });

      for (const trouble of ['cut', 'wrong key', 'slow'] as const) {
        receiving(`${trouble}: nothing is taken, and all of it when the trouble is over`, async (it, counterpart) => {
          const kept = store();
          const hub = await it.hub(kept.take);
          await it.put('855_1.edi', bytesOf(1));
          counterpart.trouble(trouble);
          for (let looks = 0; looks < 2; looks += 1) {
            const begun = performance.now();
            await hub.look(trouble === 'slow' ? soon() : patience()).catch(() => undefined);
            expect(performance.now() - begun).toBeLessThan(10_000);
          }
          expect(kept.contents()).toEqual([]);
          counterpart.trouble(null);
          await lookUntil(hub, () => kept.contents().length > 0);
          expect(kept.contents()).toEqual(texts(1));
          expect(await it.waiting()).toEqual([]);
          await hub.close();
        });
      }

      receiving('two processes at once take each document once', async (it) => {
        const kept = store();
        const takings: string[] = [];
        const take: Take = async (arrival) => {
          takings.push(arrival.name);
          return kept.take(arrival);
        };
        const hubs = await Promise.all([it.hub(take), it.hub(take)]);
        const numbers = Array.from({ length: 12 }, (_, at) => at + 10);
        for (const number of numbers) await it.put(`855_${number}.edi`, bytesOf(number));
        for (let looks = 0; looks < 4; looks += 1)
          await Promise.all(hubs.map((hub) => hub.look(patience()).catch(() => undefined)));
        expect(kept.contents()).toEqual(texts(...numbers));
        expect(new Set(takings).size).toBe(takings.length);
        await Promise.all(hubs.map((hub) => hub.close()));
      });
    });
  });
}
