import type { Supplier } from '../generate/plan.ts';

/** How a supplier writes X12, and what it asks of whoever writes to it. */
export interface Dialect {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly segment: string;
  /** Written behind each segment terminator. */
  readonly newline: 'none' | 'lf' | 'crlf';
  readonly version: '004010' | '005010';
  /** What acknowledges a functional group, both ways. */
  readonly acknowledgement: '997' | '999';
  /** Sets ISA14: whoever receives an interchange answers with a TA1. */
  readonly asksForTa1: boolean;
  /** Units it writes in words of its own: X12 355 code → its code. */
  readonly units: Readonly<Record<string, string>>;
  /** Sends what is due of one type together, several sets in one interchange. */
  readonly isBatching: boolean;
}

/** Who somebody is in an interchange: ISA05/06 or ISA07/08, and GS02 or GS03. */
export interface Party {
  readonly qualifier: string;
  readonly id: string;
  readonly group: string;
}

/** How files pass between it and the hub: a folder both see, or its SFTP server. */
export type Reach = 'folder' | 'sftp';

/** A supplier that takes its orders as X12 850 and answers them. */
export interface EdiSupplier {
  /** Its name in the hub: the profile's file name. */
  readonly partner: string;
  /** Its record in the ERP's supplier master. */
  readonly number: string;
  readonly name: string;
  readonly gln: string | undefined;
  readonly gs1Prefix: string;
  readonly timeZone: string;
  /** Share of its deliveries that come late. */
  readonly lateness: number;
  readonly us: Party;
  readonly them: Party;
  readonly reach: Reach;
  readonly dialect: Dialect;
}

/** How many of a world's suppliers speak X12. */
export const ediSupplierCount = { small: 4, regional: 12 } as const;

/** The hospital group, as its suppliers address it. */
const group: Party = { qualifier: 'ZZ', id: 'MERIDIANHEALTH', group: 'MERIDIAN' };

const plain: Dialect = {
  element: '*',
  component: '>',
  repetition: '^',
  segment: '~',
  newline: 'lf',
  version: '004010',
  acknowledgement: '997',
  asksForTa1: false,
  units: {},
  isBatching: false,
};

/** Ways of doing EDI as one meets them; suppliers take them in turn. */
const manners: readonly { readonly reach: Reach; readonly dialect: Dialect; readonly qualifier: string }[] = [
  { reach: 'sftp', qualifier: 'ZZ', dialect: plain },
  {
    reach: 'folder',
    qualifier: '01',
    dialect: { ...plain, element: '|', component: ':', newline: 'crlf', asksForTa1: true },
  },
  {
    reach: 'sftp',
    qualifier: '07',
    dialect: {
      ...plain,
      component: ':',
      newline: 'none',
      units: { EA: 'PC', CA: 'CS' },
      isBatching: true,
    },
  },
  {
    reach: 'folder',
    qualifier: '14',
    dialect: { ...plain, repetition: '!', version: '005010', acknowledgement: '999' },
  },
];

const timeZones = ['America/Chicago', 'America/New_York', 'America/Denver', 'America/Los_Angeles'];

/** The suppliers of a world that speak X12: the first of those that can be bought from and answer orders. */
export function planEdiSuppliers(size: keyof typeof ediSupplierCount, suppliers: readonly Supplier[]): EdiSupplier[] {
  return suppliers
    .filter(({ purchasingIsBlocked, confirms }) => confirms && !purchasingIsBlocked)
    .slice(0, ediSupplierCount[size])
    .map((supplier, index) => {
      const manner = manners[index % manners.length] ?? { reach: 'folder', qualifier: 'ZZ', dialect: plain };
      const word = supplier.name.toUpperCase().replaceAll(/[^A-Z]/g, '');
      return {
        partner: supplier.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
        number: supplier.number,
        name: supplier.name,
        gln: supplier.gln,
        gs1Prefix: supplier.gs1Prefix,
        timeZone: timeZones[index % timeZones.length] ?? 'UTC',
        lateness: supplier.lateness,
        us: group,
        them: { ...identityOf(manner.qualifier, supplier, word, index), group: word.slice(0, 12) },
        reach: manner.reach,
        dialect: manner.dialect,
      };
    });
}

function identityOf(qualifier: string, { gln }: Supplier, word: string, index: number): Omit<Party, 'group'> {
  if (qualifier === '07' && gln !== undefined) return { qualifier, id: gln };
  const duns = String(861_000_001 + index * 1037);
  if (qualifier === '01') return { qualifier, id: duns };
  if (qualifier === '14') return { qualifier, id: `${duns}0001` };
  return { qualifier: 'ZZ', id: word.slice(0, 15) };
}
