import type { SystemConfig } from '@supply-hub/config';
import { sourceHttp, type SubgraphDeps } from '@supply-hub/subgraph-kit';
import { createWmsStockSource } from './oracle-wms/wms-stock-source.ts';
import type { PlanningSource } from './planning-source.ts';
import { createSapStockSource } from './sap-s4hana/sap-stock-source.ts';
import { createSapTransferSource } from './sap-s4hana/sap-transfer-source.ts';
import type { StockSource } from './stock-source.ts';
import type { TransferSource } from './transfer-source.ts';

/** The configured systems by what they can be asked for, by system id. */
export interface Sources {
  readonly stock: ReadonlyMap<string, StockSource>;
  readonly planning: ReadonlyMap<string, PlanningSource>;
  readonly transfers: ReadonlyMap<string, TransferSource>;
  /** Lets running requests finish. */
  close(): Promise<void>;
}

export function openSources(deps: SubgraphDeps): Sources {
  const stock = new Map<string, StockSource>();
  const planning = new Map<string, PlanningSource>();
  const transfers = new Map<string, TransferSource>();
  const open: Partial<Record<SystemConfig['kind'], (system: SystemConfig) => void>> = {
    'sap-s4hana': (system) => {
      const http = sourceHttp(deps, system);
      const source = createSapStockSource(http, deps.log, deps.config.maxAgeMs.masters);
      transfers.set(system.id, createSapTransferSource(http));
      stock.set(system.id, source);
      planning.set(system.id, source);
    },
    'oracle-wms': (system) => stock.set(system.id, createWmsStockSource(sourceHttp(deps, system), deps.log)),
  };
  for (const system of Object.values(deps.config.systems)) open[system.kind]?.(system);
  return {
    stock,
    planning,
    transfers,
    close: async () => void (await Promise.all([...stock.values()].map((source) => source.close()))),
  };
}
