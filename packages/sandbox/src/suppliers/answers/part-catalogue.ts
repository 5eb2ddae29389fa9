import type { Row } from '../../store/table.ts';
import type { World } from '../../store/world.ts';
import type { ProductId } from '../documents/order-850.ts';

/** What suppliers sell, by their own part numbers. */
export interface PartCatalogue {
  /** The supplier's part for one of the ERP's materials; null where it sells none. */
  partOf(supplier: string, material: string): string | null;
  /** Another part of the supplier's that does for the one ordered; null where it has none. */
  substituteFor(supplier: string, ordered: readonly ProductId[]): string | null;
}

/** Qualifiers under which a buyer names its own item, and a seller its part. */
const buyers = new Set(['IN', 'BP', 'CB', 'PI']);
const sellers = new Set(['VC', 'VN', 'VP']);

/** The suppliers' ranges as the contracts in the ERP tell of them. */
export class ContractCatalogue implements PartCatalogue {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  partOf(supplier: string, material: string): string | null {
    const found = this.#range(supplier).find((line) => line['Material'] === material);
    return found === undefined ? null : String(found['SupplierMaterialNumber']);
  }

  /** The nearest of the same kind: same group, unit and name but for its size, which is what stands last in it. */
  substituteFor(supplier: string, ordered: readonly ProductId[]): string | null {
    const range = this.#range(supplier);
    const line = range.find(
      (each) =>
        ordered.some(([kind, id]) => sellers.has(kind) && id === each['SupplierMaterialNumber']) ||
        ordered.some(([kind, id]) => buyers.has(kind) && id === each['Material']),
    );
    if (line === undefined) return null;
    const likeness = (other: Row) => commonWords(textOf(line), textOf(other));
    const [best] = range
      .filter(
        (each) =>
          each['Material'] !== line['Material'] &&
          each['MaterialGroup'] === line['MaterialGroup'] &&
          each['OrderQuantityUnit'] === line['OrderQuantityUnit'] &&
          this.#world.table('A_Product').get({ Product: each['Material'] })?.['IsMarkedForDeletion'] !== true,
      )
      .toSorted((a, b) => likeness(b) - likeness(a) || (String(a['Material']) < String(b['Material']) ? -1 : 1));
    return best === undefined ? null : String(best['SupplierMaterialNumber']);
  }

  /** Lines of its contracts for the group; in the order of the contracts. */
  #range(supplier: string): Row[] {
    return this.#world
      .table('A_PurchaseContract')
      .where('Supplier', supplier)
      .toSorted((a, b) => (String(a['PurchaseContract']) < String(b['PurchaseContract']) ? -1 : 1))
      .flatMap((contract) =>
        this.#world.table('A_PurchaseContractItem').where('PurchaseContract', contract['PurchaseContract']),
      )
      .filter((line) => (line['Plant'] ?? '') === '' && (line['SupplierMaterialNumber'] ?? '') !== '');
  }
}

/** Sells nothing but what is ordered. */
export const emptyCatalogue: PartCatalogue = { partOf: () => null, substituteFor: () => null };

const textOf = (line: Row): string => String(line['PurchaseContractItemText']);

function commonWords(one: string, other: string): number {
  const words = new Set(one.split(' '));
  return other.split(' ').filter((word) => words.has(word)).length;
}
