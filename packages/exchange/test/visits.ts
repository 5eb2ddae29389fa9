import { hubId } from '@supply-hub/identifiers';
import { readMessage } from '@supply-hub/hl7v2';
import { sql } from 'drizzle-orm';
import type { Hl7Receiver } from '../src/exchange.ts';

export const facilityId = hubId('facility', 'hub', 'north');
export const caseOf = (filler: string): string => hubId('case', 'ehr', filler);

/**
 * A stand-in for a subgraph: counts each appointment's messages, which shows an effect that came twice. SCH-6 of a
 * message tells it what to do: `Park` parks what it has written, `Throw` fails.
 */
export function receiverOfVisits(before: (controlId: string) => Promise<void> = async () => undefined): Hl7Receiver {
  return {
    name: 'clinic.visits',
    protocol: 'hl7v2',
    messageCode: 'SIU',
    async receive({ bytes, controlId, id }, { tx }) {
      await before(controlId);
      const reading = readMessage(bytes);
      if (!reading.ok) throw new Error('it was readable when it came');
      const filler = reading.message.value('SCH-2.1') ?? id;
      await tx.execute(sql`insert into clinic.applied (message_id, control_id) values (${id}, ${controlId})`);
      await tx.execute(sql`
        insert into clinic.visit as visit (id, times, last_control_id) values (${filler}, 1, ${controlId})
        on conflict (id) do update set times = visit.times + 1, last_control_id = ${controlId}`);
      const told = reading.message.value('SCH-6');
      if (told === 'Throw') throw new Error('the receiver has a fault, which quotes 1971-02-03');
      const about = [caseOf(filler)];
      if (told !== 'Park') return { kind: 'applied', about, facilityId };
      const [known] = await tx.execute(sql`select from clinic.visit where id = 'the room is known'`);
      if (known !== undefined) return { kind: 'applied', about, facilityId };
      return { kind: 'parked', reason: 'The room OR9 is not known.', remedy: 'Add it to hub.yaml.', about, facilityId };
    },
  };
}
