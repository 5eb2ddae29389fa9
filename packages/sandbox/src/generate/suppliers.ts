import { gln } from './gs1-number.ts';
import type { Supplier } from './plan.ts';
import type { Random } from './random.ts';

const firstNames = [
  'Alpine Surgical',
  'Kestrel Orthopaedics',
  'Bluewater Medical Supply',
  'Northstar Sutures',
  'Meadowlark Drapes',
  'Granite Spine',
  'Harrow & Finch Instruments',
  'Summit Vascular',
  'Lumen Endoscopy',
  'Cobalt Wound Care',
  'Tidewater Distribution',
  'Ironwood Staplers',
  'Silverbirch Gloves',
  'Larkspur Implants',
];

const leading = [
  'Amber',
  'Birchwood',
  'Calder',
  'Dovetail',
  'Eastbrook',
  'Fernhill',
  'Glenmoor',
  'Hawthorn',
  'Inverness',
  'Juniper',
  'Kingfisher',
  'Linden',
  'Marlow',
  'Nightingale',
  'Orchard',
  'Pembroke',
  'Quarry',
  'Redwing',
  'Sandpiper',
  'Thistle',
  'Umber',
  'Verdant',
  'Westerly',
  'Yarrow',
  'Zephyr',
  'Basalt',
  'Corvid',
  'Driftwood',
  'Ember',
  'Foxglove',
];
const trailing = [
  'Surgical',
  'Medical',
  'Orthopedics',
  'Biologics',
  'Instruments',
  'Supply',
  'Devices',
  'Textiles',
  'Vascular',
  'Diagnostics',
  'Sterile',
  'Spine',
  'Dental',
  'Imaging',
];

/** Suppliers: makers and distributors, some blocked, some without a GLN, some that never confirm an order. */
export function planSuppliers(random: Random, count: number): Supplier[] {
  return Array.from({ length: count }, (_, index) => {
    // Every third is a distributor, which sells what others make.
    const isManufacturer = index % 3 !== 2;
    const name = firstNames[index] ?? `${leading[(index - 14) % 30]} ${trailing[Math.floor((index - 14) / 30)]}`;
    const gs1Prefix = `086${String(1000 + index * 7).padStart(4, '0')}`;
    return {
      number: String(1_000_300 + index * 7),
      name,
      gln: index % 11 === 8 ? undefined : gln(gs1Prefix, 1),
      leadDays: index % 4 === 3 ? random.int(7, 14) : random.int(2, 6),
      isManufacturer,
      gs1Prefix,
      gtinLength: ([14, 14, 13, 12] as const)[index % 4] ?? 14,
      purchasingIsBlocked: index === 13 || (index > 13 && index % 37 === 0),
      postingIsBlocked: index > 13 && index % 74 === 0,
      confirms: index % 5 !== 4,
      lateness: index === 0 ? 0.4 : random.next() * 0.15,
    };
  });
}
