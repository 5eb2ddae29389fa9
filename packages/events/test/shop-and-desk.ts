import type { Connection, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { defineEvent, type EventOf } from '../src/define-event.ts';
import type { HandlerContext } from '../src/handler.ts';
import { publish } from '../src/outbox.ts';

/** Two invented subgraphs: the shop changes things and says so, the desk takes a note of each change. */
export const thingChanged = defineEvent({
  type: 'shop.thing-changed',
  version: 1,
  aggregate: 'thing',
  data: z.object({ id: z.string(), colour: z.string() }),
  example: null,
});

export const noteTaken = defineEvent({
  type: 'desk.note-taken',
  version: 1,
  aggregate: 'note',
  data: z.object({ about: z.string() }),
  example: null,
});

export const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');

/** What every writer does: the write locks the row, the row gives the version, the event goes with both. */
export async function changeThing(tx: Tx, id: string, colour = 'red'): Promise<number> {
  const [row] = await tx.execute(sql`
    insert into shop.thing (id, version) values (${id}, 1)
    on conflict (id) do update set version = thing.version + 1 returning version`);
  const version = Number(row?.['version']);
  await publish(tx, thingChanged, {
    aggregateId: id,
    aggregateVersion: version,
    data: { id, colour },
    occurredAt: noon,
  });
  return version;
}

/** So many changes, one transaction each, in turn over the things. */
export async function changeThings(shop: Connection, ids: readonly string[], times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    for (const id of ids) await shop.db.transaction((tx) => changeThing(tx, id));
  }
}

/** A handler's effect. */
export async function takeNote(event: EventOf<typeof thingChanged>, { tx }: HandlerContext): Promise<void> {
  await note(tx, 'desk.notes', event);
}

export async function note(tx: Tx, consumer: string, event: EventOf<typeof thingChanged>): Promise<void> {
  await tx.execute(sql`
    insert into desk.note (consumer, thing, version) values (${consumer}, ${event.subject}, ${event.aggregateversion})`);
}

/** All notes as `thing@version`, in the order they were taken. */
export async function notes(desk: Connection, consumer = 'desk.notes'): Promise<string[]> {
  const rows = await desk.sql<{ note: string }[]>`
    select thing || '@' || version as note from desk.note where consumer = ${consumer} order by place`;
  return rows.map((row) => row.note);
}
