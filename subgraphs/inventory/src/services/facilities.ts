import type { FacilityConfig, HubConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import type { Facility, StorageLocation, Theatre } from '../domain/facility.ts';

/** A location's one crosswalk has the location's key. */
export const crosswalkIdOf = ({ system, facilityCode, code }: StorageLocation): string =>
  hubId('locationcrosswalk', system, [facilityCode, code]);

/** The facilities of hub.yaml, by whatever leads to them. */
export class Facilities {
  /** By name, then id. */
  readonly all: readonly Facility[];
  readonly #byId: ReadonlyMap<string, Facility>;
  readonly #byCode = new Map<string, Facility>();
  readonly #theatres: ReadonlyMap<string, Theatre>;
  readonly #locations: ReadonlyMap<string, StorageLocation>;
  readonly #crosswalks: ReadonlyMap<string, StorageLocation>;

  constructor(config: HubConfig) {
    const erp = Object.values(config.systems).find(({ kind }) => kind === 'sap-s4hana')?.id;
    const facilities = config.facilities.map((each) => toFacility(each, config, erp));
    this.all = facilities.toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
    this.#byId = byId(facilities);
    this.#theatres = byId(facilities.flatMap(({ theatres }) => theatres));
    const locations = facilities.flatMap((facility) => facility.locations);
    this.#locations = byId(locations);
    this.#crosswalks = new Map(locations.map((location) => [crosswalkIdOf(location), location]));
    for (const facility of facilities)
      for (const [system, code] of Object.entries(facility.codes)) this.#byCode.set(codeKey(system, code), facility);
  }

  byId(id: string): Facility | undefined {
    return this.#byId.get(id);
  }

  /** R17: a code that hub.yaml does not have is no facility, never some default one. */
  byCode(system: string, code: string): Facility | undefined {
    return this.#byCode.get(codeKey(system, code));
  }

  /** R17: a location number that hub.yaml does not have is no facility. */
  byGln(gln: string): Facility | undefined {
    return this.all.find((facility) => facility.gln === gln);
  }

  theatre(id: string): Theatre | undefined {
    return this.#theatres.get(id);
  }

  /** A location that hub.yaml lists. */
  location(id: string): StorageLocation | undefined {
    return this.#locations.get(id);
  }

  /** The same by the id of its crosswalk. */
  locationOfCrosswalk(id: string): StorageLocation | undefined {
    return this.#crosswalks.get(id);
  }

  /** The location a system's key means; undefined where it is at no facility of the hub. */
  locationByKey(system: string, [facilityCode = '', code = '']: readonly string[]): StorageLocation | undefined {
    const facility = this.byCode(system, facilityCode);
    if (facility === undefined || code === '') return undefined;
    const id = hubId('location', system, [facilityCode, code]);
    return this.#locations.get(id) ?? { id, facilityId: facility.id, system, facilityCode, code, name: null };
  }
}

const codeKey = (system: string, code: string): string => `${system}\u001f${code}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = <T extends { readonly id: string }>(things: readonly T[]): Map<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

function toFacility(config: FacilityConfig, { systems }: HubConfig, erp: string | undefined): Facility {
  const id = hubId('facility', 'hub', config.id);
  const { stockSystem } = config;
  const stockCode = config.codes[stockSystem] ?? '';
  // A warehouse system counts under the item master's numbers: the ERP's that knows the facility, or else the first.
  const master = Object.keys(config.codes).find((system) => systems[system]?.kind === 'sap-s4hana') ?? erp;
  const locations = config.locations.map(({ code, name }) => ({
    id: hubId('location', stockSystem, [stockCode, code]),
    facilityId: id,
    system: stockSystem,
    facilityCode: stockCode,
    code,
    name,
  }));
  return {
    id,
    slug: config.id,
    name: config.name,
    gln: config.gln ?? null,
    timeZone: config.timeZone,
    bufferBeforeCaseMinutes: config.bufferBeforeCaseMinutes,
    quickestRemedyMinutes: config.quickestRemedyMinutes,
    codes: config.codes,
    stockSystem,
    stockCode,
    isKeptByPartner: systems[stockSystem] === undefined,
    itemSystem: systems[stockSystem]?.kind === 'sap-s4hana' ? stockSystem : (master ?? stockSystem),
    locations,
    theatres: config.theatres.map((theatre) => ({
      id: hubId('theatre', 'hub', [config.id, theatre.id]),
      name: theatre.name,
      codes: theatre.codes,
      facilityId: id,
      suppliedBy: locations.filter(({ code }) => theatre.suppliedBy.includes(code)),
    })),
  };
}
