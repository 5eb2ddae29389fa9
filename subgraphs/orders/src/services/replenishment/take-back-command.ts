import { recordAudit } from '@supply-hub/audit';
import { askBack } from '@supply-hub/commands';
import { reaches } from '@supply-hub/identity';
import type { OrdersContext } from '../../context.ts';
import { visibleCommands } from '../../db/queries/replenishment/visible-commands.ts';
import { deed, refusal, type AskedByPerson, type Said } from './ask-by-person.ts';
import { owner } from './command-kinds.ts';

/**
 * Takes back a command that was not begun or is stuck, once under the key: the task that carries them out ends it, and all
 * that follows from that follows. @throws NotPermitted | InvalidInput
 */
export function takeBackCommand(
  context: OrdersContext,
  { commandId: id, ...said }: Said & { readonly commandId: string },
): Promise<AskedByPerson> {
  const { viewer } = context;
  return deed(context, 'withdrawCommand', { id }, said, async (tx, at, { reason }) => {
    const command = (await visibleCommands(tx, viewer, [id])).get(id);
    const isTheirs = command?.facilityIds?.every((facility) => reaches(viewer.facilities, facility)) ?? true;
    if (command === undefined || command.owner !== owner || !isTheirs)
      return refusal('NOT_FOUND', 'commandId', 'There is no such command.');
    if (command.endedAt !== null) return refusal('TOO_LATE', 'commandId', 'It has ended already.');
    if (!(await askBack(tx, id, `Taken back: ${reason}`, at)))
      return refusal('BEING_CHANGED', 'commandId', 'It is being carried out: wait for what comes of that.');
    const { facilityIds, supplierIds, state } = command;
    const before = { state, stuckSince: command.stuckSince?.toString() ?? null };
    await recordAudit(
      tx,
      [
        {
          actor: viewer.subject,
          action: 'command-withdrawn',
          subject: id,
          reason,
          before,
          after: { state: 'WITHDRAWN' },
          facilityIds,
          supplierIds,
        },
      ],
      at,
    );
    return id;
  });
}
