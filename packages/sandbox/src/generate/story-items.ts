import type { Family } from './catalogue.ts';
import type { Item } from './plan.ts';

/**
 * The first items of every world are the same whatever the seed, so that demonstrations and tests can name
 * them. MED-000001 is the first, and so on down; the README lists what each shows.
 */
export interface StoryItem {
  readonly description: string;
  readonly family: Family;
  /** Which of the manufacturers, counted from 0. */
  readonly maker: number;
  readonly priceE4?: number;
  readonly priceUnit?: Item['priceUnit'];
  readonly twoSuppliers?: boolean;
}

const lotted = { isLotControlled: true, isSerialControlled: false, shelfLifeDays: 1460 };
const implant = { isLotControlled: true, isSerialControlled: true, shelfLifeDays: 2920 };

const family = (
  group: string,
  packing: Family['packing'],
  orderUnit: string,
  tracking: Pick<Family, 'isLotControlled' | 'isSerialControlled' | 'shelfLifeDays'>,
  weeklyUse: number,
): Family => ({
  group,
  name: '',
  variants: [],
  baseUnit: 'EA',
  packing,
  orderUnits: [orderUnit],
  price: [1, 2],
  ...tracking,
  weeklyUse: [weeklyUse, weeklyUse],
  share: 0,
});

export const storyFamilies: readonly StoryItem[] = [
  // 250.00 a case of 10 boxes of 10 (R3).
  {
    description: 'Northlock Suture 2-0 SH 27in',
    family: family(
      'SUTURE',
      [
        ['BX', [10]],
        ['CS', [10]],
      ],
      'CS',
      lotted,
      120,
    ),
    maker: 2,
    priceE4: 25_000,
    priceUnit: 1,
  },
  // Priced by the hundred.
  {
    description: 'Needle hypodermic 22G 1.5in',
    family: family(
      'NEEDLE',
      [
        ['BX', [100]],
        ['CS', [10]],
      ],
      'BX',
      lotted,
      900,
    ),
    maker: 0,
    priceE4: 840,
    priceUnit: 100,
  },
  // Priced by the thousand, and ordered in cases.
  {
    description: 'Gauze sponge 4x4 sterile',
    family: family(
      'DRESSING',
      [
        ['PK', [10]],
        ['CS', [120]],
      ],
      'CS',
      { ...lotted, isLotControlled: false, shelfLifeDays: undefined },
      1500,
    ),
    maker: 4,
    priceE4: 415,
    priceUnit: 1000,
  },
  // Implant, by lot and serial number, on the shelf as the supplier's consignment.
  {
    description: 'Femoral stem size 5 std',
    family: family('IMPHIP', [], 'EA', implant, 3),
    maker: 1,
    priceE4: 24_000_000,
    priceUnit: 1,
  },
  // Lots that have expired, expire within days, are held in quality inspection, and are blocked.
  {
    description: 'Hemostat matrix 5mL',
    family: family('HEMOSTAT', [['BX', [6]]], 'BX', { ...lotted, shelfLifeDays: 540 }, 30),
    maker: 5,
    priceE4: 1_420_000,
    priceUnit: 1,
  },
  // Two suppliers, whose boxes hold different counts (R2).
  {
    description: 'Trocar bladeless 12x100mm',
    family: family('TROCAR', [['BX', [6]]], 'BX', lotted, 40),
    maker: 6,
    priceE4: 480_000,
    priceUnit: 10,
    twoSuppliers: true,
  },
  // A price for the group, a better one for one plant, an expired one and one that begins later.
  {
    description: 'Linear stapler reload 60mm medium',
    family: family('STAPLER', [['BX', [12]]], 'BX', { ...lotted, shelfLifeDays: 1095 }, 48),
    maker: 7,
    priceE4: 1_680_000,
    priceUnit: 1,
  },
  // Ordered, confirmed late and partly received.
  {
    description: 'Tibial tray size 4 L',
    family: family('IMPKNEE', [], 'EA', implant, 4),
    maker: 1,
    priceE4: 18_500_000,
    priceUnit: 1,
  },
  // Kept in the distribution centre alone.
  {
    description: 'Drape laparotomy',
    family: family('DRAPE', [['CS', [20]]], 'CS', lotted, 90),
    maker: 3,
    priceE4: 92_000,
    priceUnit: 1,
  },
  // Short everywhere: on hand nowhere, on order unconfirmed.
  {
    description: 'Pedicle screw 6.5x45',
    family: family('IMPSPINE', [], 'EA', implant, 8),
    maker: 4,
    priceE4: 5_600_000,
    priceUnit: 1,
  },
];
