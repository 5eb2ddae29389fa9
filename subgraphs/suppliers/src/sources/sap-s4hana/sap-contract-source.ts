import { SourceUnavailable, type HubError } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { HttpClient } from '@supply-hub/source-kit';
import { DataFaults, keyText } from '@supply-hub/subgraph-kit';
import type { Contract } from '../../domain/contract.ts';
import type { ContractSource } from '../contract-source.ts';
import { createContractClient } from './contract-client.ts';
import { contractNumber, isInForce, itemNumber, toContract } from './contract-mapping.ts';
import type { ContractRow } from './contract-wire.ts';
import { ItemUnitsOf } from './item-units.ts';
import { readSupplierItems } from './supplier-items-of-contracts.ts';

/** An S/4HANA system as the keeper of purchase contracts. @param facilityOf hub id of the facility a plant is */
export function createSapContractSource(
  http: HttpClient,
  log: Log,
  facilityOf: (plant: string) => string | undefined,
): ContractSource {
  const { system } = http;
  const client = createContractClient(http);
  const faults = new DataFaults(log, system.id);
  const reportOn = (contract: string) => (field: string, reason: string) =>
    faults.report({ thing: 'contract', key: contract, field, reason });

  /** Headers → whole contracts, by number: lines, then the units of what they name. */
  async function complete(headers: readonly ContractRow[], units: ItemUnitsOf, deadline: AbortSignal) {
    const inForce = headers.filter(isInForce).map(({ PurchaseContract }) => PurchaseContract);
    const items = await client.itemsOfContracts(inForce, deadline);
    const materials = (number: string) => (items.rows.get(number) ?? []).map(({ Material }) => itemNumber(Material));
    const named = inForce.flatMap(materials).filter((material) => material !== '');
    const failed = await units.fetch(named, deadline);

    return new Map(
      headers.map((header) => {
        const raw = header.PurchaseContract;
        const number = contractNumber(raw);
        const error = items.errors.get(raw) ?? materials(raw).flatMap((each) => failed.get(each) ?? [])[0];
        const contract: Contract | null | HubError =
          error ??
          toContract(header, items.rows.get(raw) ?? [], {
            system: system.id,
            facilityOf,
            units: units.units,
            report: reportOn(number),
          });
        return [number, { contract, itemsChangedAt: units.lastChangeOf(materials(raw)) }];
      }),
    );
  }

  return {
    system,
    async readContracts(keys, deadline) {
      const numbers = keys.map(({ key }) => key[0] ?? '');
      const { rows, errors } = await client.contractsByNumber(numbers, deadline);
      const headers = numbers.flatMap((number) => rows.get(number)?.[0] ?? []);
      const contracts = await complete(headers, new ItemUnitsOf(client), deadline);
      return new Map(
        numbers.map((number) => [keyText([number]), errors.get(number) ?? contracts.get(number)?.contract ?? null]),
      );
    },
    readSupplierItems: (keys, deadline) =>
      readSupplierItems(client, { system: system.id, facilityOf, reportOn }, keys, deadline),
    async *changedContracts(since, deadline) {
      const units = new ItemUnitsOf(client);
      for await (const { rows } of client.contractsChangedSince(since, deadline)) {
        const contracts = await complete(rows, units, deadline);
        yield rows.map((header) => {
          const number = contractNumber(header.PurchaseContract);
          const { contract = null, itemsChangedAt = null } = contracts.get(number) ?? {};
          // What cannot be had now ends the run, which begins again where it began; what cannot be read does not.
          if (contract instanceof SourceUnavailable) throw contract;
          return { number, contract, changedAt: header.LastChangeDateTime, itemsChangedAt };
        });
      }
    },
    async *changedItems(since, deadline) {
      for await (const { rows } of client.materialsChangedSince(since, deadline)) {
        yield rows.map((row) => ({ number: itemNumber(row.Product), changedAt: row.LastChangeDateTime }));
      }
    },
  };
}
