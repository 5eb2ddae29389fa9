import { allocationDecided, batchHandler, caseChanged, type EventOf } from '@supply-hub/events';
import { noteLate } from '../db/queries/order-lives.ts';
import { notePricesAgain } from '../db/queries/price-checks.ts';
import { keepReliances, keepRelyingCases } from '../db/queries/relying-cases.ts';

type Told = EventOf<typeof allocationDecided | typeof caseChanged>;

/** Cases, and the lines of orders they rely on → how urgent a line is. One that a price stops may have become so. */
export const onRelyingCases = batchHandler(
  [caseChanged, allocationDecided],
  'orders.relying-cases',
  async (events, { tx }) => {
    const newest = [
      ...new Map(events.map((event: Told) => [`${event.type} ${event.subject}`, event] as const)).values(),
    ];
    const cases = newest.flatMap((event) =>
      event.type === 'procedures.case-changed' ? [{ version: event.aggregateversion, data: event.data }] : [],
    );
    const decided = newest.flatMap((event) =>
      event.type === 'procedures.allocation-decided' ? [{ version: event.aggregateversion, data: event.data }] : [],
    );
    if (cases.length > 0) await keepRelyingCases(tx, cases);
    const lines = decided.length > 0 ? await keepReliances(tx, decided) : new Set<string>();
    await noteLate(tx, [...lines]);
    const caseIds = cases.map(({ data }) => data.id);
    await notePricesAgain(tx, { orderLineIds: [...lines], caseIds });
  },
);
