import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeInterchange, type SegmentOut, type SetOut } from '../suppliers/edi/write-interchange.ts';
import type { EdiSupplier } from '../suppliers/edi-supplier.ts';
import { supplierFolders, type SupplierFolders } from '../suppliers/supplier-folders.ts';

/** One line to order: `[quantity, unit, price, part]`. */
export type WantedLine = readonly [quantity: string, unit: string, price: string, part: string];

/** Whoever sends a supplier its orders, for tests of the supplier alone. */
export class EdiHub {
  readonly folders: SupplierFolders;
  readonly #supplier: EdiSupplier;
  #last = 0;

  constructor(stateDir: string, supplier: EdiSupplier) {
    this.#supplier = supplier;
    this.folders = supplierFolders(stateDir, supplier.partner);
  }

  /** An 850 as a set. */
  order(number: string, lines: readonly WantedLine[] = [['4', 'EA', '12.50', 'PART-1']]): SetOut {
    const segments: SegmentOut[] = [
      ['BEG', '00', 'NE', number, '', '20260309'],
      ['DTM', '002', '20260320'],
      ['N1', 'ST', 'North Valley', 'UL', '0860001001000'],
      ...lines.map(([quantity, unit, price, part], index): SegmentOut => [
        'PO1',
        String((index + 1) * 10),
        quantity,
        unit,
        price,
        '',
        'VC',
        part,
        'IN',
        `MED-${index}`,
      ]),
      ['CTT', String(lines.length)],
    ];
    return { type: '850', control: '0001', segments };
  }

  /** An interchange of one group, with the next control number or the one given. */
  interchange(sets: readonly SetOut[], functionalId = 'PO', control = ++this.#last): string {
    const { dialect, them, us } = this.#supplier;
    return writeInterchange({
      from: us,
      to: them,
      dialect,
      control: String(control).padStart(9, '0'),
      usage: 'P',
      at: Temporal.PlainDateTime.from('2026-03-09T07:00'),
      group: { functionalId, control: String(control), version: dialect.version, sets },
    });
  }

  /** Puts a file into the supplier's inbox, as a careful sender does. */
  async put(name: string, text: string): Promise<void> {
    await writeFile(join(this.folders.inbox, `${name}.tmp`), text, 'latin1');
    await rename(join(this.folders.inbox, `${name}.tmp`), join(this.folders.inbox, name));
  }

  /** What lies in its outbox, in order of name. */
  async outbox(): Promise<{ name: string; text: string }[]> {
    const names = (await readdir(this.folders.outbox)).toSorted();
    return Promise.all(
      names.map(async (name) => ({ name, text: await readFile(join(this.folders.outbox, name), 'latin1') })),
    );
  }
}
