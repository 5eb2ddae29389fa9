import type { HubConfig } from '@supply-hub/config';
import type { Hl7Received, Hl7Receiver, Reception } from '@supply-hub/exchange';
import { readMessage } from '@supply-hub/hl7v2';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { knownIdentifiers } from '../db/queries/folded-cases.ts';
import { belongingOf, type CaseName } from '../domain/case-identity.ts';
import { needsSupplies } from '../domain/surgical-case.ts';
import { foldSchedule } from '../services/fold-schedule.ts';
import { readScheduleMessage } from '../sources/hl7v2/mapping.ts';

/**
 * SIU: each message is a snapshot of one appointment, folded into its case by event time (R24, R25, R29). What the hub
 * cannot make sense of waits for a person under its own sentence, and what cannot say where or when a case is that the
 * hub would have to get supplies for.
 */
export function onScheduleMessage({ config }: { config: HubConfig }): Hl7Receiver {
  return {
    name: 'procedures.schedule',
    protocol: 'hl7v2',
    messageCode: 'SIU',
    receive: (message, { tx }) => receive(message, tx, config),
  };
}

async function receive(message: Hl7Received, tx: Tx, config: HubConfig): Promise<Reception> {
  const { id, bytes, sender, receivedAt } = message;
  const read = readMessage(bytes);
  if (!read.ok)
    return parked(`The message cannot be read: ${read.reason}.`, `Ask ${sender.name} to correct and send it again.`);
  const meaning = readScheduleMessage(read.message, { config, sender, receivedAt });
  if (meaning.kind === 'nothing') return { kind: 'applied', about: [], facilityId: null };
  if (meaning.kind === 'unusable') {
    const { reason, remedy, name, facilityId } = meaning;
    return { ...parked(reason, remedy), about: name === undefined ? [] : await casesOf(tx, name), facilityId };
  }

  const { name, snapshot, event } = meaning;
  const changeId = hubId('schedulechange', 'exchange', id);
  const heard = { changeId, name, snapshot, event, protocol: 'hl7v2', source: sender.id, messageId: id } as const;
  const [folding] = await foldSchedule(tx, [heard]);
  const number = name.key.value;
  if (folding?.kind !== 'folded')
    return {
      ...parked(
        `The identifiers of appointment ${number} name two cases.`,
        `Correct them in ${sender.name} (SCH-1, SCH-2), or close the case that should not be; then re-drive the message.`,
      ),
      about: folding?.caseIds ?? [],
    };
  const { caseId, effect, case: is } = folding;
  const waits = needsSupplies(is.status) && effect !== 'STALE';
  if (waits && is.scheduledAt === null)
    return {
      ...parked(
        `Nobody has said when case ${is.number} starts: the message has no time.`,
        `Ask ${sender.name} to send the start in AIS-4 or SCH-11, then re-drive the message.`,
      ),
      facilityId: is.facilityId,
    };
  if (waits && effect === 'CREATED' && is.facilityId === null)
    return parked(
      `Nobody has said where case ${is.number} is: the message has no room, and its sender's facility (MSH-4) is not known.`,
      `Give the facility its code under "${sender.system}" in hub.yaml, then re-drive the message.`,
    );
  return { kind: 'applied', about: [caseId], facilityId: is.facilityId };
}

function parked(reason: string, remedy: string): Extract<Reception, { kind: 'parked' }> {
  return { kind: 'parked', reason, remedy, about: [], facilityId: null };
}

/** The case a message that cannot be used is about, where there is one. */
async function casesOf(tx: Tx, name: CaseName): Promise<readonly string[]> {
  const known = await knownIdentifiers(tx, [name.key, ...name.others]);
  if (known.length === 0) return [];
  const belonging = belongingOf(name, known);
  return belonging.kind === 'several'
    ? belonging.caseIds
    : [belonging.caseId].filter((id) => known.some(({ caseId }) => caseId === id));
}
