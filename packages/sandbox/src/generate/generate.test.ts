import { describe, expect, test } from 'vitest';
import type { Row } from '../store/table.ts';
import { buildTables } from '../store/tables.ts';
import { generateWorld, type GeneratedWorld } from './generate.ts';
import type { Size } from './plan.ts';

const start = Temporal.Instant.from('2026-03-09T12:00:00Z');
const generate = (size: Size = 'small', seed = 1) => generateWorld(size, seed, start);
const bytes = (world: GeneratedWorld) => JSON.stringify([world.facilities, [...world.tables]]);
const world = generate();
const rows = (name: string): readonly Row[] => world.tables.get(name) ?? [];

/** Modulo 10 from the left, written apart from the code that makes the digits. */
function hasCheckDigit(key: string): boolean {
  const padded = key.padStart(18, '0');
  const sum = [...padded].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}

describe('a generated world', () => {
  test('is the same, byte for byte, for the same seed, size and start', () => {
    expect(bytes(generate())).toBe(bytes(world));
  });

  test('is another one for another seed', () => {
    expect(bytes(generate('small', 2))).not.toBe(bytes(world));
  });

  test.each(['small', 'regional'] as const)(
    'gives every row of a table a key of its own at size %s',
    (size) => {
      for (const table of buildTables(generate(size).tables).values()) {
        const twice = table.rows.find(
          (row, index) => index > 0 && table.compare(table.rows[index - 1] ?? {}, row) === 0,
        );
        expect(twice, table.name).toBeUndefined();
      }
      // A million rows: seconds alone, longer on a machine that is busy with other tests.
    },
    120_000,
  );

  test('R8: carries only GTINs and GLNs whose check digit is right', () => {
    const gtins = rows('A_ProductUnitsOfMeasureEAN').map((row) => String(row['ProductStandardID']));
    expect(gtins.length).toBeGreaterThan(300);
    expect(gtins.filter((gtin) => !hasCheckDigit(gtin))).toEqual([]);
    const lengths = new Set(gtins.map((gtin) => gtin.length));
    expect(lengths).toEqual(new Set([12, 13, 14]));
    const glns = rows('A_Supplier')
      .filter((row) => row['InternationalLocationNumber1'] !== undefined)
      .map((row) => [1, 2, 3].map((part) => String(row[`InternationalLocationNumber${part}`])).join(''));
    expect(
      [...glns, ...world.facilities.map(({ gln }) => gln)].filter(
        (gln) => !/^\d{13}$/.test(gln) || !hasCheckDigit(gln),
      ),
    ).toEqual([]);
  });

  test('R3: prices the first item at 250.00 a case of ten boxes of ten', () => {
    const factors = rows('A_ProductUnitsOfMeasure')
      .filter((row) => row['Product'] === 'MED-000001')
      .map((row) => [row['AlternativeUnit'], row['QuantityNumerator'], row['LowerLevelPackagingUnit']]);
    expect(factors).toEqual([
      ['EA', '1', ''],
      ['BX', '10', 'EA'],
      ['CS', '100', 'BX'],
    ]);
    const price = rows('A_PurchaseContractItem').find((row) => row['Material'] === 'MED-000001' && row['Plant'] === '');
    expect(price).toMatchObject({ ContractNetPriceAmount: '250.00', NetPriceQuantity: '1', OrderPriceUnit: 'CS' });
  });

  test('R2: one supplier packs ten in a box where the item says six', () => {
    const line = rows('PurchaseOrderItem').find((row) => row['PurchaseOrder'] === '4500000004');
    expect(line).toMatchObject({
      Material: 'MED-000006',
      PurchaseOrderQuantityUnit: 'BX',
      OrderItemQtyToBaseQtyNmrtr: '10',
    });
  });

  test('has price units of 1, 10, 100 and 1000, prices for a plant, expired and future ones', () => {
    const units = new Set(rows('A_PurchaseContractItem').map((row) => row['NetPriceQuantity']));
    expect(units).toEqual(new Set(['1', '10', '100', '1000']));
    const contracts = new Map(rows('A_PurchaseContract').map((row) => [row['PurchaseContract'], row]));
    const story = rows('A_PurchaseContractItem').filter((row) => row['Material'] === 'MED-000007');
    const kinds = story.map((row) => {
      const contract = contracts.get(row['PurchaseContract']);
      if (String(contract?.['ValidityEndDate']) < '2026-03-09') return 'expired';
      if (String(contract?.['ValidityStartDate']) > '2026-03-09') return 'future';
      return row['Plant'] === '' ? 'group' : 'plant';
    });
    expect(new Set(kinds)).toEqual(new Set(['expired', 'future', 'group', 'plant']));
  });

  test('R21: has lots that expired, expire soon, are inspected, are blocked', () => {
    const lots = rows('A_MatlStkInAcctMod').filter(
      (row) => row['Material'] === 'MED-000005' && row['Plant'] === 'H100',
    );
    const expiry = new Map(rows('Batch').map((row) => [row['Batch'], String(row['ShelfLifeExpirationDate'])]));
    const expiries = lots.map((row) => expiry.get(row['Batch']) ?? '').toSorted();
    expect(expiries[0]).toBe('2026-02-25');
    expect(expiries[1]).toBe('2026-03-12');
    expect(new Set(lots.map((row) => row['InventoryStockType']))).toEqual(new Set(['01', '02', '07']));
  });

  test('keeps implants by lot and serial number, some of them on consignment', () => {
    const implant = rows('A_Product').find((row) => row['Product'] === 'MED-000004');
    expect(implant).toMatchObject({ IsBatchManagementRequired: true, SerialNumberProfile: 'IMPL' });
    const consigned = rows('A_MatlStkInAcctMod').filter((row) => row['InventorySpecialStockType'] === 'K');
    expect(consigned.length).toBeGreaterThan(0);
    expect(consigned.every((row) => row['Supplier'] !== '')).toBe(true);
  });

  test('has orders that are late, partly received, confirmed, unconfirmed and not released', () => {
    const schedule = rows('PurchaseOrderScheduleLine');
    const isOpen = (row: Row) => row['OpenPurchaseOrderQuantity'] !== '0.000';
    expect(schedule.some((row) => isOpen(row) && String(row['ScheduleLineDeliveryDate']) < '2026-03-09')).toBe(true);
    expect(schedule.some((row) => isOpen(row) && row['RoughGoodsReceiptQty'] !== '0.000')).toBe(true);
    const confirmed = new Set(rows('Confirmation').map((row) => row['SuplrConfRefPurchaseOrder']));
    expect(confirmed.has('4500000001')).toBe(true);
    expect(confirmed.has('4500000002')).toBe(false);
    expect(rows('PurchaseOrder').some((row) => row['ReleaseIsNotCompleted'] === true)).toBe(true);
    const changes = rows('PurchaseOrder').map((row) => Number(row['LastChangeDateTime']));
    expect(Math.max(...changes)).toBeLessThanOrEqual(start.epochMilliseconds);
  });

  test('blocks a supplier that is still the only source of some items', () => {
    const blocked = rows('A_Supplier').filter((row) => row['PurchasingIsBlocked'] === true);
    expect(blocked.map((row) => row['SupplierName'])).toEqual(['Larkspur Implants']);
    expect(rows('A_Product').filter((row) => row['ManufacturerNumber'] === blocked[0]?.['Supplier'])).not.toEqual([]);
  });

  test('books sixty cases in theatres of its hospitals, one after another', () => {
    expect(rows('fhir.Appointment')).toHaveLength(60);
    const rooms = new Set(world.facilities.flatMap(({ theatres }) => theatres.map(({ code }) => `Location/${code}`)));
    const byRoom = Map.groupBy(rows('fhir.Appointment'), (row) =>
      [...rooms].find((room) => JSON.stringify(row).includes(`"${room}"`)),
    );
    expect(byRoom.has(undefined)).toBe(false);
    for (const cases of byRoom.values()) {
      const times = cases.map((row) => [String(row['start']), String(row['end'])]).toSorted();
      for (const [index, [from]] of times.entries()) {
        expect(index === 0 || String(times[index - 1]?.[1]) <= String(from)).toBe(true);
      }
    }
  });

  test('keeps the stock of a warehouse in the warehouse system, which the ERP sums up', () => {
    const warehouse = world.facilities.find(({ warehouseCode }) => warehouseCode === 'FAC1');
    const places = new Set(warehouse?.locations.map(({ code }) => code));
    expect(rows('wms.inventory').every((row) => places.has(String(row['location'])))).toBe(true);
    const sum = (table: string, field: string, where: (row: Row) => boolean) =>
      rows(table)
        .filter(where)
        .reduce((total, row) => total + Number(row[field]), 0);
    expect(sum('wms.inventory', 'quantity', () => true)).toBe(
      sum('A_MatlStkInAcctMod', 'MatlWrhsStkQtyInMatlBaseUnit', (row) => row['Plant'] === warehouse?.code),
    );
  });
});
