import type { HubMessage } from './hub-messages.ts';
import type { PlacedOrder, SupplierDocument, SupplierLedger } from './sandbox-suppliers.ts';

/**
 * The hub's messages against the suppliers' ledgers, each way, to the last one. What both know goes in pairs; whatever is
 * left over on either side, or is not what it has to be, is told in words.
 */
export function reconcile(
  placed: readonly PlacedOrder[],
  ledgers: readonly SupplierLedger[],
  messages: readonly HubMessage[],
): string[] {
  return [
    ...ledgers.flatMap(({ partner, faults }) => faults.map((fault) => `${partner} complains: ${fault}`)),
    ...received(ledgers, messages),
    ...sent(placed, ledgers, messages),
  ];
}

/** What the suppliers sent, and the hub received. */
function received(ledgers: readonly SupplierLedger[], messages: readonly HubMessage[]): string[] {
  const faults: string[] = [];
  const open = new Set(messages.filter(({ direction }) => direction === 'IN'));
  /** Pairs a document with a message that is still open, in one of these states. */
  const pair = (what: string, among: readonly HubMessage[], becomes: readonly string[]): void => {
    const free = among.filter((message) => open.has(message));
    const found = free.find(({ state }) => becomes.includes(state));
    if (found !== undefined) open.delete(found);
    else {
      const seen = free.map(({ state, reason }) => `${state}${reason === null ? '' : ` (${reason})`}`).join(', ');
      faults.push(`${what} has to be ${becomes.join(' or ')}, the hub has ${seen || 'nothing'}`);
    }
  };
  const interchanges = Map.groupBy(open, ({ parent, controlId }) => (parent === null ? (controlId ?? '') : undefined));
  const sets = Map.groupBy(open, (message) =>
    placeOf(message.interchangeControl, message.groupControl, message.controlId),
  );
  for (const { partner, documents } of ledgers) {
    const isOf = (message: HubMessage) => message.partner === null || message.partner.code === partner;
    const out = documents.filter(({ state }) => state === 'sent');
    const parcels = [...Map.groupBy(out, ({ parcel }) => parcel)].toSorted(([a], [b]) => (a ?? 0) - (b ?? 0));
    for (const [parcel, inParcel] of parcels) {
      const [first] = inParcel;
      if (first === undefined) continue;
      const control = first.how === 'not-x12' ? '' : (first.interchange ?? '');
      const among = (interchanges.get(control) ?? []).filter(isOf);
      pair(`${partner}, file ${parcel} (${nameOf(first)})`, among, interchangeBecomes(first));
      for (const document of inParcel) {
        for (const set of document.sets) {
          const known = (sets.get(placeOf(document.interchange, document.group, set)) ?? []).filter(isOf);
          const isUnopened = document.level === 'interchange' && document.intended === 'malformed';
          // What is refused as a whole need not be opened.
          if (isUnopened && known.every((message) => !open.has(message))) continue;
          // A set that was refused is refused in the copy too.
          pair(
            `${partner}, ${nameOf(document)}`,
            known,
            isCopy(document) ? ['DUPLICATE', 'REJECTED'] : document.becomes,
          );
        }
      }
    }
  }
  for (const { messageType, interchangeControl, controlId, partner, state } of open) {
    faults.push(
      `the hub has ${messageType} ${interchangeControl}/${controlId} of ${partner?.code ?? 'nobody'}, ${state}, which no supplier sent`,
    );
  }
  return faults;
}

/** What the hub sent, and the suppliers received. */
function sent(
  placed: readonly PlacedOrder[],
  ledgers: readonly SupplierLedger[],
  messages: readonly HubMessage[],
): string[] {
  const faults: string[] = [];
  const out = messages.filter(({ direction }) => direction === 'OUT');
  const open = new Set(out);
  const bySet = Map.groupBy(out, (message) =>
    placeOf(message.interchangeControl, message.groupControl, message.controlId),
  );
  for (const { partner, orders, acknowledgements, interchangeAcknowledgements } of ledgers) {
    const own = out.filter((message) => message.partner?.code === partner);
    const pair = (what: string, at: { interchange: string; group: string; set: string }, states: readonly string[]) => {
      const among = (bySet.get(placeOf(at.interchange, at.group, at.set)) ?? []).filter((each) => own.includes(each));
      const found = among.find((message) => open.has(message) && states.includes(message.state));
      if (found !== undefined) open.delete(found);
      else
        faults.push(
          `${partner} received ${what}, the hub has ${among.map(({ state }) => state).join(', ') || 'nothing'}`,
        );
    };
    for (const { order, at } of orders) pair(`order ${order}`, at, ['ACKNOWLEDGED']);
    for (const { at } of acknowledgements) pair(`acknowledgement ${at.group}/${at.set}`, at, ['SENT']);
    const ta1s = own.filter(({ messageType }) => messageType === 'TA1');
    for (const message of ta1s) if (message.state === 'SENT') open.delete(message);
    if (ta1s.length !== interchangeAcknowledgements.length) {
      faults.push(`${partner} received ${interchangeAcknowledgements.length} TA1, the hub has ${ta1s.length}`);
    }
    const wanted = placed.filter((each) => each.partner === partner).map(({ order }) => order);
    const got = orders.map(({ order }) => order);
    for (const order of wanted) if (!got.includes(order)) faults.push(`${partner} never received order ${order}`);
    for (const order of got)
      if (!wanted.includes(order)) faults.push(`${partner} received order ${order}, which nobody placed`);
  }
  for (const { messageType, documentNumber, partner, state } of open) {
    faults.push(
      `the hub has ${messageType} ${documentNumber} for ${partner?.code}, ${state}, which it did not receive`,
    );
  }
  return faults;
}

const placeOf = (interchange: string | null, group: string | null, set: string | null): string =>
  `${interchange} ${group} ${set}`;

const isCopy = ({ how }: SupplierDocument): boolean => how === 'same-file' || how === 'same-name';

const nameOf = ({ id, intended, how }: SupplierDocument): string =>
  `${id}, ${intended}${how === null ? '' : ` ${how}`}`;

/** An interchange is applied once it is opened, whatever becomes of what is in it. */
function interchangeBecomes(document: SupplierDocument): readonly string[] {
  return document.level === 'interchange' ? document.becomes : ['APPLIED'];
}
