import { quarantineChanged, substitutionChanged, supplierItemChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { received, take } from './edi-partner.ts';
import { materialDocumentRow } from './erp-rows.ts';
import { orderDesk, substituted, substituteId, type OrderDesk } from './order-desk.ts';
import { partnerOf, planner } from './running-orders.ts';
import { ids } from './small-group.ts';
import { tellEvent } from './tell-event.ts';

let desk: OrderDesk;
beforeEach(async () => void (desk = await orderDesk()));
afterEach(() => desk[Symbol.asyncDispose]());

const buyer = { ...planner, subject: 'user:buyer-1', role: 'buyer' as const, scopes: new Set(['orders:approve']) };

/** The supplier's catalogue says which item its part is. */
async function knowPart() {
  const id = hubId('supplieritem', 'erp', ['1000321', 'MED-9']);
  await tellEvent(desk, supplierItemChanged, {
    subject: id,
    consumer: 'orders.agreed-prices',
    data: { id, supplierId: ids.alpine, itemId: substituteId, partNumber: 'HIP-15' },
  });
}

describe('R42: a substitute', () => {
  const requestOf = `{ substitutionRequests { totalCount edges { node { id state equivalence isQuarantined factor { numerator denominator }
    ordered { item { id } partNumber quantity { value unit } unit baseUnits { numerator } }
    substitute { item { id } partNumber quantity { value unit } unit baseUnits { numerator } contractPrice { id } }
    purchaseOrderLine { number } decisions { state reason decidedBy } } } } }`;
  const approve = async (input: Record<string, unknown>, viewer: typeof planner = buyer) =>
    desk.ask(
      `mutation ($input: ApproveSubstitutionInput!) { approveSubstitution(input: $input) {
        substitutionRequest { id state } userErrors { code path sentence } } }`,
      viewer,
      { input: { reason: 'Clinically equal.', idempotencyKey: 'k-1', ...input } },
    );

  test('R42: is shown beside what was ordered, each with its own factor', async () => {
    await knowPart();
    await take(desk, received(substituted));
    const { substitutionRequests } = await desk.read(requestOf);
    expect(substitutionRequests).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            state: 'REQUESTED',
            equivalence: 'UNKNOWN',
            isQuarantined: false,
            factor: { numerator: '2', denominator: '1' },
            ordered: {
              item: { id: ids.stapler },
              partNumber: 'HIP-12',
              quantity: { value: '40', unit: 'EA' },
              unit: 'BX',
              baseUnits: { numerator: '10' },
            },
            substitute: {
              item: { id: substituteId },
              partNumber: 'HIP-15',
              quantity: { value: '80', unit: 'EA' },
              unit: 'BX',
              baseUnits: { numerator: '20' },
            },
            purchaseOrderLine: { number: '10' },
            decisions: [],
          },
        },
      ],
    });
    // Nobody counts on it before a person says so.
    const lines = await desk.linesTold();
    expect(lines[0]?.promises.filter(({ confirmed }) => confirmed)).toEqual([]);
  });

  test('R42: once approved it is what comes, with who decided and why on record', async () => {
    await knowPart();
    await take(desk, received(substituted));
    const id = await desk.onlyId('substitution_request');
    const { data, errors } = await approve({ substitutionRequestId: id });
    expect(errors).toEqual([]);
    expect(data.approveSubstitution).toEqual({ substitutionRequest: { id, state: 'APPROVED' }, userErrors: [] });
    expect((await desk.told(substitutionChanged)).at(-1)).toMatchObject({
      id,
      substituteItemId: substituteId,
      substitutePart: 'HIP-15',
      baseQuantity: '40',
      factor: '2',
      state: 'APPROVED',
      decidedBy: 'user:buyer-1',
    });
    const lines = await desk.linesTold();
    expect(lines[0]?.promises).toEqual([
      { on: '2026-03-12', quantity: '4', baseQuantity: '80', itemId: substituteId, confirmed: true },
    ]);
    expect(await desk.troubles()).toContain('SUBSTITUTION_REQUESTED ended');
    const audit = await desk.db.execute(
      sql`select actor, action, reason, after ->> 'state' as state from hub.audit_entry where subject = ${id}`,
    );
    expect([...audit]).toEqual([
      { actor: 'user:buyer-1', action: 'substitution-approved', reason: 'Clinically equal.', state: 'APPROVED' },
    ]);
  });

  test('R43: once refused, what it stood for has to come from elsewhere', async () => {
    await knowPart();
    await take(desk, received(substituted));
    const id = await desk.onlyId('substitution_request');
    const { data } = await desk.ask(
      `mutation ($input: RefuseSubstitutionInput!) { refuseSubstitution(input: $input) {
        substitutionRequest { state purchaseOrderLine { quantities { refused { value } unpromised { value } } promises { promisedOn } } } userErrors { code } } }`,
      buyer,
      { input: { substitutionRequestId: id, reason: 'Another stem.', idempotencyKey: 'k-2' } },
    );
    expect(data.refuseSubstitution).toMatchObject({
      substitutionRequest: {
        state: 'REFUSED',
        purchaseOrderLine: { quantities: { refused: { value: '40' }, unpromised: { value: '40' } }, promises: [] },
      },
      userErrors: [],
    });
  });

  test('R35: the same key does it once; for another request it is refused', async () => {
    await knowPart();
    await take(desk, received(substituted));
    const id = await desk.onlyId('substitution_request');
    const first = await approve({ substitutionRequestId: id });
    const before = (await desk.told(substitutionChanged)).length;
    expect(await approve({ substitutionRequestId: id })).toEqual(first);
    expect(await desk.told(substitutionChanged)).toHaveLength(before);
    const other = await approve({ substitutionRequestId: id, reason: 'Other.' });
    expect(other.data.approveSubstitution).toMatchObject({
      substitutionRequest: null,
      userErrors: [{ code: 'KEY_USED_BEFORE', path: ['input', 'idempotencyKey'] }],
    });
    const again = await approve({ substitutionRequestId: id, idempotencyKey: 'k-9' });
    expect(again.data.approveSubstitution.userErrors).toMatchObject([{ code: 'DECIDED_BEFORE' }]);
  });

  test('R42: a part that is no known item is not approved until somebody says which item it is', async () => {
    await take(desk, received(substituted));
    const id = await desk.onlyId('substitution_request');
    const unknown = await approve({ substitutionRequestId: id });
    expect(unknown.data.approveSubstitution.userErrors).toMatchObject([{ code: 'UNKNOWN_SUBSTITUTE' }]);
    const wrong = await approve({ substitutionRequestId: id, substituteItemId: hubId('item', 'erp', ['NONE']) });
    expect(wrong.data.approveSubstitution.userErrors).toMatchObject([{ code: 'NOT_A_SUBSTITUTE' }]);
    const said = await approve({ substitutionRequestId: id, substituteItemId: substituteId });
    expect(said.data.approveSubstitution).toMatchObject({ substitutionRequest: { state: 'APPROVED' }, userErrors: [] });
  });

  test('R42: a part that becomes known later is found by itself', async () => {
    await take(desk, received(substituted));
    expect((await desk.told(substitutionChanged)).at(-1)).toMatchObject({ substituteItemId: null, factor: '1' });
    await knowPart();
    const id = hubId('supplieritem', 'erp', ['x']);
    await tellEvent(desk, supplierItemChanged, {
      subject: id,
      consumer: 'orders.parts-known',
      data: { id, supplierId: ids.alpine, itemId: substituteId, partNumber: null },
    });
    await desk.refold();
    expect((await desk.told(substitutionChanged)).at(-1)).toMatchObject({
      substituteItemId: substituteId,
      factor: '2',
    });
  });

  test('R42: only who has the scope decides', async () => {
    await take(desk, received(substituted));
    const id = await desk.onlyId('substitution_request');
    for (const viewer of [planner, { ...partnerOf(ids.alpine), scopes: new Set(['orders:approve']) }]) {
      const { errors } = await approve({ substitutionRequestId: id }, viewer);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    const elsewhere = await approve({ substitutionRequestId: id }, { ...buyer, facilities: new Set([ids.south]) });
    expect(elsewhere.data.approveSubstitution.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('R42: what is shipped before anybody approved it is quarantined', async () => {
    await knowPart();
    await take(desk, received(substituted));
    await take(
      desk,
      received(
        `856*BSN*00*SHP-7*20260311*1610*0001~HL*1**S~HL*2*1*O~PRF*4500000050~HL*3*2*I~LIN*10*VC*HIP-15~SN1*10*4*BX~CTT*3*4~`,
        { id: 'm2' },
      ),
    );
    const { substitutionRequests } = await desk.read(requestOf);
    expect(substitutionRequests.edges).toMatchObject([{ node: { isQuarantined: true } }]);
    expect(await desk.troubles()).toContain('SUBSTITUTE_UNAPPROVED raised');
  });

  test('R42: what came unapproved is told as quarantined, and released once a person approves it', async () => {
    await knowPart();
    await take(desk, received(substituted));
    const quarantines = async () =>
      (await desk.told(quarantineChanged)).map(({ lot, quantity, state }) => `${lot ?? '-'} ${quantity} ${state}`);
    desk.erp.rows.A_MaterialDocumentHeader.push(
      materialDocumentRow({ MaterialDocument: '5000000077' }, [
        {
          PurchaseOrder: '4500000050',
          PurchaseOrderItem: '10',
          Plant: 'H100',
          Material: 'MED-1',
          Batch: 'AS-77',
          QuantityInEntryUnit: '4',
        },
      ]),
    );
    desk.clock.advance(60_000);
    expect(await desk.poll()).toBe(true);
    await desk.refold();
    const [held] = await quarantines();
    expect(held).toMatch(/^AS-77 \d+ HELD$/);
    expect(await desk.troubles()).toContain('SUBSTITUTE_UNAPPROVED raised');
    await approve({ substitutionRequestId: await desk.onlyId('substitution_request') });
    expect(await quarantines()).toEqual([held, held?.replace('HELD', 'RELEASED')]);
    expect(await desk.troubles()).toContain('SUBSTITUTE_UNAPPROVED ended');
  });
});
