import { createHash } from 'node:crypto';
import { answerChange } from './answers/answer-change.ts';
import { answerOrder } from './answers/answer-order.ts';
import { readChange } from './documents/change-860.ts';
import { readAcknowledgement, type SetResult } from './documents/functional-acknowledgement.ts';
import { readOrder } from './documents/order-850.ts';
import { readInterchanges, type ReadGroup, type ReadInterchange, type ReadSet } from './edi/read-interchanges.ts';
import type { Party } from './edi-supplier.ts';
import type { Place, ReceivedRecord } from './ledger/supplier-record.ts';
import type { SupplierState } from './ledger/supplier-state.ts';
import { planAcknowledgement, type PlanOptions } from './plan-answers.ts';

/** What the supplier makes of a file that came: orders it has not had, answers to them, and whatever is wrong. */
export function readInboxFile(
  text: string,
  names: { readonly file: string; readonly claim: string },
  state: SupplierState,
  options: PlanOptions,
): ReceivedRecord {
  const { supplier, now } = options;
  const record: ReceivedRecord = {
    event: 'received',
    partner: supplier.partner,
    at: now.toString(),
    ...names,
    interchanges: [],
    orders: [],
    doubled: [],
    changes: [],
    doubledChanges: [],
    withdrawn: [],
    acknowledgements: [],
    interchangeAcknowledgements: [],
    faults: [],
    plans: [],
  };
  const { interchanges, faults } = readInterchanges(text);
  record.faults.push(...faults);
  for (const interchange of interchanges) readOne(interchange, record, state, options);
  return record;
}

const idOf = ({ qualifier, id }: Party): string => `${qualifier} ${id}`;

function readOne(
  interchange: ReadInterchange,
  record: ReceivedRecord,
  state: SupplierState,
  options: PlanOptions,
): void {
  const { control, sender, receiver } = interchange;
  const sha256 = createHash('sha256').update(interchange.text).digest('hex');
  const before = state.interchange(control) ?? record.interchanges.find((each) => each.control === control)?.sha256;
  const isRepeated = before === sha256;
  record.interchanges.push({ control, sha256, isRepeated });
  if (isRepeated) return;
  const fault = (sentence: string) => record.faults.push(`interchange ${control}: ${sentence}`);
  if (before !== undefined) fault('another one bore its control number');
  const { us, them } = options.supplier;
  if (sender !== idOf(us)) fault(`it comes from ${sender}`);
  if (receiver !== idOf(them)) {
    fault(`it is for ${receiver}`);
    return;
  }
  if (interchange.usage !== 'P') fault(`its usage is ${interchange.usage}`);
  for (const each of interchange.faults) fault(each);
  for (const [, ta101 = '', , , ta104 = '', ta105 = ''] of interchange.acknowledgements) {
    record.interchangeAcknowledgements.push({ control: ta101, result: ta104, note: ta105 });
  }
  for (const group of interchange.groups) readGroup(group, interchange, record, state, options);
}

function readGroup(
  group: ReadGroup,
  interchange: ReadInterchange,
  record: ReceivedRecord,
  state: SupplierState,
  options: PlanOptions,
): void {
  const { supplier } = options;
  const where = `group ${group.control}`;
  if (group.sender !== supplier.us.group || group.receiver !== supplier.them.group) {
    record.faults.push(`${where}: it goes from ${group.sender} to ${group.receiver}`);
  }
  if (!group.version.startsWith(supplier.dialect.version))
    record.faults.push(`${where}: its version is ${group.version}`);
  const results: SetResult[] = [];
  for (const set of group.sets) {
    const at: Place = { interchange: interchange.control, group: group.control, set: set.control };
    for (const { sentence } of set.faults) record.faults.push(`${where}, set ${set.control}: ${sentence}`);
    if (group.functionalId === 'FA') readAnswer(set, at, record);
    else results.push(readSet(set, at, record, state, options, interchange.faults.length > 0));
  }
  // Whoever acknowledges an acknowledgement never comes to an end (R45).
  if (group.functionalId === 'FA') return;
  const { functionalId, control, version } = group;
  record.plans.push(
    ...planAcknowledgement(options, interchange.control, {
      kind: 'acknowledgement',
      group: { functionalId, control, version },
      sets: results,
    }),
  );
}

