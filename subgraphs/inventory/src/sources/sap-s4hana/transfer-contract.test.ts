import { ManualClock } from '@supply-hub/clock';
import { SourceContractBroken, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import { silentLog } from '@supply-hub/log';
import { createHttpClient } from '@supply-hub/source-kit';
import { odataV2Error, odataV2Service, sourceServer } from '@supply-hub/testkit';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { movementService } from '../../../test/movement-service.ts';
import { sapStockRow, type SapStockValue } from '../../../test/stock-rows.ts';
import type { StockTransfer } from '../../domain/stock-transfer.ts';
import { createSapTransferSource } from './sap-transfer-source.ts';
import { toTransferDocument } from './transfer-mapping.ts';

const root = '/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/';
const soon = () => AbortSignal.timeout(10_000);
const end = (facilityCode: string, locationCode: string) => ({
  facilityId: '',
  locationId: '',
  facilityCode,
  locationCode,
});
const transfer: StockTransfer = {
  id: 'transfer_1',
  reference: 'HT0000000000000A',
  version: 1,
  state: 'REQUESTED',
  system: 'erp',
  itemId: 'item_1',
  itemNumber: 'MED-1',
  lotId: 'lot_1',
  lot: 'L1',
  expiresOn: null,
  quantity: '2',
  unit: 'EA',
  from: end('H100', 'CS01'),
  to: end('H200', 'OR01'),
  demandId: null,
  reason: '',
  askedBy: '',
  askedAt: '2026-03-09T12:00:00Z',
  expectedAt: '2026-03-09T12:00:00Z',
  sentAt: null,
  receivedAt: null,
  sentDocument: null,
  receivedDocument: null,
  reversalDocument: null,
  refusal: null,
  doing: 'SEND',
  attempts: 1,
  told: null,
  isUnsettled: false,
};

async function openErp(...first: Parameters<typeof sourceServer>[0][string]) {
  const stock: SapStockValue[] = [
    sapStockRow({ Material: 'MED-1', StorageLocation: 'CS01', Batch: 'L1', quantity: '5' }),
  ];
  const movements = movementService(stock);
  const sources = await sourceServer({ erp: [...first, ...movements.handlers] });
  const client = createHttpClient({
    system: { id: 'erp', name: 'Meridian ERP' },
    baseUrl: sources.urlOf('erp'),
    clock: new ManualClock('2026-03-09T12:00:00Z'),
    log: silentLog,
    retry: { baseDelayMs: 1, maxDelayMs: 10 },
  });
  return {
    source: createSapTransferSource(client),
    movements,
    calls: () => sources.requests().filter(({ path }) => path !== root).length,
    async [Symbol.asyncDispose]() {
      await client.close();
      await sources.close();
    },
  };
}

describe('an S/4HANA system that moves stock', () => {
  test('posts that it leaves, comes and is taken back, and finds each by its reference', async () => {
    await using erp = await openErp();
    const sent = await erp.source.send(transfer, soon());
    expect(sent).toEqual({ number: '2026/5000000001', kind: 'SENT' });
    const other = { ...transfer, reference: 'HT0000000000000B', quantity: '1' };
    const left = await erp.source.send(other, soon());
    expect(await erp.source.receive(transfer, soon())).toEqual({ number: '2026/5000000003', kind: 'RECEIVED' });
    expect(await erp.source.reverse({ ...other, sentDocument: left.number }, soon())).toMatchObject({
      kind: 'REVERSED',
    });
    const found = await erp.source.documentsOf(['HT0000000000000A', 'HT0000000000000B', 'HT0000000000000C'], soon());
    expect(Object.fromEntries([...found].map(([reference, all]) => [reference, all.map(({ kind }) => kind)]))).toEqual({
      HT0000000000000A: ['SENT', 'RECEIVED'],
      HT0000000000000B: ['SENT', 'REVERSED'],
      HT0000000000000C: [],
    });
  });

  test('within one plant moves it by one document', async () => {
    await using erp = await openErp();
    expect(await erp.source.send({ ...transfer, to: end('H100', 'OR01') }, soon())).toMatchObject({ kind: 'MOVED' });
    expect(erp.movements.documents).toMatchObject([
      { to_MaterialDocumentItem: { results: [{ GoodsMovementType: '311' }] } },
    ]);
  });

  test('is asked for the documents of many transfers in one call', async () => {
    await using erp = await openErp();
    const references = Array.from({ length: 200 }, (_, n) => `HT${String(n).padStart(14, '0')}`);
    expect((await erp.source.documentsOf(references, soon())).size).toBe(200);
    expect(erp.calls()).toBe(1);
  });

  test.each([
    ['refuses', () => odataV2Error(400, 'M7/021'), SourceRejected],
    ['fails', () => odataV2Error(500), SourceUnavailable],
    ['is busy', () => odataV2Error(429, 'X', { 'retry-after': '1' }), SourceUnavailable],
    ['answers with something else', () => HttpResponse.json({ d: {} }, { status: 201 }), SourceContractBroken],
  ])('posts nothing twice when it %s', async (_, answer, error) => {
    let posts = 0;
    await using erp = await openErp(
      http.post(`${root}A_MaterialDocumentHeader`, () => {
        posts += 1;
        return answer();
      }),
    );
    await expect(erp.source.send(transfer, soon())).rejects.toThrow(error);
    expect(posts).toBe(1);
  });

  test('that cannot be asked for documents says so', async () => {
    await using erp = await openErp(
      http.get(`${root}A_MaterialDocumentHeader`, () => odataV2Error(503)),
      ...odataV2Service({ root, sets: {} }),
    );
    await expect(erp.source.documentsOf(['HT1'], soon())).rejects.toThrow(SourceUnavailable);
  });
});

test('a document of another kind, or with nothing in it, is none of a transfer', () => {
  const row = (items: { GoodsMovementType: string; ReversedMaterialDocument: string }[]) => ({
    MaterialDocumentYear: '2026',
    MaterialDocument: '1',
    ReferenceDocument: 'HT1',
    to_MaterialDocumentItem: items,
  });
  expect(toTransferDocument(row([]))).toBeNull();
  expect(toTransferDocument(row([{ GoodsMovementType: '101', ReversedMaterialDocument: '' }]))).toBeNull();
  expect(toTransferDocument(row([{ GoodsMovementType: '303', ReversedMaterialDocument: '0000000000' }]))).toEqual({
    number: '2026/1',
    kind: 'SENT',
  });
});
