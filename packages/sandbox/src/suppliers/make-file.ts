import { withLines } from './answers/order-answer.ts';
import { acknowledgement855 } from './documents/acknowledgement-855.ts';
import type { BusinessFlaw, DocumentFacts } from './documents/document-parts.ts';
import { changeAnswer865 } from './documents/change-answer-865.ts';
import { functionalAcknowledgement } from './documents/functional-acknowledgement.ts';
import { invoice810 } from './documents/invoice-810.ts';
import { shipmentOf } from './documents/shipment.ts';
import { shipNotice856 } from './documents/ship-notice-856.ts';
import { writeInterchange, type SegmentOut, type SetOut } from './edi/write-interchange.ts';
import type { EdiSupplier } from './edi-supplier.ts';
import type { Flaw, Intent } from './intent.ts';
import type { MadeRecord } from './ledger/supplier-record.ts';
import type { Parcel, SupplierState } from './ledger/supplier-state.ts';
import type { Planned } from './plan-answers.ts';

export interface MakeOptions {
  readonly supplier: EdiSupplier;
  readonly state: SupplierState;
  readonly seed: number;
  readonly now: Temporal.Instant;
  /** Before the first control number: those of one world are never those of another. */
  readonly controlBase: number;
}

const groups: Readonly<Record<string, string>> = {
  '855': 'PR',
  '865': 'CA',
  '856': 'SH',
  '810': 'IN',
  '997': 'FA',
  '999': 'FA',
};
/** GS08, where an implementation guide has a name of its own. */
const guides: Readonly<Record<string, string>> = { '999': '005010X231A1' };

/** The file that carries out these plans: all of one type, and one alone where what is meant concerns the file. */
export function makeFile(plans: readonly [Planned, ...Planned[]], options: MakeOptions): MadeRecord {
  const { state, supplier, now } = options;
  const [{ intent }] = plans;
  const parcel = state.parcels.length + 1;
  const at = now.toString();
  if (intent.intended === 'duplicate' && intent.how !== 'new-envelope') {
    const first = state.parcelOf(intent.of);
    if (first !== undefined) return copyOf(first, plans[0], supplier.partner, parcel, at, intent.how === 'same-name');
  }
  const written = plans.map((plan) => ({ plan, ...segmentsOf(plan, options) }));
  const type = written[0]?.type ?? '';
  const number = String(options.controlBase + parcel).padStart(9, '0');
  const used =
    intent.intended === 'control-number-reused'
      ? state.parcels.findLast(({ interchange }) => interchange !== '')
      : undefined;
  const interchange = used?.interchange ?? number;
  const group = String(Number(number));
  const sets = written.map(({ plan, segments }, index): SetOut => {
    const control = String(index + 1).padStart(4, '0');
    const wrong = wrongTrailer(plan.intent, segments, control);
    return { type, control, segments, ...(wrong === undefined ? {} : { wrong }) };
  });
  const flaw = flawOf(intent);
  const text = writeInterchange({
    from: flaw === 'unknown-sender' ? { ...supplier.them, id: `X${supplier.them.id.slice(1)}` } : supplier.them,
    to: supplier.us,
    dialect: supplier.dialect,
    control: interchange,
    ...(flaw === 'interchange-control'
      ? { wrongTrailerControl: String(Number(interchange) + 1).padStart(9, '0') }
      : {}),
    usage: intent.intended === 'test' ? 'T' : 'P',
    at: now.toZonedDateTimeISO(supplier.timeZone).toPlainDateTime(),
    group: {
      functionalId: groups[type] ?? '',
      control: group,
      version: guides[type] ?? supplier.dialect.version,
      sets,
    },
  });
  const stamp = at.replaceAll(/[-:]|\.\d+/g, '');
  return {
    event: 'made',
    partner: supplier.partner,
    at,
    parcel,
    file: `${supplier.partner}_${type}_${number}_${stamp}.edi`,
    interchange,
    group,
    sets: written.map(({ plan, number: own }, index) => ({
      plan: plan.id,
      control: String(index + 1).padStart(4, '0'),
      number: own,
    })),
    text: damaged(text, flaw),
  };
}

