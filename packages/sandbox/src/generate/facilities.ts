import { gln } from './gs1-number.ts';
import type { Facility, Place, Size, Theatre } from './plan.ts';

/** GS1 company prefix of the hospital group. */
const groupPrefix = '0860001';

interface Outline {
  readonly name: string;
  readonly timeZone: string;
  readonly kind: Facility['kind'];
  readonly theatres: number;
}

const small: readonly Outline[] = [
  { name: 'North Valley Medical Center', timeZone: 'America/Chicago', kind: 'hospital', theatres: 5 },
  { name: 'Cedar Bluff Surgical Hospital', timeZone: 'America/Denver', kind: 'surgery-center', theatres: 3 },
  { name: 'Central Distribution Center', timeZone: 'America/Chicago', kind: 'warehouse', theatres: 0 },
];

const regional: readonly Outline[] = [
  ...small,
  ...[
    ['Harbor Point Medical Center', 'America/New_York', 14],
    ['Saint Brannoc Hospital', 'America/New_York', 12],
    ['Elkhorn Ridge Hospital', 'America/Denver', 10],
    ['Willow Creek Medical Center', 'America/Chicago', 12],
    ['Lakemont University Hospital', 'America/Chicago', 20],
    ['Prairie View Hospital', 'America/Chicago', 8],
    ['Mesa Verde Regional Hospital', 'America/Phoenix', 10],
    ['Copperfield Medical Center', 'America/Phoenix', 12],
    ['Bellmarsh Hospital', 'America/New_York', 8],
    ['Stonebridge Medical Center', 'America/Chicago', 14],
    ['Ashford General Hospital', 'America/New_York', 10],
    ['Riverbend Memorial Hospital', 'America/Chicago', 9],
    ['Pine Hollow Hospital', 'America/Denver', 6],
    ['Grand Terrace Medical Center', 'America/Los_Angeles', 16],
    ['Seal Harbor Hospital', 'America/Los_Angeles', 10],
    ['Oakmere Childrens Hospital', 'America/Chicago', 12],
    ['Fox Hollow Orthopedic Hospital', 'America/Chicago', 8],
  ].map(([name, timeZone, theatres]): Outline => ({
    name: String(name),
    timeZone: String(timeZone),
    kind: 'hospital',
    theatres: Number(theatres),
  })),
  { name: 'Westgate Surgery Center', timeZone: 'America/Phoenix', kind: 'surgery-center', theatres: 4 },
  { name: 'Western Distribution Center', timeZone: 'America/Phoenix', kind: 'warehouse', theatres: 0 },
];

/** The group's facilities: codes, GLNs, zones, theatres, and the places that keep stock. */
export function planFacilities(size: Size): Facility[] {
  let hospitals = 0;
  let centers = 0;
  return (size === 'small' ? small : regional).map((outline, index) => {
    const isWarehouse = outline.kind === 'warehouse';
    const code = isWarehouse
      ? `D${900 + centers++}`
      : `H${100 + 100 * Math.floor(hospitals % 9) + Math.floor(hospitals++ / 9)}`;
    const locations = isWarehouse ? warehouseLocations(size === 'small' ? 12 : 48) : hospitalLocations(outline);
    return {
      id: slugOf(outline.name),
      name: outline.name,
      code,
      gln: gln(groupPrefix, 100 + index),
      timeZone: outline.timeZone,
      kind: outline.kind,
      bufferBeforeCaseMinutes: outline.kind === 'surgery-center' ? 90 : 120,
      locations,
      theatres: Array.from({ length: outline.theatres }, (_, theatre) => theatreOf(code, theatre + 1, locations)),
      ...(isWarehouse ? { warehouseCode: `FAC${centers}` } : {}),
    };
  });
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ (medical center|regional hospital|memorial hospital|general hospital|hospital|center)$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-');

function hospitalLocations(outline: Outline): Place[] {
  const core = [
    { code: 'OR01', name: 'Main OR core' },
    { code: 'CS01', name: 'Central supply' },
  ];
  return outline.theatres > 6
    ? [...core, { code: 'OR02', name: 'Second OR core' }, { code: 'SP01', name: 'Sterile processing' }]
    : [...core, { code: 'SP01', name: 'Sterile processing' }];
}

/** Pick zones: aisle and bay. */
function warehouseLocations(count: number): Place[] {
  return Array.from({ length: count }, (_, index) => {
    const aisle = String.fromCharCode(65 + Math.floor(index / 4));
    const bay = String((index % 4) + 1).padStart(2, '0');
    return { code: `${aisle}-${bay}`, name: `Aisle ${aisle} bay ${bay}` };
  });
}

function theatreOf(facility: string, number: number, locations: readonly Place[]): Theatre {
  const hasSecondCore = locations.some(({ code }) => code === 'OR02');
  const core = hasSecondCore && number % 2 === 0 ? 'OR02' : 'OR01';
  return {
    id: `or-${number}`,
    name: `OR ${number}`,
    code: `${facility}-OR${number}`,
    suppliedBy: [core, 'CS01'],
  };
}
