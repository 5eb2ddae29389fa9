import type { Clock } from '@supply-hub/clock';
import type { Journal, JournalEntry } from './journal.ts';
import type { Row, Table } from './table.ts';

/** What a write is, for the journal and the ledger. */
export interface WriteNote {
  /** Whose world it changed: `erp`, `ehr`, `wms`. */
  readonly system: string;
  /** `POST A_MaterialDocumentHeader`, or the kind of change asked of the control plane. */
  readonly operation: string;
  /** `received` from a caller through the system's own interface, or a `change` made to move the world. */
  readonly kind: 'received' | 'change';
}

/**
 * The hospital group's data and the only way to change it: one write at a time, all or nothing, on disk
 * before anybody can see it.
 */
export class World {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #journal: Journal;
  readonly #clock: Clock;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #listeners: ((table: string, row: Row) => void)[] = [];

  constructor(tables: ReadonlyMap<string, Table>, journal: Journal, clock: Clock) {
    this.#tables = tables;
    this.#journal = journal;
    this.#clock = clock;
  }

  table = (name: string): Table => tableOf(this.#tables, name);

  /**
   * Runs `change` on a draft; what it put is journalled, then visible. When it throws, nothing happened.
   * A change that puts nothing leaves no trace.
   */
  async write<T>(note: WriteNote, change: (draft: Draft) => T): Promise<T> {
    const turn = this.#queue.then(async () => {
      const draft = new Draft(this.table, this.#clock.now());
      const result = change(draft);
      const effects = draft.effects();
      if (effects.length > 0) {
        const entry = await this.#journal.append({
          at: draft.now.toString(),
          ...note,
          references: draft.references,
          effects,
        });
        applyEffects(this.#tables, entry);
        for (const { table, put } of entry.effects) {
          if (put !== undefined) for (const listener of this.#listeners) listener(table, put);
        }
      }
      return result;
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Calls `listener` with each record put by a write, in order, once it is on disk and visible. */
  onPut(listener: (table: string, row: Row) => void): void {
    this.#listeners.push(listener);
  }

  /** Resolves once every write asked for so far is done. */
  async settled(): Promise<void> {
    await this.#queue;
  }
}

/** Makes the tables what the entry says, at start and after each write. */
export function applyEffects(tables: ReadonlyMap<string, Table>, entry: JournalEntry): void {
  for (const effect of entry.effects) {
    const table = tableOf(tables, effect.table);
    if (effect.put !== undefined) table.put(effect.put);
    else if (effect.remove !== undefined) table.remove(effect.remove);
  }
}

function tableOf(tables: ReadonlyMap<string, Table>, name: string): Table {
  const table = tables.get(name);
  if (table === undefined) throw new RangeError(`no table "${name}" in the sandbox`);
  return table;
}

interface Overlay {
  readonly table: Table;
  readonly rows: Map<string, { key: Row; row: Row | undefined }>;
}

/** A write in the making: reads see what it has put so far. */
export class Draft {
  readonly now: Temporal.Instant;
  /** Business numbers the write made or touched, for the ledger. */
  readonly references: Record<string, string> = {};
  readonly #table: (name: string) => Table;
  readonly #overlays = new Map<string, Overlay>();

  constructor(table: (name: string) => Table, now: Temporal.Instant) {
    this.#table = table;
    this.now = now;
  }

  get nowMs(): number {
    return this.now.epochMilliseconds;
  }

  get(name: string, key: Row): Row | undefined {
    const { table, rows } = this.#overlay(name);
    const mine = rows.get(keyText(table, key));
    return mine === undefined ? table.get(key) : mine.row;
  }

  /** Rows whose `field` is `value`. */
  where(name: string, field: string, value: unknown): Row[] {
    const { table, rows } = this.#overlay(name);
    const untouched = table.where(field, value).filter((row) => !rows.has(keyText(table, row)));
    const mine = [...rows.values()].flatMap(({ row }) => (row !== undefined && row[field] === value ? [row] : []));
    return [...untouched, ...mine];
  }

  put(name: string, row: Row): void {
    const { table, rows } = this.#overlay(name);
    rows.set(keyText(table, row), { key: row, row });
  }

  remove(name: string, key: Row): void {
    const { table, rows } = this.#overlay(name);
    rows.set(keyText(table, key), { key, row: undefined });
  }

  /** The number after the highest so far in a table's field, kept at the same length. */
  nextNumber(name: string, field: string, first: string): string {
    const { table, rows } = this.#overlay(name);
    let highest = 0;
    const last = table.rows.at(-1)?.[field];
    if (typeof last === 'string') highest = Number(last);
    for (const { row } of rows.values()) highest = Math.max(highest, Number(row?.[field] ?? 0));
    return String(Math.max(highest + 1, Number(first))).padStart(first.length, '0');
  }

  effects(): JournalEntry['effects'] {
    return [...this.#overlays].flatMap(([table, { rows }]) =>
      [...rows.values()].map(({ key, row }) => (row === undefined ? { table, remove: key } : { table, put: row })),
    );
  }

  #overlay(name: string): Overlay {
    let overlay = this.#overlays.get(name);
    if (overlay === undefined) {
      overlay = { table: this.#table(name), rows: new Map() };
      this.#overlays.set(name, overlay);
    }
    return overlay;
  }
}

const keyText = (table: Table, row: Row): string => table.key.map((field) => String(row[field] ?? '')).join(' ');
