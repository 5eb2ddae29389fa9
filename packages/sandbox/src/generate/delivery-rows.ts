import type { Calendar } from './calendar.ts';
import type { OrderedLine } from './order-rows.ts';
import { add, type Tables } from './plan.ts';
import type { Random } from './random.ts';

/** Inbound deliveries: what suppliers say is on its way, for some of the orders that are not all in. */
export function addDeliveries(tables: Tables, random: Random, calendar: Calendar, lines: readonly OrderedLine[]): void {
  const open = lines.filter((line) => line.received < line.quantity && line.orderedOn < -1);
  let number = 180_000_001;
  for (const line of open) {
    if (!random.chance(0.25)) continue;
    const delivery = String(number++);
    const sentOn = -random.int(0, 1);
    const rest = line.quantity - line.received;
    const { item } = line.price;
    add(tables, 'A_InbDeliveryHeader', {
      DeliveryDocument: delivery,
      DeliveryDocumentBySupplier: `ASN${String(random.int(1, 9_999_999)).padStart(7, '0')}`,
      DeliveryDate: calendar.date(sentOn + random.int(1, 3)),
      DocumentDate: calendar.date(sentOn),
      CreationDate: calendar.date(sentOn),
      LastChangeDate: calendar.date(sentOn),
      Supplier: line.price.supplier.number,
      ReceivingPlant: line.facility.code,
    });
    add(tables, 'A_InbDeliveryItem', {
      DeliveryDocument: delivery,
      DeliveryDocumentItem: '10',
      Material: item.material,
      Plant: line.facility.code,
      StorageLocation: line.facility.warehouseCode === undefined ? 'CS01' : 'WM01',
      BatchBySupplier: item.isLotControlled ? `SH${random.int(10_000, 99_999)}` : '',
      ShelfLifeExpirationDate:
        item.shelfLifeDays === undefined ? null : calendar.date(Math.round(item.shelfLifeDays * 0.9)),
      ActualDeliveryQuantity: String(rest),
      DeliveryQuantityUnit: line.price.unit,
      ReferenceSDDocument: line.order,
      ReferenceSDDocumentItem: line.line,
    });
  }
}
