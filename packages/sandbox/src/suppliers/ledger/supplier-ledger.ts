import { LineFile } from '../../store/line-file.ts';
import { readSupplierRecord, type SupplierRecord } from './supplier-record.ts';
import { SupplierState } from './supplier-state.ts';

/** What all suppliers got and sent, on disk in one file: each adds to it before anything follows from it. */
export class SupplierLedger {
  readonly #file: LineFile;
  readonly #states = new Map<string, SupplierState>();

  private constructor(file: LineFile) {
    this.#file = file;
  }

  static async open(path: string): Promise<SupplierLedger> {
    const { file, records } = await LineFile.open(path, readSupplierRecord);
    const ledger = new SupplierLedger(file);
    for (const each of records) ledger.of(each.partner).apply(each);
    return ledger;
  }

  of(partner: string): SupplierState {
    let state = this.#states.get(partner);
    if (state === undefined) {
      state = new SupplierState();
      this.#states.set(partner, state);
    }
    return state;
  }

  /** Resolves when the record is on disk; it shows from then on. */
  async append(record: SupplierRecord): Promise<void> {
    await this.#file.append(JSON.stringify(record));
    this.of(record.partner).apply(record);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
