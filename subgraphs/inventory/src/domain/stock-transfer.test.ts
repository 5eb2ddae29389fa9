import { Decimal } from '@supply-hub/quantities';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cancel,
  isOneStep,
  posted,
  receive,
  refused,
  settled,
  withdrawn,
  withoutLeaving,
  type StockTransfer,
} from './stock-transfer.ts';

const at = '2026-03-09T12:00:00Z';
const end = (facilityCode: string, locationCode: string) => ({
  facilityId: `facility_${facilityCode}`,
  locationId: `location_${facilityCode}${locationCode}`,
  facilityCode,
  locationCode,
});
const asked: StockTransfer = {
  id: 'transfer_1',
  reference: 'HT1',
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
  reason: 'short',
  askedBy: 'user:1',
  askedAt: at,
  expectedAt: at,
  sentAt: null,
  receivedAt: null,
  sentDocument: null,
  receivedDocument: null,
  reversalDocument: null,
  refusal: null,
  doing: 'SEND',
  attempts: 0,
  told: null,
  isUnsettled: false,
};
const sent = settled(posted(asked, { number: '2026/1', kind: 'SENT' }, at), at);
const moved = (move: ReturnType<typeof cancel>): StockTransfer => {
  if (!move.ok) throw new Error(move.reason);
  return move.transfer;
};

describe('a transfer', () => {
  test('leaves, and is in transit until it has come', () => {
    expect(sent).toMatchObject({ state: 'IN_TRANSIT', sentAt: at, sentDocument: '2026/1', doing: null });
    const receiving = moved(receive(sent));
    expect(receiving).toMatchObject({ state: 'IN_TRANSIT', doing: 'RECEIVE', attempts: 0 });
    const come = posted(receiving, { number: '2026/2', kind: 'RECEIVED' }, at);
    expect(come).toMatchObject({ state: 'IN_TRANSIT', isUnsettled: true });
    expect(settled(come, at)).toMatchObject({
      state: 'RECEIVED',
      receivedAt: at,
      receivedDocument: '2026/2',
      isUnsettled: false,
    });
  });

  test('within one facility leaves and comes with one document', () => {
    expect([isOneStep(asked), isOneStep({ ...asked, to: end('H100', 'OR01') })]).toEqual([false, true]);
    const there = posted(asked, { number: '2026/3', kind: 'MOVED' }, at);
    expect(there.state).toBe('IN_TRANSIT');
    expect(settled(there, at)).toMatchObject({ state: 'RECEIVED', receivedDocument: '2026/3' });
  });

  test('that nobody was told of is cancelled at once', () => {
    expect(moved(cancel(asked))).toMatchObject({ state: 'CANCELLED', doing: null });
  });

  test('that may have been posted unheard is cancelled once that is known', () => {
    const tried = moved(cancel({ ...asked, attempts: 1 }));
    expect(tried).toMatchObject({ state: 'REQUESTED', doing: 'REVERSE', attempts: 0 });
    expect(withdrawn(tried)).toMatchObject({ state: 'CANCELLED', doing: null });
  });

  test('on its way is taken back by a document', () => {
    const taking = moved(cancel(sent));
    expect(taking).toMatchObject({ state: 'IN_TRANSIT', doing: 'REVERSE' });
    const back = posted(taking, { number: '2026/4', kind: 'REVERSED' }, at);
    expect(back).toMatchObject({ state: 'IN_TRANSIT', reversalDocument: '2026/4', isUnsettled: true });
    expect(settled(back, at).state).toBe('CANCELLED');
  });

  test('asked for twice, is received or taken back once', () => {
    const receiving = { ...moved(receive(sent)), attempts: 3 };
    expect(moved(receive(receiving))).toBe(receiving);
    const taking = { ...moved(cancel(sent)), attempts: 3 };
    expect(moved(cancel(taking))).toBe(taking);
  });

  test('whose receipt, or reversal, is posted is not posted again until its stock is read', () => {
    const come = posted(moved(receive(sent)), { number: '2026/2', kind: 'RECEIVED' }, at);
    expect(moved(receive(come))).toBe(come);
    expect(cancel(come)).toEqual({ ok: false, reason: 'NOT_CANCELLABLE' });
    const back = posted(moved(cancel(sent)), { number: '2026/4', kind: 'REVERSED' }, at);
    expect(receive(back)).toEqual({ ok: false, reason: 'NOT_IN_TRANSIT' });
    expect(moved(cancel(back))).toBe(back);
  });

  test('that ended waits for nothing, whatever was asked of it meanwhile', () => {
    const come = posted(moved(receive(sent)), { number: '2026/2', kind: 'RECEIVED' }, at);
    expect(settled({ ...come, doing: 'RECEIVE' }, at)).toMatchObject({ state: 'RECEIVED', doing: null });
    const back = posted(moved(cancel(sent)), { number: '2026/4', kind: 'REVERSED' }, at);
    expect(settled({ ...back, doing: 'REVERSE' }, at)).toMatchObject({ state: 'CANCELLED', doing: null });
  });

  test('is not received before it left, nor while it is taken back, nor cancelled once it is received', () => {
    expect(receive(asked)).toEqual({ ok: false, reason: 'NOT_IN_TRANSIT' });
    expect(receive(moved(cancel(sent)))).toEqual({ ok: false, reason: 'NOT_IN_TRANSIT' });
    expect(cancel(moved(receive(sent)))).toEqual({ ok: false, reason: 'NOT_CANCELLABLE' });
    for (const state of ['RECEIVED', 'REFUSED', 'CANCELLED'] as const)
      expect(cancel({ ...sent, state })).toEqual({ ok: false, reason: 'NOT_CANCELLABLE' });
  });

  test('that the system refuses does not leave; one on its way stays on its way, with what was said', () => {
    expect(refused(asked, 'SEND', 'Deficit.')).toMatchObject({ state: 'REFUSED', refusal: 'Deficit.', doing: null });
    expect(refused(moved(receive(sent)), 'RECEIVE', 'Period closed.')).toMatchObject({
      state: 'IN_TRANSIT',
      refusal: 'Period closed.',
      doing: null,
      attempts: 0,
    });
    expect(moved(receive(refused(moved(receive(sent)), 'RECEIVE', 'Period closed.')))).toMatchObject({ refusal: null });
  });
});

