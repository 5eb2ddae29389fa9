import type { Log } from '@supply-hub/log';
import { expect, test } from 'vitest';
import { DataFaults } from './data-faults.ts';

test('a fault is one line, once, however often it is met', () => {
  const lines: unknown[] = [];
  const log: Pick<Log, 'warn'> = { warn: (...line: unknown[]) => void lines.push(line) };
  const faults = new DataFaults(log, 'erp');
  const fault = { thing: 'item', key: 'MED-1', field: 'AlternativeUnit', reason: 'a unit the hub does not know' };
  for (let time = 0; time < 3; time += 1) faults.report(fault);
  faults.report({ ...fault, key: 'MED-2' });
  expect(lines).toEqual([
    [{ system: 'erp', ...fault }, 'item MED-1: AlternativeUnit is left out'],
    [{ system: 'erp', ...fault, key: 'MED-2' }, 'item MED-2: AlternativeUnit is left out'],
  ]);
});
