import type { Task } from '@supply-hub/subgraph-kit';
import { takeReadingsDue } from '../db/queries/readings-due.ts';
import { readArrivals, type Reading } from '../services/read-arrivals.ts';

const everyMs = 5000;
const pairsAStep = 200;

/**
 * Reads stock where something was received, all that is due together. It is tried once: a system that is away is asked
 * by its sweeps until it is back, and they read everything.
 */
export function arrivalsTask(reading: Reading): Task {
  return {
    name: 'inventory.arrivals',
    wakesOn: 'inventory_readings',
    everyMs,
    async step() {
      const { pairs, areMore } = await reading.db.transaction((tx) => takeReadingsDue(tx, pairsAStep));
      if (pairs.length > 0) await readArrivals(pairs, reading);
      return areMore;
    },
  };
}
