import { cardFileRead, caseChanged, type CaseChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { facility, surgicalCase } from './ids.ts';
import type { Publisher } from './publisher.ts';

/** Cases, and the file of their preference cards. */
export function caseEvents({ clock, publish }: Publisher) {
  return {
    /** A case at north without a card, unless it says otherwise. */
    surgicalCase: ({ number, version, ...said }: Partial<CaseChanged> & { number: string; version?: number }) =>
      publish(caseChanged, {
        version,
        data: {
          id: surgicalCase(number),
          number,
          facilityId: facility('north'),
          theatreId: null,
          scheduledAt: '2026-03-10T13:30:00Z',
          endsAt: null,
          status: 'SCHEDULED',
          procedure: null,
          surgeonId: null,
          readiness: 'UNKNOWN',
          problems: [{ code: 'NO_CARD', sentence: 'No card fits.', remedy: 'Add a card.' }],
          ...said,
        },
      }),
    cardFile: ({ version, state }: { version: number; state: 'LOADED' | 'REFUSED' }) =>
      publish(cardFileRead, {
        version,
        data: {
          id: hubId('cardfile', 'cards', 'cards.csv'),
          file: 'cards.csv',
          readAt: clock.now().toString(),
          state,
          cardCount: 0,
          faults: state === 'LOADED' ? [] : [{ line: 17, sentence: 'open_qty is not a number.' }],
          faultCount: state === 'LOADED' ? 0 : 1,
        },
      }),
  };
}
