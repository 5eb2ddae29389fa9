/**
 * Reads what documents of suppliers have in common: the orders they name, the lines, the units. What means nothing is
 * gathered, so that a person learns of all of it at once; nothing is guessed.
 */
import type { CrosswalkWant } from '@supply-hub/crosswalk';
import type { ProductId } from '@supply-hub/x12';
import { matchLine } from '../../domain/match-line.ts';
import type { PurchaseOrderLine } from '../../domain/purchase-order.ts';
import type { SentPrice, SentQuantity, TradePart } from '../../domain/sent-values.ts';
import { orderNumber, type KnownOrder, type KnownToDocument } from './known-orders.ts';

/** Why a document cannot be stored as what it says. */
export interface Trouble {
  readonly code: 'UNKNOWN_ORDER' | 'ORDER_OF_ANOTHER_SUPPLIER' | 'UNKNOWN_LINE' | 'UNKNOWN_UNIT' | 'UNREADABLE';
  readonly reason: string;
  readonly remedy: string;
  /** The orders it names; of UNKNOWN_ORDER those alone that are not there. */
  readonly about: readonly string[];
  readonly facilityId: string | null;
  readonly wants: readonly CrosswalkWant[];
}

export type Understood<T> =
  | { readonly ok: true; readonly document: T }
  | { readonly ok: false; readonly trouble: Trouble };

/** A line of a document as sent. */
export interface LineSent {
  /** How people call it: `line 10`. */
  readonly name: string;
  readonly number: string | undefined;
  readonly productIds: readonly ProductId[];
  readonly description?: string | undefined;
}

export class DocumentReader {
  readonly #known: KnownToDocument;
  readonly #named = new Map<string, KnownOrder>();
  readonly #missing = new Set<string>();
  readonly #foreign = new Set<string>();
  readonly #unmatched: { line: string; order: string; reason: string }[] = [];
  readonly #unreadable: string[] = [];
  readonly #wants = new Map<string, CrosswalkWant>();
  readonly #strangeUnits = new Set<string>();

  constructor(known: KnownToDocument) {
    this.#known = known;
  }

  /** The order of a number; null when the hub does not know it, or it is another supplier's. */
  order(sent: string): KnownOrder | null {
    const number = orderNumber(sent);
    const order = this.#known.orders.get(number);
    if (order === undefined) {
      this.#missing.add(number);
      return null;
    }
    if (order.supplierId !== this.#known.supplierId) {
      this.#foreign.add(number);
      return null;
    }
    this.#named.set(number, order);
    return order;
  }

