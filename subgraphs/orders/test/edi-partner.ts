import { tradingPartnerChanged } from '@supply-hub/events';
import type { Reception, X12Received } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import { silentLog } from '@supply-hub/log';
import { partnerProfileSchema, type PartnerProfile, type TradingPartner } from '@supply-hub/partners';
import { connect, type Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { runningOrders } from './running-orders.ts';
import { tellEvent } from './tell-event.ts';

type Hub = Pick<Awaited<ReturnType<typeof runningOrders>>, 'db' | 'subgraph' | 'url' | 'clock'>;

/** An invented supplier's profile, as its file says it. */
export function alpineProfile(changes: Partial<z.input<typeof partnerProfileSchema>> = {}): PartnerProfile {
  return partnerProfileSchema.parse({
    partner: 'alpine',
    name: 'Alpine Surgical',
    kind: 'supplier',
    supplier: { system: 'erp', number: '1000321' },
    timeZone: 'America/Denver',
    x12: {
      us: { qualifier: 'ZZ', id: 'MERIDIAN', group: 'MERIDIAN' },
      them: { qualifier: 'ZZ', id: 'ALPINE', group: 'ALPINE' },
    },
    documents: { receive: ['855', '856', '810'], send: ['850'], sendOrdersFrom: '2026-03-08' },
    transports: { main: { kind: 'folder', in: '/nowhere/in', out: '/nowhere/out' } },
    send: { via: 'main' },
    ...changes,
  });
}

export function partnerOf(profile: PartnerProfile, version = 1): TradingPartner {
  return {
    id: hubId('partner', 'hub', profile.partner),
    version,
    profile,
    supplierId: profile.supplier ? hubId('supplier', profile.supplier.system, profile.supplier.number) : null,
    hold: null,
  };
}

/** The exchange and the subgraph hear of a partner, in this order unless the exchange is to hear of it later. */
export async function tellOfPartner(
  hub: Hub,
  profile: PartnerProfile,
  { version = 1, isKnownToExchange = true, isGone = false } = {},
): Promise<void> {
  const { id, supplierId } = partnerOf(profile);
  const data = { id, partner: profile.partner, name: profile.name, supplierId, profile, hold: null, isGone };
  if (isKnownToExchange) await tellExchange(hub, profile);
  await tellEvent(hub, tradingPartnerChanged, { subject: id, data, version, consumer: 'orders.partners' });
}

export async function tellExchange(hub: Hub, profile: PartnerProfile): Promise<void> {
  const { id, supplierId } = partnerOf(profile);
  const exchange = connect({ url: hub.url, schema: 'hub', name: 'exchange', max: 1 });
  try {
    await exchange.sql`
      insert into hub.partner (partner, id, version, name, profile, supplier_id, hold, is_gone)
      values (${profile.partner}, ${id}, 1, ${profile.name}, ${JSON.stringify(profile)}::text::jsonb, ${supplierId}, null, false)
      on conflict (partner) do update set profile = excluded.profile`;
  } finally {
    await exchange.close();
  }
}

/** Every message of the exchange with its segments as they would be written. */
export async function messagesOf(hub: Hub) {
  const exchange = connect({ url: hub.url, schema: 'hub', name: 'exchange', max: 1 });
  try {
    const rows = await exchange.sql<
      {
        id: string;
        partner: string;
        type: string;
        key: string;
        about: string[];
        state: string;
        segments: string[][] | null;
      }[]
    >`
      select id, partner, document_type as type, business_key as key, about, state, segments
      from hub.message left join hub.message_segments on message_id = id order by seq`;
    return rows.map(({ segments, ...row }) => ({ ...row, segments: (segments ?? []).map(textOf) }));
  } finally {
    await exchange.close();
  }
}

const textOf = (segment: readonly (string | null)[]) => segment.map((element) => element ?? '').join('*');

/** A set as it comes from a partner. Segments end at `~`, and may stand on lines of their own. */
export function received(
  text: string,
  { partner = partnerOf(alpineProfile()), id = 'm1' }: { partner?: TradingPartner; id?: string } = {},
): X12Received {
  const body = text.replaceAll(/~\s+/g, '~').trim();
  const code = body.slice(0, 3);
  const segments = body.split('~').filter((each) => each !== '').length;
  const set = `ST*${code}*0001~${body.slice(4)}SE*${segments + 1}*0001~`;
  return {
    protocol: 'x12',
    id: hubId('message', 'exchange', id),
    bytes: new TextEncoder().encode(set),
    separators: { element: '*', component: '>', repetition: null, segment: '~' },
    version: '004010',
    messageCode: code,
    controlId: '0001',
    interchangeControl: '000000001',
    groupControl: '1',
    sentAt: '2026-03-09T08:00',
    partner,
    receivedAt: Temporal.Instant.from('2026-03-09T13:00:00Z'),
    progress: null,
  };
}

/** Has a message received as the exchange would: what is not applied leaves nothing. */
export async function take(hub: Pick<Hub, 'db' | 'subgraph'>, message: X12Received): Promise<Reception> {
  const receiver = hub.subgraph.receivers.find(
    (each) => each.protocol === 'x12' && each.messageCode === message.messageCode,
  );
  if (receiver?.protocol !== 'x12') throw new Error(`nobody takes ${message.messageCode}`);
  const receive = async (tx: Tx) => {
    const reception = await receiver.receive(message, { tx, log: silentLog });
    if (reception.kind === 'parked' || reception.kind === 'duplicate') throw new Undone(reception);
    return reception;
  };
  try {
    return await hub.db.transaction(receive);
  } catch (error) {
    if (error instanceof Undone) return error.reception;
    throw error;
  }
}

/** As if nothing had been received: what was kept of messages is gone, and all that followed from it stays. */
export async function forgetDocuments({ db }: Pick<Hub, 'db'>): Promise<void> {
  for (const table of ['supplier_document_line', 'supplier_document_order', 'supplier_document'])
    await db.execute(sql`delete from ${sql.raw(`orders.${table}`)}`);
}

class Undone extends Error {
  readonly reception: Reception;
  constructor(reception: Reception) {
    super('undone');
    this.reception = reception;
  }
}
