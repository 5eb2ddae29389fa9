import type { Clock } from '@supply-hub/clock';
import type { ReceiveContext, Reception, X12Received } from '@supply-hub/exchange';
import type { Tx } from '@supply-hub/postgres';
import { contentHash, type LineMark } from '@supply-hub/x12';
import { z } from 'zod';
import { countsOf } from '../feeds/counts-of.ts';
import {
  beginDocument,
  completeDocument,
  documentKept,
  itemsToFold,
  keepLines,
  knownUnits,
  lastCountOf,
  lockFacility,
  noteCount,
  type DocumentToKeep,
  type LineToKeep,
} from '../db/queries/warehouse-facts.ts';
import type { Facility } from '../domain/facility.ts';
import type { WarehouseDocument, WarehouseLineSent } from '../domain/warehouse-document.ts';
import type { LineReading } from '../sources/x12/line-reading.ts';
import type { Facilities } from './facilities.ts';
import { foldStock } from './fold-stock.ts';
import { tellStockLoaded } from './tell-stock-loaded.ts';
import { WarehouseCodes } from './warehouse-codes.ts';

/** A document as its receiver reads it: its lines one by one, from the beginning or behind a mark. */
export interface ReadableWarehouseDocument {
  readonly document: WarehouseDocument;
  readonly lines: (from?: LineMark) => Iterable<{
    readonly number: number;
    readonly reading: LineReading;
    /** Behind this line; null where a document is never taken in parts. */
    readonly next: LineMark | null;
  }>;
}

/** Lines, and items, of one transaction. */
const linesAPart = 1000;
const itemsAPart = 500;

const $Place = z.object({ offset: z.number(), segment: z.number() });
const $Mark = $Place.extend({ context: $Place.nullable(), lines: z.number() });
const facilities = z.array(z.string());
const $Progress = z.union([
  z.object({ phase: z.literal('lines'), facilities, from: $Mark }),
  z.object({ phase: z.literal('fold'), facilities, index: z.number(), after: z.string() }),
]);

/**
 * Takes what a warehouse sent of stock: all of it is understood, or nothing of it is kept. Long counts are kept in parts and
 * count once the last is there; then the stock of each item they may have changed is folded anew.
 */
export class WarehouseIntake {
  readonly #readable: ReadableWarehouseDocument;
  readonly #message: X12Received;
  readonly #context: ReceiveContext;
  readonly #directory: Facilities;
  readonly #clock: Clock;
  /** Last days and serials of this document, as far as it was judged. */
  readonly #days = new Map<string, Set<string>>();
  readonly #serials = new Set<string>();

  constructor(
    readable: ReadableWarehouseDocument,
    message: X12Received,
    context: ReceiveContext,
    { directory, clock }: { readonly directory: Facilities; readonly clock: Clock },
  ) {
    this.#readable = readable;
    this.#message = message;
    this.#context = context;
    this.#directory = directory;
    this.#clock = clock;
  }