  /** The order line that a line of the document is about; null when it is none of them. */
  line(sent: LineSent, order: KnownOrder): PurchaseOrderLine | null {
    const parts = partsOf(sent.productIds);
    const match = matchLine({ number: sent.number ?? null, parts }, order.lines, this.#known.itemsByPart);
    if (match.ok) return match.line;
    this.#unmatched.push({ line: sent.name, order: order.number, reason: match.reason });
    const part = parts.find(({ qualifier }) => isAskable(qualifier));
    if (part !== undefined) {
      const gtin = parts.find(({ qualifier }) => gtinQualifiers.has(qualifier))?.number;
      const facts = {
        ...(gtin && { gtin }),
        partNumber: part.number,
        ...(sent.description && { description: sent.description }),
      };
      this.#wants.set(`ITEM ${part.number}`, { kind: 'ITEM', key: part.number, facts });
    }
    return null;
  }

  /** A quantity in the hub's unit; null when none was sent, or its unit means nothing. */
  quantity(value: string | undefined, unit: string | undefined, line: LineSent): SentQuantity | null {
    if (value === undefined) return null;
    if (unit === undefined) {
      this.#unreadable.push(`${line.name} gives a quantity without a unit`);
      return null;
    }
    const reading = this.#known.units.read(unit);
    if (reading.ok) return { value, unit: reading.value, code: unit };
    this.#strangeUnits.add(unit);
    const facts = { unit, ...(line.description && { description: line.description }) };
    this.#wants.set(`UNIT ${unit}`, { kind: 'UNIT', key: unit, facts });
    return null;
  }

  /** Something else that makes no sense, as a sentence's part: `line 10 …`. */
  refuse(reason: string): void {
    this.#unreadable.push(reason);
  }

  /** The first of what stands in the way; null when nothing does. */
  get trouble(): Trouble | null {
    const { partnerName: partner, idOfOrder } = this.#known;
    const orders = [...this.#named.values()];
    const found = {
      about: orders.map(({ id }) => id),
      facilityId: onlyFacility(orders),
      wants: [...this.#wants.values()],
    };
    if (this.#missing.size > 0)
      return {
        ...found,
        code: 'UNKNOWN_ORDER',
        reason: `The hub knows no order ${list(this.#missing)}.`,
        remedy: `It is applied by itself once the order is there. If it never was: ask ${partner} for the right number.`,
        about: [...this.#missing].map(idOfOrder),
        wants: [],
      };
    if (this.#foreign.size > 0)
      return {
        ...found,
        code: 'ORDER_OF_ANOTHER_SUPPLIER',
        reason: `Order ${list(this.#foreign)} was not placed with ${partner}.`,
        remedy: `Ask ${partner} for the right number; or name the supplier in its profile, then re-drive the message.`,
        about: [],
        facilityId: null,
        wants: [],
      };
    const [line] = this.#unmatched;
    if (line !== undefined) {
      const others = this.#unmatched.length - 1;
      return {
        ...found,
        code: 'UNKNOWN_LINE',
        reason: `${capital(line.line)} is for nothing on order ${line.order}: ${line.reason}.${others === 0 ? '' : others === 1 ? ' So is 1 more.' : ` So are ${others} more.`}`,
        remedy: `Say which item the part is, or ask ${partner} what it means and to send it again; then re-drive the message.`,
      };
    }
    if (this.#strangeUnits.size > 0)
      return {
        ...found,
        code: 'UNKNOWN_UNIT',
        reason: `${partner} writes ${list(this.#strangeUnits)} for a unit, and nobody has said what that is (R4).`,
        remedy: `Ask ${partner}, then say what it means, or add it to "units" in its profile; it is applied by itself then.`,
      };
    const [fault] = this.#unreadable;
    return fault === undefined ? null : { ...found, ...unreadable(`${capital(fault)}.`, partner) };
  }
}

/** A document that its own guide does not allow to be read. */
export function unreadable(reason: string, partner: string): Pick<Trouble, 'code' | 'reason' | 'remedy'> {
  return { code: 'UNREADABLE', reason, remedy: `Ask ${partner} to correct and send it again.` };
}

/** Product ids that name the thing; lots and serials name a piece of it. */
export function partsOf(ids: readonly ProductId[]): TradePart[] {
  return ids
    .filter(({ qualifier }) => !pieceQualifiers.has(qualifier))
    .map(({ qualifier, value }) => ({ qualifier, number: value }));
}

export function priceOf(unitPrice: string | undefined, basis: string | undefined): SentPrice | null {
  return unitPrice === undefined ? null : { amount: unitPrice, basis: basis ?? null };
}

/** The facility of all lines; null when they are for several, or for none the hub knows. */
export function onlyFacility(
  orders: readonly { readonly lines: readonly { readonly facilityId: string | null }[] }[],
): string | null {
  const ids = new Set(orders.flatMap(({ lines }) => lines.map(({ facilityId }) => facilityId)));
  const [only = null] = ids;
  return ids.size === 1 ? only : null;
}

const pieceQualifiers = new Set(['LT', 'SN', 'SE', 'B8', 'PO']);
const gtinQualifiers = new Set(['UK', 'EN', 'UP', 'EO', 'UI', 'UA']);
/** What a steward can say of a number: which item it is. The hospital's own numbers say it themselves. */
const isAskable = (qualifier: string): boolean => !['IN', 'BP', 'CB', 'PI'].includes(qualifier);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const list = (texts: ReadonlySet<string>): string => [...texts].map((text) => text.slice(0, 40)).join(', ');
