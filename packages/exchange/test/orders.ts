import { hubId } from '@supply-hub/identifiers';
import { readSet } from '@supply-hub/x12';
import { sql } from 'drizzle-orm';
import type { X12Received, X12Receiver } from '../src/exchange.ts';

export const orderOf = (number: string): string => hubId('order', 'erp', number);

/**
 * A stand-in for orders: counts each order's 855s, which shows an effect that came twice. What PO109 says tells it what
 * to do: `Park`, `Throw`, `Duplicate`, or `Parts` with as many as PO102.
 */
export function receiverOf855(before: (message: X12Received) => Promise<void> = async () => undefined): X12Receiver {
  return {
    name: 'clinic.acknowledgements',
    protocol: 'x12',
    messageCode: '855',
    async receive(message, { tx }) {
      await before(message);
      const set = readSet(message.bytes, message.separators, message.version);
      const at = (id: string, element: number) => set.segments.find((each) => each.id === id)?.value(element);
      const number = at('BAK', 3) ?? '';
      const [told, parts] = [at('PO1', 9), Number(at('PO1', 2))];
      const done = typeof message.progress === 'number' ? message.progress : 0;
      await tx.execute(
        sql`insert into clinic.applied (message_id, control_id) values (${message.id}, ${`${number} ${done}`})`,
      );
      const about = { about: [orderOf(number)], facilityId: null };
      if (told === 'Throw') throw new Error('the receiver has a fault');
      if (told === 'Duplicate') return { kind: 'duplicate', of: null, ...about };
      if (told === 'Parts' && done + 1 < parts) return { kind: 'continues', progress: done + 1 };
      if (told === 'Park')
        return {
          kind: 'parked',
          reason: 'Part AX-1 is not known.',
          remedy: 'Confirm which item it is.',
          code: 'UNKNOWN_ITEM',
          wants: [{ kind: 'ITEM', key: 'AX-1', facts: { description: 'Stocking' } }],
          ...about,
        };
      await tx.execute(sql`
        insert into clinic.visit as visit (id, times, last_control_id) values (${number}, 1, ${message.controlId})
        on conflict (id) do update set times = visit.times + 1, last_control_id = ${message.controlId}`);
      return { kind: 'applied', ...about };
    },
  };
}
