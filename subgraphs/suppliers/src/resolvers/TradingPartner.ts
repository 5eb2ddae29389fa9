import type { Viewer } from '@supply-hub/identity';
import { partnerUnits, type PartnerProfile, type PartnerTransport } from '@supply-hub/partners';
import { holdOf } from '../db/kept-partner.ts';
import type { TradingPartnerKind, TradingPartnerResolvers } from '../generated/graphql.ts';

/** As the graph spells kinds, and as profiles do. */
export const kindOf: Readonly<Record<TradingPartnerKind, PartnerProfile['kind']>> = {
  SUPPLIER: 'supplier',
  WAREHOUSE: 'warehouse',
  CARRIER: 'carrier',
  BUYING_GROUP: 'buying-group',
};
const kindNames: Readonly<Record<PartnerProfile['kind'], TradingPartnerKind>> = {
  supplier: 'SUPPLIER',
  warehouse: 'WAREHOUSE',
  carrier: 'CARRIER',
  'buying-group': 'BUYING_GROUP',
};

export const TradingPartner: TradingPartnerResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.tradingPartner.load(id),
  id: ({ id }) => id,
  code: ({ partner }) => partner,
  name: ({ profile }) => profile.name,
  kind: ({ profile }) => kindNames[profile.kind],
  supplier: ({ supplierId }, _, { loaders }) => (supplierId === null ? null : loaders.supplier.load(supplierId)),
  contact: ({ profile }) => profile.contact ?? null,
  timeZone: ({ profile }) => profile.timeZone,
  us: ({ profile }) => profile.x12.us,
  them: ({ profile }) => profile.x12.them,
  themInTests: ({ profile }) => profile.x12.themInTests ?? null,
  isTest: ({ profile }) => profile.x12.usage === 'T',
  receives: ({ profile }) => agreements(profile, profile.documents.receive),
  sends: ({ profile }) => agreements(profile, profile.documents.send),
  ordersFrom: ({ profile }) => profile.documents.sendOrdersFrom ?? null,
  acknowledgedWith: ({ profile: { x12 } }) => (x12.acknowledgeWith === 'none' ? null : x12.acknowledgeWith),
  answerTimes: ({ profile }) =>
    byKey(profile.clocks).flatMap(([type, ms]) =>
      ms === undefined ? [] : [{ type, minutes: Math.floor(ms / 60_000) }],
    ),
  units({ profile }) {
    const codes = partnerUnits(profile);
    return byKey(profile.units).flatMap(([code]) => {
      const unit = codes.read(code);
      return unit.ok ? [{ code, unit: unit.value }] : [];
    });
  },
  tolerance: ({ profile: { tolerances } }) => ({ ...tolerances, priceAmount: tolerances.priceAmount ?? null }),
  transports: ({ profile }, _, { viewer }) =>
    byKey(profile.transports).map(([name, transport]) => ({
      name,
      kind: transportKinds[transport.kind],
      ...directionsOf(transport),
      isFallback: profile.send?.fallback === name,
      address: runsTheHub(viewer) ? addressOf(transport) : null,
    })),
  hold(partner, _, { viewer }) {
    const hold = holdOf(partner);
    if (hold === null) return null;
    const { reason, by, at: since } = hold;
    return { reason, by: viewer.role === 'partner' ? null : by, since, isByProfile: partner.hold === null };
  },
  catalogues: ({ partner }, _, { loaders }) => loaders.cataloguesByPartner.load(partner),
  profileFile: ({ partner }, _, { viewer, loaders }) =>
    viewer.role === 'partner' ? null : loaders.partnerFile.load(partner),
};

/** The database keeps keys in an order of its own. */
const byKey = <V>(record: Readonly<Record<string, V>>): [string, V][] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

const agreements = ({ x12 }: PartnerProfile, types: readonly PartnerProfile['documents']['receive'][number][]) =>
  types.map((type) => ({ type, version: x12.versions[type] ?? x12.version }));

const transportKinds = { folder: 'FOLDER', sftp: 'SFTP', https: 'HTTPS', mllp: 'MLLP' } as const;

const runsTheHub = ({ role }: Viewer): boolean => role === 'integrator';

function directionsOf(transport: PartnerTransport): { isIn: boolean; isOut: boolean } {
  switch (transport.kind) {
    case 'https':
      return { isIn: transport.acceptTokenSha256 !== undefined, isOut: transport.url !== undefined };
    case 'mllp':
      return { isIn: false, isOut: true };
    default:
      return { isIn: transport.in !== undefined, isOut: transport.out !== undefined };
  }
}

function addressOf(transport: PartnerTransport): string | null {
  switch (transport.kind) {
    case 'folder':
      return transport.in ?? transport.out ?? null;
    case 'https':
      return transport.url === undefined ? null : new URL(transport.url).origin;
    default:
      return `${transport.host}:${transport.port}`;
  }
}