function readAnswer(set: ReadSet, at: Place, record: ReceivedRecord): void {
  const about = readAcknowledgement(set);
  if (about === null) record.faults.push(`group ${at.group}, set ${set.control}: it acknowledges nothing`);
  else record.acknowledgements.push({ about, at });
}

/** Takes an order at its first coming; it is answered once, and acknowledged as often as it comes. */
function readSet(
  set: ReadSet,
  at: Place,
  record: ReceivedRecord,
  state: SupplierState,
  options: PlanOptions,
  isBroken: boolean,
): SetResult {
  const { type, control } = set;
  if (isBroken || set.faults.length > 0) {
    return { type, control, result: 'R', codes: set.faults.map(({ code }) => code) };
  }
  if (type === '860') return readChangeSet(set, at, record, state, options);
  if (type !== '850') return { type, control, result: 'R', codes: ['1'] };
  const { order, faults } = readOrder(set.segments);
  for (const { segment, position, sentence } of faults) {
    record.faults.push(`850 ${order?.number ?? '?'}, segment ${position} (${segment}): ${sentence}`);
  }
  if (order === null || faults.length > 0) return { type, control, result: 'R', codes: ['5'] };
  const isKnown = state.orders.has(order.number) || record.orders.some((each) => each.order.number === order.number);
  if (isKnown) record.doubled.push({ order: order.number, at });
  else {
    const waiting = state.scripts.filter(({ id }) => !record.orders.some(({ script }) => script === id));
    const { answer, plans, script } = answerOrder(order, waiting, options);
    record.orders.push({ order, at, answer, script });
    record.plans.push(...plans);
  }
  return { type, control, result: 'A', codes: [] };
}

/** Answers a change of an order it has with an 865, once; changes apply in the order of their numbers (R37). */
function readChangeSet(
  set: ReadSet,
  at: Place,
  record: ReceivedRecord,
  state: SupplierState,
  options: PlanOptions,
): SetResult {
  const { type, control } = set;
  const { change, faults } = readChange(set.segments);
  for (const { segment, position, sentence } of faults) {
    record.faults.push(`860 ${change?.order ?? '?'}, segment ${position} (${segment}): ${sentence}`);
  }
  if (change === null || faults.length > 0) return { type, control, result: 'R', codes: ['5'] };
  const taken: SetResult = { type, control, result: 'A', codes: [] };
  const { order, sequence } = change;
  const fault = (sentence: string) => record.faults.push(`change ${sequence} of order ${order} ${sentence}`);
  const known = state.orders.get(order);
  const inFile = record.orders.find((each) => each.order.number === order);
  if (known === undefined && inFile === undefined) {
    fault('is of no order it has');
    return taken;
  }
  const before = [...(known?.changes ?? []), ...record.changes.filter((each) => each.order === order)];
  if (before.some((each) => each.sequence === sequence)) {
    record.doubledChanges.push({ order, sequence, at });
    return taken;
  }
  const last = Math.max(0, ...before.map((each) => each.sequence));
  if (sequence !== last + 1) fault(`came after change ${last}`);
  if (!isAcknowledged(known?.at, state)) fault('came before the order was acknowledged');
  const standing = record.changes.findLast((each) => each.order === order)?.now ?? known?.now ?? inFile;
  if (standing === undefined) return taken;
  const open = [...state.open, ...record.plans].filter(({ id }) => !record.withdrawn.includes(id));
  const { plans, revised, withdrawn } = answerChange(standing, change, state, open, options);
  record.changes.push({
    order,
    sequence,
    at,
    lines: change.lines.map(({ line, change: code, quantity, wantedOn }) => ({
      line,
      change: code,
      quantity,
      wantedOn,
    })),
    outcome: revised.outcome,
    now: { order: revised.order, answer: revised.answer },
  });
  record.withdrawn.push(...withdrawn);
  record.plans.push(...plans);
  return taken;
}

/** Whether the acknowledgement of what came there has been sent. */
function isAcknowledged(at: Place | undefined, state: SupplierState): boolean {
  return at !== undefined && state.parcelOf(`ack/${at.interchange}/${at.group}`) !== undefined;
}
