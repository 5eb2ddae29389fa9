import { hubId, type HubIdType } from '@supply-hub/identifiers';
import type { SourceKey } from '@supply-hub/subgraph-kit';
import type { HubConfig } from '@supply-hub/config';

/** Where one system's plants are in the hub. */
export type FacilityOfPlant = (plant: string) => string | null;

/** A plant that hub.yaml does not name is no facility, and no other stands in for it (R17). */
export function facilityOfPlant(config: HubConfig, system: string): FacilityOfPlant {
  const facilities = new Map(
    config.facilities.flatMap(({ id, codes }) => {
      const plant = codes[system];
      return plant === undefined ? [] : [[plant, hubId('facility', 'hub', id)] as const];
    }),
  );
  return (plant) => facilities.get(plant) ?? null;
}

/** Makes the hub ids of one document, and remembers the keys behind them. */
export class DocumentKeys {
  readonly references: SourceKey[] = [];
  readonly #system: string;

  constructor(system: string) {
    this.#system = system;
  }

  id(type: HubIdType, ...key: string[]): string {
    this.references.push({ type, system: this.#system, key });
    return hubId(type, this.#system, key);
  }

  /** The id of something that may not be named; null when a part of its key is missing. */
  optionalId(type: HubIdType, ...key: (string | null)[]): string | null {
    const parts = key.filter((part) => part !== null);
    return parts.length < key.length ? null : this.id(type, ...parts);
  }
}
