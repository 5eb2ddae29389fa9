import { expect, test } from 'vitest';
import { ofTransfer, type TransferFacts } from './transfer-exceptions.ts';

const transfer: TransferFacts = {
  id: 'transfer_1',
  reference: 'HT1',
  state: 'REFUSED',
  itemId: 'item_1',
  quantity: '4',
  unit: 'EA',
  toFacilityId: 'facility_south',
  refusal: 'Meridian ERP refused: the period is closed.',
};

test('a transfer that its system refuses is one exception at the place that waits for it', () => {
  expect(ofTransfer(transfer).exceptions).toMatchObject([
    {
      kind: 'TRANSFER_REFUSED',
      facilityId: 'facility_south',
      itemId: 'item_1',
      sentence: 'Transfer HT1 of 4 EA does not leave: Meridian ERP refused: the period is closed.',
    },
  ]);
  expect(ofTransfer({ ...transfer, state: 'IN_TRANSIT' }).exceptions).toMatchObject([
    { sentence: expect.stringContaining('is on its way') },
  ]);
});

test('one that is posted after all, ended otherwise, or whose goods left by another transfer is none', () => {
  expect(ofTransfer({ ...transfer, refusal: null }).exceptions).toEqual([]);
  for (const state of ['RECEIVED', 'CANCELLED'] as const)
    expect(ofTransfer({ ...transfer, state }).exceptions).toEqual([]);
});