function copyOf(
  first: Parcel,
  plan: Planned,
  partner: string,
  parcel: number,
  at: string,
  isSameName: boolean,
): MadeRecord {
  const { text, interchange, group } = first;
  const file = isSameName ? first.file : first.file.replace(/\.edi$/, `_copy${parcel}.edi`);
  return {
    event: 'made',
    partner,
    at,
    parcel,
    file,
    interchange,
    group,
    copyOf: first.copyOf ?? first.parcel,
    sets: [{ plan: plan.id, control: '', number: '' }],
    text,
  };
}

/** The document's type, its own number, and what stands between ST and SE. */
function segmentsOf(
  { content, intent }: Planned,
  { supplier, state, seed, now }: MakeOptions,
): { type: string; number: string; segments: readonly SegmentOut[] } {
  const { dialect } = supplier;
  if (content.kind === 'acknowledgement') {
    const segments = functionalAcknowledgement(dialect, content.group, content.sets);
    return { type: dialect.acknowledgement, number: content.group.control, segments };
  }
  const known = state.orders.get(content.order);
  if (known === undefined) throw new Error(`order ${content.order} was never received`);
  const receivedOn = Temporal.Instant.from(known.receivedAt).toZonedDateTimeISO(supplier.timeZone).toPlainDate();
  const { type, says } = content;
  const facts: DocumentFacts = {
    supplier,
    // The first answer is about the order as it came.
    order: type === '855' && says === undefined ? known.order : known.now.order,
    at: now.toZonedDateTimeISO(supplier.timeZone).toPlainDateTime(),
    flaw: businessFlawOf(intent),
  };
  if (type === '865') {
    const answered = says ?? { change: null, type: null, lines: [] };
    return { type, number: content.order, segments: changeAnswer865(facts, answered) };
  }
  if (type === '855') {
    // What was cancelled since is no line any more.
    const lines = withLines(known.now.answer.lines, says?.lines ?? []).filter(({ quantity }) => quantity !== '0');
    const replaced = { ...known.now.answer, lines, type: null };
    const segments =
      says === undefined ? acknowledgement855(facts, known.answer, '00') : acknowledgement855(facts, replaced, '05');
    return { type, number: content.order, segments };
  }
  const context = { receivedOn: receivedOn.toString(), seed };
  const shipment = shipmentOf(supplier, known.now.order, known.now.answer, content.shipment, context);
  if (shipment === undefined) throw new Error(`order ${content.order} has no shipment ${content.shipment}`);
  return type === '856'
    ? { type, number: shipment.number, segments: shipNotice856(facts, shipment) }
    : { type, number: shipment.invoice, segments: invoice810(facts, shipment) };
}

const flawOf = (intent: Intent): Flaw | null => (intent.intended === 'malformed' ? intent.how : null);

function businessFlawOf(intent: Intent): BusinessFlaw | null {
  const flaw = flawOf(intent);
  return flaw === 'unknown-part' ||
    flaw === 'unknown-order' ||
    flaw === 'missing-element' ||
    flaw === 'number-used-before'
    ? flaw
    : null;
}

function wrongTrailer(intent: Intent, segments: readonly SegmentOut[], control: string): SetOut['wrong'] {
  const flaw = flawOf(intent);
  if (flaw === 'segment-count') return { segmentCount: segments.length + 1 };
  return flaw === 'set-control' ? { trailerControl: `9${control.slice(1)}` } : undefined;
}

/** What a full disk or a wrong program leaves of a file. */
function damaged(text: string, flaw: Flaw | null): string {
  if (flaw === 'cut-file') return text.slice(0, Math.max(180, Math.floor(text.length * 0.6)));
  return flaw === 'not-x12' ? `<html>502 Bad Gateway</html>\n${text.slice(40, 90)}` : text;
}
