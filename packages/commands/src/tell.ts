import { commandChanged, publishAll } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import type { Command } from './command.ts';

/** Tells what has become of commands. The caller has just written them. */
export async function tellOfCommands(tx: Tx, commands: readonly Command[], at: Temporal.Instant): Promise<void> {
  await publishAll(
    tx,
    commandChanged,
    commands.map((command) => ({
      aggregateId: command.id,
      aggregateVersion: command.version,
      occurredAt: at,
      data: {
        id: command.id,
        owner: command.owner,
        system: command.system,
        kind: command.kind,
        state: command.state,
        said: command.said,
        askedBy: command.askedBy,
        askedAt: command.askedAt.toString(),
        endedAt: command.endedAt?.toString() ?? null,
        about: [...command.about],
        facilityIds: command.facilityIds === null ? null : [...command.facilityIds],
        supplierIds: [...command.supplierIds],
      },
    })),
  );
}
