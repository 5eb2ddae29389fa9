import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Pair } from './needs-due.ts';

/** A line as it is asked for. Amounts are texts in the base unit. */
export interface NewAskedLine extends Pair {
  readonly commandId: string;
  readonly position: number;
  readonly system: string;
  readonly unit: string;
  readonly quantity: string;
  readonly surplus: string;
  readonly neededOn: string;
  readonly supplierId: string | null;
  readonly contractId: string | null;
  readonly isUrgent: boolean;
  readonly priceMark: string | null;
  readonly askedBy: string;
  /** For which demands, and how much each. */
  readonly covers: readonly { readonly demandId: string; readonly caseId: string; readonly quantity: string }[];
}

/** Keeps lines that are asked for, with whom they are for. Two statements. */
export async function keepAskedLines(tx: Tx, lines: readonly NewAskedLine[], at: Temporal.Instant): Promise<void> {
  const rows = lines.map((line) => ({
    command_id: line.commandId,
    position: line.position,
    system: line.system,
    item_id: line.itemId,
    facility_id: line.facilityId,
    unit: line.unit,
    quantity: line.quantity,
    surplus: line.surplus,
    needed_on: line.neededOn,
    supplier_id: line.supplierId,
    contract_id: line.contractId,
    is_urgent: line.isUrgent,
    price_mark: line.priceMark,
    asked_by: line.askedBy,
  }));
  await tx.execute(sql`
    insert into orders.asked_line (command_id, position, system, item_id, facility_id, unit, quantity, surplus, needed_on,
      supplier_id, contract_id, is_urgent, price_mark, asked_by, asked_at, state)
    select given.*, ${at.toString()}::timestamptz, 'ASKED'
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(command_id text, position integer, system text,
      item_id text, facility_id text, unit text, quantity numeric, surplus numeric, needed_on date, supplier_id text,
      contract_id text, is_urgent boolean, price_mark text, asked_by text)`);
  const covers = lines.flatMap(({ commandId, position, covers: of }) =>
    of.map(({ demandId, caseId, quantity }) => ({
      demand_id: demandId,
      case_id: caseId,
      command_id: commandId,
      position,
      quantity,
    })),
  );
  await tx.execute(sql`
    insert into orders.need_cover (demand_id, case_id, command_id, position, quantity)
    select * from jsonb_to_recordset(${JSON.stringify(covers)}::text::jsonb)
      as given(demand_id text, case_id text, command_id text, position integer, quantity numeric)`);
}

const $EndedLine = z.object({
  position: z.number(),
  item_id: z.string(),
  facility_id: z.string(),
  demand_ids: z.array(z.string()),
});

/** What becomes of the lines a command asked for; those it was for, and their pairs are looked at again. */
export async function endAskedLines(
  tx: Tx,
  commandId: string,
  end:
    | { readonly state: 'WITHDRAWN' | 'REFUSED' }
    | {
        readonly state: 'STANDS';
        readonly requisitionId: string;
        readonly lineIds: ReadonlyMap<number, string>;
      },
): Promise<z.output<typeof $EndedLine>[]> {
  const ids =
    end.state === 'STANDS'
      ? [...end.lineIds].map(([position, id]) => ({ position, id, requisition: end.requisitionId }))
      : [];
  const rows = await tx.execute(sql`
    with ended as (
      update orders.asked_line as line set state = ${end.state},
        requisition_id = made.requisition, requisition_line_id = made.id
      from orders.asked_line as before
      left join jsonb_to_recordset(${JSON.stringify(ids)}::text::jsonb) as made(position integer, id text, requisition text)
        on made.position = before.position
      where before.command_id = ${commandId} and (line.command_id, line.position) = (before.command_id, before.position)
      returning line.command_id, line.position, line.item_id, line.facility_id
    ), due as (
      insert into orders.need_due (item_id, facility_id) select distinct item_id, facility_id from ended
    )
    select position, item_id, facility_id, coalesce((
      select jsonb_agg(demand_id) from orders.need_cover as cover
      where (cover.command_id, cover.position) = (ended.command_id, ended.position)), '[]') as demand_ids
    from ended`);
  return rows.map((row) => $EndedLine.parse(row));
}

const $StandingLine = z
  .object({
    command_id: z.string(),
    position: z.number(),
    system: z.string(),
    item_id: z.string(),
    facility_id: z.string(),
    quantity: z.string(),
    needed_on: z.string(),
    state: z.string(),
    change_command_id: z.string().nullable(),
    changes: z.number(),
    requisition_id: z.string().nullable(),
  })
  .transform((row) => ({
    commandId: row.command_id,
    position: row.position,
    system: row.system,
    itemId: row.item_id,
    facilityId: row.facility_id,
    quantity: row.quantity,
    neededOn: row.needed_on,
    state: row.state,
    changeCommandId: row.change_command_id,
    changes: row.changes,
    requisitionId: row.requisition_id,
  }));
export type KeptAskedLine = z.output<typeof $StandingLine>;

/** The line of a requisition, if the hub asked for it. Locked. */
export async function askedLineOf(tx: Tx, requisitionLineId: string): Promise<KeptAskedLine | null> {
  const [row] = await tx.execute(sql`
    select command_id, position, system, item_id, facility_id, quantity::text, needed_on::text, state, change_command_id,
      changes, requisition_id
    from orders.asked_line where requisition_line_id = ${requisitionLineId} for update`);
  return row === undefined ? null : $StandingLine.parse(row);
}

/** Notes that a line is being withdrawn or changed. */
export async function noteChanging(tx: Tx, line: { commandId: string; position: number }, by: string): Promise<void> {
  await tx.execute(sql`
    update orders.asked_line set change_command_id = ${by}
    where (command_id, position) = (${line.commandId}, ${line.position})`);
}

/** What came of changing a line; its pair is looked at again. */
export async function endChange(
  tx: Tx,
  changeCommandId: string,
  end: {
    readonly isWithdrawn?: boolean;
    readonly quantity?: string | null;
    readonly neededOn?: string | null;
    readonly isDone: boolean;
  },
): Promise<void> {
  await tx.execute(sql`
    with changed as (
      update orders.asked_line set change_command_id = null,
        changes = changes + ${end.isDone ? 1 : 0},
        state = case when ${end.isWithdrawn ?? false} then 'WITHDRAWN' else state end,
        quantity = coalesce(${end.quantity ?? null}::numeric, quantity),
        needed_on = coalesce(${end.neededOn ?? null}::date, needed_on)
      where change_command_id = ${changeCommandId}
      returning item_id, facility_id
    )
    insert into orders.need_due (item_id, facility_id) select distinct * from changed`);
}