describe('a transfer that is called off while it is being posted', () => {
  const calledOff = moved(cancel({ ...asked, attempts: 1 }));

  test('is taken back once it is known to have left', () => {
    const left = posted(calledOff, { number: '2026/1', kind: 'SENT' }, at);
    expect(left).toMatchObject({ state: 'IN_TRANSIT', doing: 'REVERSE' });
    expect(settled(left, at)).toMatchObject({ state: 'IN_TRANSIT', doing: 'REVERSE', isUnsettled: false });
  });

  test('stays where it is when it left and came with one document', () => {
    const there = posted(calledOff, { number: '2026/3', kind: 'MOVED' }, at);
    expect(there).toMatchObject({ state: 'IN_TRANSIT', doing: null });
    expect(cancel(there)).toEqual({ ok: false, reason: 'NOT_CANCELLABLE' });
    expect(settled(there, at)).toMatchObject({ state: 'RECEIVED', doing: null });
  });

  test('is cancelled when it was refused', () => {
    expect(refused(calledOff, 'SEND', 'Deficit.')).toMatchObject({ state: 'CANCELLED', refusal: null });
  });
});

describe('what is leaving a lot', () => {
  const instant = (minute: number) => Temporal.Instant.from(at).add({ minutes: minute });
  const lot = { id: 'lot_1', quantity: '5' };

  test('is nobody else’s from when it is asked for', () => {
    expect(withoutLeaving(lot, [{ lotId: 'lot_1', quantity: '2', sentAt: null }], instant(0))).toBe('3');
    expect(withoutLeaving(lot, [{ lotId: 'lot_2', quantity: '2', sentAt: null }], instant(0))).toBe('5');
  });

  test('is taken off stock read before it left, and not off stock read since', () => {
    const leaving = [{ lotId: 'lot_1', quantity: '2', sentAt: instant(5) }];
    expect(withoutLeaving(lot, leaving, instant(4))).toBe('3');
    expect(withoutLeaving(lot, leaving, instant(5))).toBe('5');
  });

  test('leaves no less than nothing', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.array(fc.nat(20), { maxLength: 5 }), (there, going) => {
        const leaving = going.map((quantity) => ({ lotId: 'lot_1', quantity: String(quantity), sentAt: null }));
        const left = withoutLeaving({ id: 'lot_1', quantity: String(there) }, leaving, instant(0));
        const sum = going.reduce((all, each) => all + each, 0);
        expect(Decimal.of(left).compare(Decimal.of(String(Math.max(0, there - sum))))).toBe(0);
      }),
    );
  });
});
