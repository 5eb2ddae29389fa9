import { expect, test } from 'vitest';
import { createHubMeasures } from './hub-measures.ts';

test('operations, source calls and copies are told by few values each', async () => {
  const measures = createHubMeasures();
  measures.onOperation({
    name: 'CaseReadiness',
    type: 'query',
    ms: 40,
    outcome: 'PARTIAL',
    codes: ['SOURCE_UNAVAILABLE'],
  });
  measures.onOperation({ name: 'other', type: 'none', ms: 0, outcome: 'FAILED', codes: ['Jane Doe'] });
  measures.onSourceCall({
    system: 'erp',
    operation: 'stock',
    kind: 'read',
    keys: 3,
    attempts: 2,
    ms: 300,
    outcome: 'ok',
    status: 200,
    vendorCode: undefined,
    startedAt: Temporal.Instant.from('2026-03-09T12:00:00Z'),
  });
  measures.onCopyRead('purchase-order', 'STALE', 7);
  const text = await measures.metrics.read();
  for (const line of [
    'supply_hub_operation_seconds_count{operation="CaseReadiness",type="query",outcome="PARTIAL"} 1',
    'supply_hub_operation_errors_total{operation="CaseReadiness",code="SOURCE_UNAVAILABLE"} 1',
    'supply_hub_operation_errors_total{operation="other",code="other"} 1',
    'supply_hub_source_call_seconds_bucket{system="erp",operation="stock",outcome="ok",le="0.5"} 1',
    'supply_hub_source_requests_total{system="erp"} 2',
    'supply_hub_copy_reads_total{copy="purchase-order",outcome="STALE"} 7',
  ])
    expect(text).toContain(line);
  expect(text).not.toContain('Jane');
});
