import { hubId } from '@supply-hub/identifiers';
import { expect } from 'vitest';
import { placeOrder } from './order-desk.ts';
import { planner } from './running-orders.ts';
import { loadedGroup } from './small-group.ts';

/** What Alpine sends of order 4500000050, once each: an 855, an 856 and an 810. */
export const answer = `855*BAK*00*AC*4500000050*20260309****SO-77*20260310~
  PO1*10*4*BX*250*CT*VC*HIP-12~ACK*IA*3*BX*067*20260312~ACK*IB*1*BX*067*20260401~DTM*010*20260330~
  PO1*20*6*BX*250**VC*HIP-14~ACK*IS*6*BX****VC*HIP-15~CTT*2*10~`;
export const notice = `856*BSN*00*SHP-1*20260310*1610*0001~HL*1**S~TD5**2*UPSN*A*NEXT DAY~REF*2I*1Z99~DTM*011*20260310~DTM*017*20260311~
  HL*2*1*O~PRF*4500000050~HL*3*2*P~MAN*GM*00108600099988890014~
  HL*4*3*I~LIN*1*VC*HIP-12*LT*L2291~SN1*1*3*BX~DTM*036*20280131~REF*SE*SN7781~
  HL*5*3*I~LIN*2*VC*HIP-14*LT*L2292~SN1*2*6*BX~CTT*5*9~`;
export const invoice = `810*BIG*20260312*INV-1*20260309*4500000050***DI~
  IT1*10*3*BX*250**VC*HIP-12~IT1*20*6*BX*251.5**VC*HIP-14~TDS*226900~SAC*C*D240***1000**********FREIGHT~CTT*2*9~`;

export const message = (id: string) => hubId('message', 'exchange', id);

const documentsOf = `{ purchaseOrderByNumber(number: "4500000050") {
  acknowledgements { id purpose { system code } type { code } acknowledgedOn supplierOrderNumber receivedAt message { id } supplier { id } purchaseOrder { number }
    beyondGuide { position path text }
    lines { id numberAsSent purchaseOrderLine { id } parts { qualifier { code } number } ordered { quantity { value unit } unitCode }
      price { price { amount currency } basis { code } }
      answers { status { code } quantity { quantity { value unit } unitCode } dates { qualifier { code } on } parts { number } } } }
  shipNotices { id number noticedOn purchaseOrders { number } dates { qualifier { code } on } carriers { code { code display } routing }
    references { system code }
    lines { id purchaseOrderLine { id } shipped { quantity { value unit } } lots serials expiryDates packages components { parts { number } } } }
  supplierInvoices { id number invoicedOn type { code } isCreditMemo total { amount currency }
    charges { isAllowance code { code } description amount { amount } }
    lines { id purchaseOrderLine { id } quantity { quantity { value } } price { price { amount } } } } } }`;

/** The small group with the order placed; of Alpine it knows what comes with its messages. */
export async function orderedGroup() {
  const group = await loadedGroup();
  await placeOrder(group);
  return {
    ...group,
    /** The order's documents, whole; nothing may go wrong. */
    async documents(viewer = planner) {
      const { data, errors } = await group.ask(documentsOf, viewer);
      expect(errors).toEqual([]);
      return data.purchaseOrderByNumber;
    },
  };
}
export type OrderedGroup = Awaited<ReturnType<typeof orderedGroup>>;
