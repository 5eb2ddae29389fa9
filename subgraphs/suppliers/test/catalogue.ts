import type { X12Received } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import { partnerProfileSchema } from '@supply-hub/partners';
import { id } from './suppliers-hub.ts';

const separators = { element: '*', component: '>', repetition: null, segment: '~' } as const;

/** Segments of a set, ST and SE put around them, as the exchange hands them to a receiver. */
export function catalogue(
  type: '832' | '845',
  segments: readonly string[],
  about: {
    message?: string;
    sentAt?: string | null;
    supplierId?: string | null;
    units?: Record<string, string>;
  } = {},
): X12Received {
  const { message = 'one', sentAt = '2026-03-01T09:00', supplierId = id('supplier', '100'), units = {} } = about;
  const body = [`ST*${type}*0001`, ...segments, `SE*${segments.length + 2}*0001`].map((line) => `${line}~`).join('\n');
  return {
    id: hubId('message', 'hub', message),
    protocol: 'x12',
    bytes: new TextEncoder().encode(body),
    separators,
    version: '004010',
    messageCode: type,
    controlId: '0001',
    interchangeControl: '000000001',
    groupControl: '1',
    sentAt,
    receivedAt: Temporal.Instant.from('2026-03-09T12:00:00Z'),
    progress: null,
    partner: {
      id: hubId('partner', 'hub', 'alpine-surgical'),
      version: 1,
      supplierId,
      hold: null,
      profile: partnerProfileSchema.parse({
        partner: 'alpine-surgical',
        name: 'Alpine Surgical',
        kind: supplierId === null ? 'buying-group' : 'supplier',
        ...(supplierId !== null && { supplier: { system: 'erp', number: '100' } }),
        timeZone: 'America/Denver',
        x12: {
          us: { qualifier: 'ZZ', id: 'MERIDIAN', group: 'MERIDIAN' },
          them: { qualifier: 'ZZ', id: 'ALPINE', group: 'ALPINE' },
        },
        documents: { receive: [type] },
        units,
        transports: { folder: { kind: 'folder', in: 'in', out: 'out' } },
        send: { via: 'folder' },
      }),
    },
  };
}