  async take(): Promise<Reception> {
    const { progress } = this.#message;
    if (progress === null || progress === undefined) return this.#begin();
    const at = $Progress.parse(progress);
    const facilities = at.facilities.flatMap((id) => this.#directory.byId(id) ?? []);
    for (const { id } of facilities) await lockFacility(this.#tx, id);
    return at.phase === 'lines' ? this.#keep(facilities, at.from) : this.#fold(facilities, at.index, at.after);
  }

  get #tx(): Tx {
    return this.#context.tx;
  }

  /** Reads all of it, and stops at what means nothing before anything is kept. */
  async #begin(): Promise<Reception> {
    const codes = this.#codes();
    const facilities = await this.#facilities(codes);
    const hash = contentHash(this.#message);
    for (const facility of facilities) {
      await lockFacility(this.#tx, facility.id);
      const kept = await documentKept(this.#tx, this.#documentAt(facility).id);
      if (kept === null || !kept.isComplete) continue;
      if (kept.messageId === this.#message.id) return this.#applied(facilities, []);
      return this.#again(facility, kept, hash);
    }

    for await (const { lines, faults } of this.#parts()) {
      for (const { number, reason } of faults) codes.refuse('UNREADABLE', `Line ${number} ${reason}.`);
      const understood = await codes.understand(lines, this.#readable.document.place);
      const kept = [...understood.values()].flat().flatMap(({ quantities }) => quantities);
      const units = kept.filter(({ expiresOn, serials }) => expiresOn !== null || serials.length > 0);
      if (units.length > 0)
        await this.#judge(
          codes,
          facilities,
          units.map((each) => ({ ...each, line: 0 })),
        );
    }
    const { trouble } = codes;
    if (trouble !== null) return trouble;

    for (const facility of facilities) await beginDocument(this.#tx, this.#documentAt(facility));
    return this.#keep(facilities);
  }

  /** The same number again: the same document, or another that should have a number of its own. */
  #again(facility: Facility, kept: { messageId: string; contentHash: Uint8Array }, hash: Uint8Array): Reception {
    const { type, number } = this.#readable.document;
    const common = { about: [facility.id], facilityId: facility.id };
    if (Buffer.from(kept.contentHash).equals(hash)) return { kind: 'duplicate', of: kept.messageId, ...common };
    const { name } = this.#message.partner.profile;
    return {
      kind: 'parked',
      code: 'NUMBER_REUSED',
      reason: `${name} has sent a ${type} numbered ${number} before, with other content.`,
      remedy: `Ask ${name} which is right; a correction comes under a number of its own.`,
      ...common,
    };
  }

  /** Keeps the next lines. What no longer decides anything is not kept (R23). */
  async #keep(facilities: readonly Facility[], from?: LineMark): Promise<Reception> {
    const { document } = this.#readable;
    const codes = this.#codes();
    let isMore: LineMark | null = null;
    for await (const { lines, next } of this.#parts(from)) {
      const understood = await codes.understand(lines, document.place);
      for (const facility of facilities) {
        const { id } = this.#documentAt(facility);
        const countedAt = await lastCountOf(this.#tx, facility.id);
        // What a later count has said already is told in vain.
        const isStill =
          countedAt === null || Temporal.Instant.compare(document.at, countedAt) >= (document.kind === 'COUNT' ? 0 : 1);
        const own = [...understood].flatMap(([number, told]) =>
          told
            .filter((each) => each.facility.id === facility.id)
            .flatMap(({ quantities }) => quantities)
            .map((each, index): LineToKeep => ({ ...each, line: number * 10_000 + index })),
        );
        if (isStill) await keepLines(this.#tx, id, facility.id, own);
      }
      isMore = next;
      break;
    }
    if (isMore !== null)
      return {
        kind: 'continues',
        progress: { phase: 'lines', facilities: facilities.map(({ id }) => id), from: isMore },
      };
    for (const facility of facilities) await this.#complete(facility);
    return this.#fold(facilities, 0, '');
  }

  async #complete(facility: Facility): Promise<void> {
    const countedAt = await completeDocument(this.#tx, this.#documentAt(facility));
    const feed = countsOf(facility);
    if (countedAt === null || feed === undefined) return;
    const now = this.#clock.now();
    await noteCount(this.#tx, feed, Temporal.Instant.compare(countedAt, now) > 0 ? now : countedAt);
  }

  /** Folds the items that it may have changed, some at a time. */
  async #fold(facilities: readonly Facility[], index: number, after: string): Promise<Reception> {
    const partner = this.#message.partner.profile.partner;
    const changed: string[] = [];
    for (let at = index, from = after; at < facilities.length; at += 1, from = '') {
      const facility = facilities[at];
      if (facility === undefined) break;
      const items = await itemsToFold(this.#tx, { facilityId: facility.id, partner }, from, itemsAPart);
      changed.push(...(await foldStock(this.#tx, facility, items, this.#clock.now())));
      const last = items.at(-1);
      if (items.length === itemsAPart && last !== undefined)
        return {
          kind: 'continues',
          progress: { phase: 'fold', facilities: facilities.map(({ id }) => id), index: at, after: last },
        };
      await this.#tellLoaded(facility);
    }
    return this.#applied(facilities, changed);
  }

  /** Before the first count what no document spoke of may be there all the same. */
  async #tellLoaded(facility: Facility): Promise<void> {
    if (countsOf(facility) === undefined) return;
    const countedAt = await lastCountOf(this.#tx, facility.id);
    if (countedAt !== null) await tellStockLoaded(this.#tx, facility.id, this.#clock.now());
  }

  #applied(facilities: readonly Facility[], positions: readonly string[]): Reception {
    const [only, ...others] = facilities;
    const isOne = only !== undefined && others.length === 0;
    const about = [...facilities.map(({ id }) => id), ...positions];
    return { kind: 'applied', about, facilityId: isOne ? only.id : null };
  }

  /** The facilities it tells of, in one order for all who lock them. */
  async #facilities(codes = this.#codes()): Promise<Facility[]> {
    const { document, lines } = this.#readable;
    const found = new Map<string, Facility>();
    let isPlaced = document.place !== null;
    for (const { reading } of lines()) {
      for (const { place } of reading.ok ? reading.lines : []) {
        const facility = await codes.facilityOf(place ?? document.place);
        if (facility !== null) found.set(facility.id, facility);
        isPlaced ||= place !== null;
      }
    }
    // A count without a line says of the place it names that there is nothing.
    if (document.place !== null || !isPlaced) {
      const facility = await codes.facilityOf(document.place);
      if (facility !== null) found.set(facility.id, facility);
    }
    return [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /**
   * R18: one lot of one item has one last day. R19: a serial is in one place. A count takes the place of what its facility
   * said before, so it is held against itself and the others.
   */
  async #judge(codes: WarehouseCodes, facilities: readonly Facility[], lines: readonly LineToKeep[]): Promise<void> {
    const isCount = this.#readable.document.kind === 'COUNT';
    const replaced = isCount ? facilities.map(({ id }) => id) : [];
    const known = await knownUnits(this.#tx, lines, replaced);
    for (const { itemId, lot, expiresOn, serials, quantity } of lines) {
      const ofLot = `${itemId} ${lot ?? ''}`;
      const days = new Set([...(known.expiries.get(ofLot) ?? []), ...(this.#days.get(ofLot) ?? [])]);
      if (expiresOn !== null && days.size > 0 && !days.has(expiresOn))
        codes.refuse(
          'LOT_EXPIRY_CONFLICT',
          `Lot ${lot} is told of with two last days, ${[...days].join(', ')} and ${expiresOn} (R18).`,
        );
      if (expiresOn !== null) this.#days.set(ofLot, days.add(expiresOn));
      if (quantity.startsWith('-')) continue;
      for (const serial of serials) {
        const ofSerial = `${itemId} ${serial}`;
        if (known.serials.has(ofSerial) || this.#serials.has(ofSerial))
          codes.refuse('SERIAL_TWICE', `Serial ${serial} is in two places (R19).`);
        this.#serials.add(ofSerial);
      }
    }
  }

  async *#parts(from?: LineMark) {
    let lines: { number: number; sent: WarehouseLineSent }[] = [];
    let faults: { number: number; reason: string }[] = [];
    let read = 0;
    for (const { number, reading, next } of this.#readable.lines(from)) {
      if (reading.ok) lines.push(...reading.lines.map((sent) => ({ number, sent })));
      else faults.push({ number, reason: reading.reason });
      read += 1;
      if (read < linesAPart || next === null) continue;
      yield { lines, faults, next: next as LineMark | null };
      lines = [];
      faults = [];
      read = 0;
    }
    if (read > 0) yield { lines, faults, next: null };
  }

  #codes(): WarehouseCodes {
    return new WarehouseCodes(this.#tx, this.#message.partner, this.#directory);
  }

  #documentAt(facility: Facility): DocumentToKeep {
    const { type, number, kind, at } = this.#readable.document;
    const { partner } = this.#message.partner.profile;
    // Some warehouses give every count the same number.
    const key = type === '846' ? [partner, type, number, at.toString()] : [partner, type, number];
    return {
      id: JSON.stringify([...key, facility.slug]),
      partner,
      type,
      number,
      facilityId: facility.id,
      kind,
      at,
      contentHash: contentHash(this.#message),
      messageId: this.#message.id,
    };
  }
}
