import { createHash } from 'node:crypto';
import { recordAudit } from '@supply-hub/audit';
import { NotPermitted } from '@supply-hub/errors';
import { hubId } from '@supply-hub/identifiers';
import { recordEdges } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import { assertKey, doOnce, registerSourceKeys, type SourceKey } from '@supply-hub/subgraph-kit';
import { z } from 'zod';
import type { AcknowledgementNode, OrderNode, OrdersContext } from '../context.ts';
import { edgesOfSupplierDocument } from '../db/lineage-edges.ts';
import { lockOrders } from '../db/queries/order-lives.ts';
import { partnersOf } from '../db/queries/partner-copies.ts';
import { keepDocument, lastWrittenByGraph } from '../db/queries/supplier-documents.ts';
import { known } from '../db/save-lines.ts';
import { readAnswer, type AnswerRefusal, type GivenAnswer } from '../domain/supplier-answer.ts';
import { facilitiesOf, type Acknowledgement } from '../domain/supplier-document.ts';
import { refoldOrders } from './refold-orders.ts';
import { documentById } from './supplier-documents.ts';

/** Why an answer was not taken. */
export interface AnswerOrderRefusal {
  readonly code: AnswerRefusal['code'] | 'ANSWERED_BY_DOCUMENT' | 'KEY_USED_BEFORE';
  readonly path: string[];
  readonly sentence: string;
}

type Answering = Pick<OrdersContext, 'db' | 'viewer' | 'clock' | 'config' | 'loaders'>;

/**
 * Takes a supplier's own answer to an order, once under its key (R35): kept as the 855 it stands for, with its edges and who
 * gave it; the order's life is folded anew, and all who count on it hear of it in that transaction. What is refused has no
 * effect, and leaves the key free.
 *
 * @throws NotPermitted no partner, or one without the scope; InvalidInput a key that is none
 */
export async function answerOrder(
  context: Answering,
  orderId: string,
  given: GivenAnswer,
  key: string,
): Promise<{ acknowledgement: AcknowledgementNode | null; userErrors: AnswerOrderRefusal[] }> {
  const { viewer, loaders } = context;
  if (viewer.role !== 'partner' || !viewer.scopes.has('orders:answer'))
    throw new NotPermitted('Only a supplier whose token has the scope "orders:answer" answers its orders here.');
  assertKey(key);
  // Its system may have to be asked, which is done in no transaction. R72: another supplier's is not there.
  const order = await loaders.order.load(orderId);
  if (order === null)
    return { acknowledgement: null, userErrors: [refused('NOT_FOUND', 'orderId', 'You have no such order.')] };
  const deed = { operation: 'answerOrder', key, input: { orderId, ...given } };
  const outcome = await doOnce(context, deed, $Taken, (tx, at) => take(tx, context, order, given, at));
  if ('userErrors' in outcome) return { acknowledgement: null, userErrors: outcome.userErrors };
  if ('code' in outcome)
    return { acknowledgement: null, userErrors: [refused(outcome.code, 'idempotencyKey', outcome.sentence)] };
  loaders.orderLife.clear(order);
  return { acknowledgement: await documentById('ACKNOWLEDGEMENT', outcome.id, context), userErrors: [] };
}

/** The answer as it is kept, or why it is not taken. */
type Taking = z.output<typeof $Taken> | { readonly code: 'NOT_TAKEN'; readonly userErrors: AnswerOrderRefusal[] };
const notTaken = (...userErrors: AnswerOrderRefusal[]): Taking => ({ code: 'NOT_TAKEN', userErrors });

async function take(
  tx: Tx,
  { viewer, config }: Answering,
  order: OrderNode,
  given: GivenAnswer,
  at: Temporal.Instant,
): Promise<Taking> {
  const { id: orderId, value } = order;
  const [partner] = await partnersOf(tx, [value.supplierId]);
  if (partner?.profile.documents.receive.includes('855') === true)
    return notTaken(
      refused(
        'ANSWERED_BY_DOCUMENT',
        'orderId',
        `By its profile ${partner.profile.name} answers orders by X12 855: send that, or have the hospital change the profile.`,
      ),
    );
  const place = config.facilities.find(({ id }) => hubId('facility', 'hub', id) === value.lines[0]?.facilityId);
  const here = at.toZonedDateTimeISO(partner?.profile.timeZone ?? place?.timeZone ?? 'UTC').toPlainDateTime();
  await lockOrders(tx, [orderId]);
  const sentAt = await nextAfter(tx, orderId, here);
  const hash = createHash('sha256')
    .update(JSON.stringify([sentAt, given]))
    .digest();
  const ref: SourceKey = { type: 'acknowledgement', system: 'hub', key: [orderId, hash.toString('hex')] };
  const lineRef = (index: number): SourceKey => ({
    ...ref,
    type: 'acknowledgementline',
    key: [...ref.key, String(index + 1)],
  });
  const read = readAnswer(order, given, here.toPlainDate().toString(), (index) => idOf(lineRef(index)));
  if (!read.ok) return notTaken(...read.refusals);
  const { document } = read;
  const id = idOf(ref);
  await keepDocument(tx, {
    id,
    value: document,
    partner: partner?.slug ?? null,
    number: document.supplierOrderNumber ?? document.orderNumber,
    contentHash: hash,
    dated: document.acknowledgedOn,
    sentAt,
    messageId: null,
    answeredBy: viewer.subject,
    receivedAt: at,
    orderFacilityIds: [],
  });
  await registerSourceKeys(tx, [ref, ...document.lines.map((_, index) => lineRef(index))]);
  const facilityIds = known(facilitiesOf(document));
  await recordEdges(tx, edgesOfSupplierDocument(id, document, facilityIds), at);
  await refoldOrders(tx, [orderId], config, at);
  await recordAudit(
    tx,
    [
      {
        actor: viewer.subject,
        action: 'order-answered',
        subject: orderId,
        reason: 'The supplier answered it by the graph.',
        before: {},
        after: audited(id, document),
        facilityIds,
        supplierIds: [document.supplierId],
      },
    ],
    at,
  );
  return { id };
}

/** Answers of one order are told apart by when they were written, and the later counts: none is as old as another. */
async function nextAfter(tx: Tx, orderId: string, now: Temporal.PlainDateTime): Promise<string> {
  const last = await lastWrittenByGraph(tx, orderId);
  const after = last === null ? null : Temporal.PlainDateTime.from(last).add({ milliseconds: 1 });
  const at = after !== null && Temporal.PlainDateTime.compare(after, now) > 0 ? after : now;
  return at.toString({ fractionalSecondDigits: 3 });
}

const audited = (acknowledgementId: string, { type, lines }: Acknowledgement) => ({
  acknowledgementId,
  type,
  lines: lines.map(({ number, answers }) => ({ number, answers: answers.map(({ status }) => status) })),
});

const idOf = ({ type, system: by, key }: SourceKey): string => hubId(type, by, key);
const $Taken = z.object({ id: z.string() });

function refused(code: AnswerOrderRefusal['code'], field: string, sentence: string): AnswerOrderRefusal {
  return { code, path: ['input', field], sentence };
}
