import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrderNode, OrderLineNode, OrderPage, RequisitionNode, RequisitionLineNode, DocumentPage, ReceiptNode, ReceiptLineNode, InvoiceNode, InvoiceLineNode, AcknowledgementNode, AcknowledgementLineNode, ShipNoticeNode, ShipNoticeLineNode, SupplierInvoiceNode, SupplierInvoiceLineNode, LineAnswerNode, ChangeAnswerNode, ChangeAnswerLineNode, OrderChangeNode, OrderLineChangeNode, ToldLineNode, DeliveryPromiseNode, KitComponentNode, SentQuantityNode, PolicyNode, PriceCheckNode, BackorderNode, BackorderPage, BackorderPromiseNode, SubstitutionNode, SubstitutionPage, NeedNode, NeedingCaseNode, AskedLineNode, CommandNode, Reference, OrdersContext } from '../context.ts';
import type { PolicyHere } from '../services/policies/read-policies.ts';
import type { DryRun } from '../services/policies/preview-policy.ts';
import type { ForeseenDifference } from '../domain/policy-preview.ts';
import type { ToldBackorder } from '../live/backorder-changed.ts';
import type { Side } from '../services/substitution-sides.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date without a time, ISO 8601: `2026-03-09`. */
  Date: { input: string; output: string; }
  /** An instant in UTC, ISO 8601: `2026-03-09T14:30:00Z`. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as text, for example `12.500`. Never a float. */
  Decimal: { input: string; output: string; }
  /** A GS1 location number of 13 digits, its check digit verified: a party or a place. */
  Gln: { input: string; output: string; }
  /** A GS1 trade item number, padded to 14 digits, its check digit verified. */
  Gtin: { input: string; output: string; }
  /** A unit of measure by the hub's canonical code, for example `EA` (each), `BX` (box), `CA` (case). */
  UnitOfMeasure: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/**
 * A supplier's answer to an order, by X12 855 or by `answerOrder`. Its codes stand as the supplier sent them, or as an 855 would
 * have said the same: what they do to the order is said by the order.
 */
export type Acknowledgement = {
  readonly __typename?: 'Acknowledgement';
  /** The day of the answer by the supplier; null when it gave none. */
  readonly acknowledgedOn?: Maybe<Scalars['Date']['output']>;
  /** Who gave it by `answerOrder`, as their token names them; null of an 855. */
  readonly answeredBy?: Maybe<Scalars['String']['output']>;
  /** What stands in it that its guide does not name, where the viewer may see every line. */
  readonly beyondGuide?: Maybe<ReadonlyArray<SegmentBeyondGuide>>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its lines, those for facilities the viewer may see; empty when it says nothing of the lines. */
  readonly lines: ReadonlyArray<AcknowledgementLine>;
  /** The message it came in; null of one that was given by `answerOrder`. */
  readonly message?: Maybe<MessageRecord>;
  /** The order it answers; null when it cannot be had now, or is not the viewer's to see. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** Whether it is the original or takes the place of one: X12 element 353. */
  readonly purpose: CodedValue;
  /** When the hub had it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** How the supplier gave it. */
  readonly source: AcknowledgementSource;
  /** Who answered. Null when it cannot be had now, or is not the viewer's to see. */
  readonly supplier?: Maybe<Supplier>;
  /** The supplier's own number of the order; null when it gave none. */
  readonly supplierOrderNumber?: Maybe<Scalars['String']['output']>;
  /** What it says of the order as a whole: X12 element 587, such as AD or AC (R38). */
  readonly type: CodedValue;
  /** What does not agree in it, such as a count and its lines, where the viewer may see every line; it was taken all the same. */
  readonly warnings?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** What a supplier answered for one line. */
export type AcknowledgementLine = {
  readonly __typename?: 'AcknowledgementLine';
  /** The acknowledgement. */
  readonly acknowledgement: Acknowledgement;
  /** What it says of quantities of the line, in the order it says it. */
  readonly answers: ReadonlyArray<LineAnswer>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The line's number as the supplier sent it; null when it sent none. */
  readonly numberAsSent?: Maybe<Scalars['String']['output']>;
  /** How much the supplier repeats as ordered; null when it does not. */
  readonly ordered?: Maybe<SentQuantity>;
  /** What it is, as the supplier numbers it. */
  readonly parts: ReadonlyArray<TradePart>;
  /** The price the supplier repeats; null when it does not. */
  readonly price?: Maybe<SentPrice>;
  /** The order line it answers; null when it cannot be had now, or is not the viewer's to see. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
};

/** How a supplier's answer came to the hub. */
export type AcknowledgementSource =
  /** As a document: an X12 855. */
  | 'DOCUMENT'
  /** By the mutation `answerOrder`. */
  | 'GRAPH';

/** A policy to adopt. */
export type AdoptPolicyInput = {
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, in 1 to 500 characters: it stands beside the version for ever. */
  readonly reason: Scalars['String']['input'];
  /** The version it replaces, as the caller saw it; 0: none. Absent: whatever there is. */
  readonly replacesVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Whom it is for. */
  readonly scope: PolicyScopeInput;
  /** What it decides. */
  readonly values: PolicyValuesInput;
};

/** What became of adopting a policy. */
export type AdoptPolicyPayload = {
  readonly __typename?: 'AdoptPolicyPayload';
  /** The version that was adopted. Null when `userErrors` is not empty. */
  readonly policy?: Maybe<PolicyVersion>;
  /** Why nothing was adopted; empty on success. */
  readonly userErrors: ReadonlyArray<PolicyUserError>;
};

/** What a supplier says is on its way (X12 856). */
export type AdvanceShipNotice = {
  readonly __typename?: 'AdvanceShipNotice';
  /** What stands in it that its guide does not name, where the viewer may see every line. */
  readonly beyondGuide?: Maybe<ReadonlyArray<SegmentBeyondGuide>>;
  /** Who carries it, as the supplier names them. */
  readonly carriers: ReadonlyArray<Carrier>;
  /** The days it names: shipped (011), expected (017) and others. */
  readonly dates: ReadonlyArray<SentDate>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its lines, those for facilities the viewer may see. */
  readonly lines: ReadonlyArray<AdvanceShipNoticeLine>;
  /** The message it came in. */
  readonly message: MessageRecord;
  /** The day it was written; null when the supplier gave none. */
  readonly noticedOn?: Maybe<Scalars['Date']['output']>;
  /** The supplier's number of the shipment. */
  readonly number: Scalars['String']['output'];
  /** The orders it is for, those the viewer may see. */
  readonly purchaseOrders?: Maybe<ReadonlyArray<PurchaseOrder>>;
  /** Whether it is the original or takes the place of one: X12 element 353. */
  readonly purpose: CodedValue;
  /** When the hub had it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** Numbers that follow it on its way, such as the carrier's. */
  readonly references: ReadonlyArray<CodedValue>;
  /** Who ships. Null when it cannot be had now, or is not the viewer's to see. */
  readonly supplier?: Maybe<Supplier>;
  /** What does not agree in it, such as a count and its lines, where the viewer may see every line; it was taken all the same. */
  readonly warnings?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** One thing of a shipment: a quantity of one lot in one package. */
export type AdvanceShipNoticeLine = {
  readonly __typename?: 'AdvanceShipNoticeLine';
  /** What is in it, when it is a kit and the supplier said so. */
  readonly components: ReadonlyArray<KitComponent>;
  /** Last days it may be used; empty when none were sent, several where the supplier gave more than one. */
  readonly expiryDates: ReadonlyArray<Scalars['Date']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its lots, their case kept; empty when none were sent, several where the supplier did not split them. */
  readonly lots: ReadonlyArray<Scalars['String']['output']>;
  /** The line's number as the supplier sent it; null when it sent none. */
  readonly numberAsSent?: Maybe<Scalars['String']['output']>;
  /** Serial shipping container codes of what it is packed in, the outermost first; empty when none were sent. */
  readonly packages: ReadonlyArray<Scalars['String']['output']>;
  /** What it is, as the supplier numbers it. */
  readonly parts: ReadonlyArray<TradePart>;
  /** The order line it is for; null when it cannot be had now, or is not the viewer's to see. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** Its serial numbers; empty when none were sent. */
  readonly serials: ReadonlyArray<Scalars['String']['output']>;
  /** The ship notice. */
  readonly shipNotice: AdvanceShipNotice;
  /** How much is on its way; null when the supplier gave no quantity. */
  readonly shipped?: Maybe<SentQuantity>;
  /** What the supplier says of it: X12 element 668, as sent; null when it says nothing. */
  readonly status?: Maybe<CodedValue>;
};

/** The kinds of refusal of an answer to an order. */
export type AnswerOrderErrorCode =
  /** The supplier answers by 855: send that. */
  | 'ANSWERED_BY_DOCUMENT'
  /** The quantities are not what was ordered (R40). */
  | 'DOES_NOT_ADD_UP'
  /** The idempotency key was used for another answer. */
  | 'KEY_USED_BEFORE'
  /** There is no such order or line, or it is not the viewer's to see. */
  | 'NOT_FOUND'
  /** The order or line waits for no answer: not released, cancelled, or nothing more is to come. */
  | 'NOT_OPEN'
  /** A value is none that it may have. */
  | 'NOT_POSSIBLE'
  /** What the status needs is not said: a day, a price or a part. */
  | 'NOT_SAID';

/** A supplier's answer to an order. */
export type AnswerOrderInput = {
  /** The day of the answer, where it is not given on the day it was made: of two answers the later one counts. */
  readonly answeredOn?: InputMaybe<Scalars['Date']['input']>;
  /** Chosen by the caller, once for each answer (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What is answered: 1 to 200 lines, each once. */
  readonly lines: ReadonlyArray<OrderLineAnswerInput>;
  /** The hub's id of the order. */
  readonly orderId: Scalars['ID']['input'];
  /** The supplier's own number of the order: 1 to 80 characters; absent: it has none, or gave it before. */
  readonly supplierOrderNumber?: InputMaybe<Scalars['String']['input']>;
};

/** What came of an answer to an order. */
export type AnswerOrderPayload = {
  readonly __typename?: 'AnswerOrderPayload';
  /** The answer as it is kept; what it does is in its order. Null when `userErrors` is not empty. */
  readonly acknowledgement?: Maybe<Acknowledgement>;
  /** Why nothing was taken; empty on success. */
  readonly userErrors: ReadonlyArray<AnswerOrderUserError>;
};

/** Why an answer to an order was not taken. */
export type AnswerOrderUserError = {
  readonly __typename?: 'AnswerOrderUserError';
  /** Which kind of refusal. */
  readonly code: AnswerOrderErrorCode;
  /** The part of the input that is refused, from `input` on; places in lists count from 0. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** Which substitute to approve. */
export type ApproveSubstitutionInput = {
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, without patient data: 1 to 2000 characters. */
  readonly reason: Scalars['String']['input'];
  /** The hub's id of the item that comes, where the hub does not know it by the part number, or knows another. */
  readonly substituteItemId?: InputMaybe<Scalars['ID']['input']>;
  /** The hub's id of the request. */
  readonly substitutionRequestId: Scalars['ID']['input'];
};

/** What came of approving it. */
export type ApproveSubstitutionPayload = {
  readonly __typename?: 'ApproveSubstitutionPayload';
  /** The request as it is now. Null when `userErrors` is not empty. */
  readonly substitutionRequest?: Maybe<SubstitutionRequest>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<SubstitutionUserError>;
};

/** A line the hub asked its ERP for. Amounts are in the item's base unit. */
export type AskedLine = {
  readonly __typename?: 'AskedLine';
  /** What asked for it. */
  readonly command: Command;
  /** The day it is asked for. */
  readonly neededOn: Scalars['Date']['output'];
  /** As it stands, in whole packs (R5). */
  readonly quantity: Quantity;
  /** The line of the requisition that came of it; null until its system has said so. */
  readonly requisitionLine?: Maybe<RequisitionLine>;
};

/** A part of an order line that the supplier owes and does not send with the rest (R41). */
export type Backorder = {
  readonly __typename?: 'Backorder';
  /** X12 element 668, as sent; null where no document of the supplier says one. */
  readonly code?: Maybe<CodedValue>;
  /** For which facility; null when the hub does not know the place, or the viewer may not see it. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is still owed. */
  readonly isOpen: Scalars['Boolean']['output'];
  /** What is owed; null for what the item master does not know. */
  readonly item?: Maybe<Item>;
  /** The day promised now; null when the supplier gives none: it may come at any time or never. */
  readonly promisedOn?: Maybe<Scalars['Date']['output']>;
  /** Every promise there ever was, the oldest first; the last is that of now. */
  readonly promises: ReadonlyArray<BackorderPromise>;
  /** The order line; null when it cannot be had now. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** How much is owed, in base units; what it was, when it is no longer owed. */
  readonly quantity: Quantity;
  /** Why, in words. */
  readonly reason: Scalars['String']['output'];
  /** Days from the first day that was promised to that of now, negative when it comes earlier; null where either is unknown. */
  readonly slipDays?: Maybe<Scalars['Int']['output']>;
  /** Who owes it. Null when it cannot be had now, or is not the viewer's to see. */
  readonly supplier?: Maybe<Supplier>;
};

/** A backorder that is another than it was. */
export type BackorderChange = {
  readonly __typename?: 'BackorderChange';
  /** The backorder as it stands: several changes in quick succession may show the same. */
  readonly backorder: Backorder;
  /** When it changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** What became of it. */
  readonly kind: BackorderChangeKind;
  /** The day it was promised for before; null when none was, or it is new. */
  readonly previouslyPromisedOn?: Maybe<Scalars['Date']['output']>;
};

/** What became of a backorder. */
export type BackorderChangeKind =
  /** Something else of it is another: its quantity, its reason. */
  | 'CHANGED'
  /** It is owed no more: it came, was cancelled, or was promised with the rest. */
  | 'ENDED'
  /** It is promised for another day, or for none any more. */
  | 'MOVED'
  /** It is owed from now on, or is again. */
  | 'RAISED';

/** A page of backorders. */
export type BackorderConnection = {
  readonly __typename?: 'BackorderConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<BackorderEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many the viewer may see in all, under the same filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page of backorders. */
export type BackorderEdge = {
  readonly __typename?: 'BackorderEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Backorder;
};

/** Narrows a list of backorders. What is given must all hold. */
export type BackorderFilter = {
  /** For this facility. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether it is still owed; both when absent. */
  readonly isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of this item. */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  /** Owed by this supplier. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** A day once promised for a backorder. */
export type BackorderPromise = {
  readonly __typename?: 'BackorderPromise';
  /** The answer that gave it; null when another kind of document did. */
  readonly acknowledgement?: Maybe<Acknowledgement>;
  /** The answer to a change, or the supplier's own change, that gave it; null when another kind of document did. */
  readonly changeAnswer?: Maybe<ChangeAnswer>;
  /** The day; null when none was given. */
  readonly promisedOn?: Maybe<Scalars['Date']['output']>;
  /** The day of the document that gave it; null when it names none. */
  readonly saidOn?: Maybe<Scalars['Date']['output']>;
};

/** Which line of an order to cancel. */
export type CancelOrderLineInput = {
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The hub's id of the line. */
  readonly orderLineId: Scalars['ID']['input'];
  /** Why, without patient data: 1 to 300 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What came of cancelling a line of an order. */
export type CancelOrderLinePayload = {
  readonly __typename?: 'CancelOrderLinePayload';
  /** What the system is asked to do; it may still wait. Null when `userErrors` is not empty. */
  readonly command?: Maybe<Command>;
  /** Why nothing was asked; empty on success. */
  readonly userErrors: ReadonlyArray<CommandUserError>;
};

/** A carrier as a ship notice names it. */
export type Carrier = {
  readonly __typename?: 'Carrier';
  /** Its code and the list the code comes from (2: SCAC); null when only words were given. */
  readonly code?: Maybe<CodedValue>;
  /** How it is carried and by what service, in the supplier's words; null when none were given. */
  readonly routing?: Maybe<Scalars['String']['output']>;
};

/** What a supplier makes of a change it was told of, or changes of its own accord: an X12 865 (R37). */
export type ChangeAnswer = {
  readonly __typename?: 'ChangeAnswer';
  /** The day of the answer by the supplier; null when it gave none. */
  readonly acknowledgedOn?: Maybe<Scalars['Date']['output']>;
  /** Which change it answers, as the supplier sent it; null: it changes the order of its own accord. */
  readonly changeNumber?: Maybe<Scalars['String']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its lines, those for facilities the viewer may see. */
  readonly lines: ReadonlyArray<ChangeAnswerLine>;
  /** The message it came in. */
  readonly message?: Maybe<MessageRecord>;
  /** When the hub had it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** The supplier's own number of the order; null when it gave none. */
  readonly supplierOrderNumber?: Maybe<Scalars['String']['output']>;
  /** What it says of the change as a whole: X12 element 587, such as AT or RJ; null when it says nothing. */
  readonly type?: Maybe<CodedValue>;
};

/** What a supplier says of one line that is changed. */
export type ChangeAnswerLine = {
  readonly __typename?: 'ChangeAnswerLine';
  /** What it says of quantities of the line, in the order it says it. */
  readonly answers: ReadonlyArray<LineAnswer>;
  /** What is changed: X12 element 670, such as QD, DI or RC, as sent. */
  readonly change: CodedValue;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The order line it is about; null when it cannot be had now, or is not the viewer's to see. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
};

/** What to change of a line of an order. */
export type ChangeOrderLineInput = {
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The day what is not there yet is asked for; as it is when absent. */
  readonly neededOn?: InputMaybe<Scalars['Date']['input']>;
  /** The hub's id of the line. */
  readonly orderLineId: Scalars['ID']['input'];
  /** How much is ordered in all, in the line's own unit; as it is when absent. */
  readonly quantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** Why, without patient data: 1 to 300 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What came of changing a line of an order. */
export type ChangeOrderLinePayload = {
  readonly __typename?: 'ChangeOrderLinePayload';
  /** What the system is asked to do; it may still wait. Null when `userErrors` is not empty. */
  readonly command?: Maybe<Command>;
  /** Why nothing was asked; empty on success. */
  readonly userErrors: ReadonlyArray<CommandUserError>;
};

/** A code from a list that systems extend, kept as the system gave it. */
export type CodedValue = {
  readonly __typename?: 'CodedValue';
  /** The code itself. */
  readonly code: Scalars['String']['output'];
  /** The words people use for it; null when the system gave none. */
  readonly display?: Maybe<Scalars['String']['output']>;
  /** The list the code comes from, for example `http://snomed.info/sct`; null when the system named none. */
  readonly system?: Maybe<Scalars['String']['output']>;
};

/** Something a system is asked to do. It waits while the system is away, however long, and has its effect once (R35). */
export type Command = {
  readonly __typename?: 'Command';
  /** When it was asked. */
  readonly askedAt: Scalars['DateTime']['output'];
  /** Who asked: a person, or `hub`. */
  readonly askedBy: Scalars['String']['output'];
  /** How often it was begun. */
  readonly attempts: Scalars['Int']['output'];
  /** When it ended; null: it is open. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** For which facilities, those the viewer may see. */
  readonly facilities: ReadonlyArray<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** What is asked, in the trade's words: `CREATE_REQUISITION`. */
  readonly kind: Scalars['String']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** Why it still waits, or why it was refused or withdrawn; null: nothing is wrong. */
  readonly said?: Maybe<Scalars['String']['output']>;
  /** How far it is. */
  readonly state: CommandState;
  /** Since when its system has failed at it for so long that what was asked of other things goes on without it; null: it has not. */
  readonly stuckSince?: Maybe<Scalars['DateTime']['output']>;
  /** The name of the system that is asked. */
  readonly system: Scalars['String']['output'];
};

/** A page of commands. */
export type CommandConnection = {
  readonly __typename?: 'CommandConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<CommandEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of commands. */
export type CommandEdge = {
  readonly __typename?: 'CommandEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Command;
};

/** The kinds of refusal to ask something of a system. */
export type CommandErrorCode =
  /** A change of it is under way: wait for what comes of it. */
  | 'BEING_CHANGED'
  /** The idempotency key was used for another deed. */
  | 'KEY_USED_BEFORE'
  /** There is no such thing, or it is not the viewer's to see. */
  | 'NOT_FOUND'
  /** A quantity is not above zero, a line is named twice, or nothing is to change. */
  | 'NOT_POSSIBLE'
  /** It is ordered, received, cancelled or withdrawn already. */
  | 'TOO_LATE';

/** Narrows a list of commands. What is given must all hold. */
export type CommandFilter = {
  /** About this: the hub's id of an item, a case, a facility, a line of a requisition or an order. */
  readonly about?: InputMaybe<Scalars['ID']['input']>;
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** In one of these states. */
  readonly states?: InputMaybe<ReadonlyArray<CommandState>>;
};

/** How far a command is. */
export type CommandState =
  /** The system did it. */
  | 'DONE'
  /** The system will not do it. */
  | 'REFUSED'
  /** It is being carried out. */
  | 'SENDING'
  /** Its turn has not come, or it is tried again. */
  | 'WAITING'
  /** It was taken back before it was begun, or by a person while it was stuck. */
  | 'WITHDRAWN';

/** Why nothing was asked of a system. */
export type CommandUserError = {
  readonly __typename?: 'CommandUserError';
  /** Which kind of refusal. */
  readonly code: CommandErrorCode;
  /** The part of the input that is refused, from `input` on. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** An agreement with a supplier on prices for a time. */
export type Contract = {
  readonly __typename?: 'Contract';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** What a contract says an item costs. */
export type ContractPrice = {
  readonly __typename?: 'ContractPrice';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A quantity expected on a day. */
export type DeliveryPromise = {
  readonly __typename?: 'DeliveryPromise';
  /** The answer that says so; null when another kind of document does, or only the order's own system. */
  readonly acknowledgement?: Maybe<Acknowledgement>;
  /** The answer to a change, or the supplier's own change, that says so; null when another kind of document does. */
  readonly changeAnswer?: Maybe<ChangeAnswer>;
  /** Whether the supplier said so; otherwise it is only the day the order asks for. */
  readonly isConfirmed: Scalars['Boolean']['output'];
  /** The day. Null when the supplier gave none: it may come at any time or never (R41). */
  readonly promisedOn?: Maybe<Scalars['Date']['output']>;
  /** How much, in base units. */
  readonly quantity: Quantity;
  /** The approved substitute that comes instead; null for what was ordered. */
  readonly substituteItem?: Maybe<Item>;
};

/** A legal site of the hospital group: a hospital, a clinic or a central warehouse. */
export type Facility = {
  readonly __typename?: 'Facility';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** How current a value is. */
export type Freshness =
  /** Kept by the hub and confirmed recently enough for its kind. */
  | 'FRESH'
  /** Read from its system for this answer. */
  | 'LIVE'
  /** Kept by the hub, older than its kind should be, and the system does not answer. */
  | 'STALE';

/** What a supplier claims. */
export type Invoice = {
  readonly __typename?: 'Invoice';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The day the supplier wrote on it. */
  readonly invoicedOn: Scalars['Date']['output'];
  /** Whether payment is blocked. */
  readonly isBlocked: Scalars['Boolean']['output'];
  /** Whether it is a credit: it then counts down. */
  readonly isCreditMemo: Scalars['Boolean']['output'];
  /** Its lines, those for orders the viewer may see. */
  readonly lines: ReadonlyArray<InvoiceLine>;
  /** The supplier's number for it. */
  readonly number: Scalars['String']['output'];
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** From whom. Null when it cannot be had now, or is not the viewer's to see. */
  readonly supplier?: Maybe<Supplier>;
  /** What it comes to, tax and freight included; null when the viewer may not see all of its lines. */
  readonly total?: Maybe<Money>;
};

/** A page of invoices. */
export type InvoiceConnection = {
  readonly __typename?: 'InvoiceConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<InvoiceEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of invoices. */
export type InvoiceEdge = {
  readonly __typename?: 'InvoiceEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Invoice;
};

/** Narrows a list of invoices. What is given must all hold. */
export type InvoiceFilter = {
  /** Whether payment is blocked. */
  readonly isBlocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** From this supplier. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** A line of an invoice. */
export type InvoiceLine = {
  readonly __typename?: 'InvoiceLine';
  /** What is claimed for it. */
  readonly amount: Money;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The invoice. */
  readonly invoice: Invoice;
  /** The order line it claims for; null when it names none. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** How much, in the order's unit. */
  readonly quantity: Quantity;
};

/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type Item = {
  readonly __typename?: 'Item';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Order lines of which something is still to come to a facility, the earliest expected first, at most 100. */
  readonly onOrder?: Maybe<ReadonlyArray<PurchaseOrderLine>>;
};


/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type ItemOnOrderArgs = {
  facilityId?: InputMaybe<Scalars['ID']['input']>;
};

/** A thing in a kit, as a ship notice lists it. */
export type KitComponent = {
  readonly __typename?: 'KitComponent';
  /** Last days it may be used; empty when none were sent. */
  readonly expiryDates: ReadonlyArray<Scalars['Date']['output']>;
  /** Its lots, their case kept; empty when none were sent. */
  readonly lots: ReadonlyArray<Scalars['String']['output']>;
  /** What it is, as the supplier numbers it. */
  readonly parts: ReadonlyArray<TradePart>;
  /** How much; null when the supplier gave no quantity. */
  readonly quantity?: Maybe<SentQuantity>;
  /** Its serial numbers; empty when none were sent. */
  readonly serials: ReadonlyArray<Scalars['String']['output']>;
};

/** What a supplier says of a quantity of a line (X12 ACK). */
export type LineAnswer = {
  readonly __typename?: 'LineAnswer';
  /** The days it names; empty when it names none. */
  readonly dates: ReadonlyArray<SentDate>;
  /** What it would send instead, or calls the thing; empty when it names nothing. */
  readonly parts: ReadonlyArray<TradePart>;
  /** Of how much it says so; null when it gave no quantity. */
  readonly quantity?: Maybe<SentQuantity>;
  /** Why, in the supplier's words; null when it gave none, and of an 855. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** X12 element 668, such as IA, IB or IS, as sent (R39). */
  readonly status: CodedValue;
};

/**
 * What has become of an order line, in base units by the order's own factor (R6): `ordered` is always `cancelled`, `received`,
 * `promised` and `unpromised` together.
 */
export type LineQuantities = {
  readonly __typename?: 'LineQuantities';
  /** What the hospital takes back, and what is no longer expected. */
  readonly cancelled: Quantity;
  /** What was ordered, with every change of it. */
  readonly ordered: Quantity;
  /** What is to come by the supplier's word. */
  readonly promised: Quantity;
  /** What has arrived and counts for it; more than was ordered is in `surplus`. */
  readonly received: Quantity;
  /** The part of `unpromised` that the supplier or a person refused: it has to come from elsewhere (R43). */
  readonly refused: Quantity;
  /** What has left the supplier by its ship notices, arrived or not. */
  readonly shipped: Quantity;
  /** What has arrived beyond what was ordered. */
  readonly surplus: Quantity;
  /** What is wanted and nobody stands by. */
  readonly unpromised: Quantity;
};

/**
 * A message as the exchange keeps it: one that came or one that is sent, a hospital system's or a trading partner's. An X12
 * interchange is a message, and so is each transaction set in it.
 */
export type MessageRecord = {
  readonly __typename?: 'MessageRecord';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** An amount of money. Unit prices carry up to six decimals. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount, exact. */
  readonly amount: Scalars['Decimal']['output'];
  /** ISO 4217 code, for example `USD`. */
  readonly currency: Scalars['String']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Adopts the next version of the policy of a scope, which holds from now on; orders a price stops are looked at again. Needs the
   * scope `policies:write`, and of the group, a supplier or an item, every facility.
   */
  readonly adoptPolicy: AdoptPolicyPayload;
  /**
   * A supplier's answer to an order of its own, where it sends no 855: it does what an 855 would. What it says of a line takes the
   * place of what was said of it before; lines it does not name are as they were. Needs the scope `orders:answer` (R35, R38–R42).
   */
  readonly answerOrder: AnswerOrderPayload;
  /**
   * Lets a supplier send a substitute: it counts as coming, and what waits for the one may be given the other. For who has the
   * scope `orders:approve` and sees the order line (R42).
   */
  readonly approveSubstitution: ApproveSubstitutionPayload;
  /** Cancels a line of an order in the ERP; its supplier is told of it. Needs the scope `orders:write`. */
  readonly cancelOrderLine: CancelOrderLinePayload;
  /** Asks the ERP for another quantity or day of a line of an order; its supplier is told of it. Needs the scope `orders:write`. */
  readonly changeOrderLine: ChangeOrderLinePayload;
  /** Does not let it: the rest of the line has to come from elsewhere (R43). For who may approve it. */
  readonly refuseSubstitution: RefuseSubstitutionPayload;
  /** Asks the ERP for items, as a person wants it: no price stops it. Needs the scope `orders:write` and the facility (R35). */
  readonly submitRequisition: SubmitRequisitionPayload;
  /**
   * Takes back what a system was asked to do: what was not begun, and what is stuck. Of the latter nobody knows whether the system
   * did it: look there. Needs the scope `orders:write` and its facilities.
   */
  readonly withdrawCommand: WithdrawCommandPayload;
  /** Withdraws a line of a requisition that was not ordered. Needs the scope `orders:write` and the facility. */
  readonly withdrawRequisition: WithdrawRequisitionPayload;
};


export type MutationAdoptPolicyArgs = {
  input: AdoptPolicyInput;
};


export type MutationAnswerOrderArgs = {
  input: AnswerOrderInput;
};


export type MutationApproveSubstitutionArgs = {
  input: ApproveSubstitutionInput;
};


export type MutationCancelOrderLineArgs = {
  input: CancelOrderLineInput;
};


export type MutationChangeOrderLineArgs = {
  input: ChangeOrderLineInput;
};


export type MutationRefuseSubstitutionArgs = {
  input: RefuseSubstitutionInput;
};


export type MutationSubmitRequisitionArgs = {
  input: SubmitRequisitionInput;
};


export type MutationWithdrawCommandArgs = {
  input: WithdrawCommandInput;
};


export type MutationWithdrawRequisitionArgs = {
  input: WithdrawRequisitionInput;
};

/** Why a need is not asked for. */
export type NeedStop =
  /** The contract is over, or has not begun. */
  | 'EXPIRED'
  /** The system that buys the item has no code for the facility (R17). */
  | 'NOBODY_TO_ASK'
  /** Nobody has a contract for it (R59). */
  | 'OFF_CONTRACT'
  /** The ERP refused it; the hub asks again after a day. */
  | 'REFUSED';

/** A case that lacks an item. */
export type NeedingCase = {
  readonly __typename?: 'NeedingCase';
  /** The case. */
  readonly case: SurgicalCase;
  /** What nothing covers, in the item's base unit. */
  readonly short: Quantity;
};

/** What becomes of a line that no contract in force covers. */
export type OffContractEffect =
  /** It leaves, marked. */
  | 'MARK'
  /** Its order waits for a person, unless it is urgent. */
  | 'STOP';

/** What a supplier makes of a quantity that was ordered of it (R39). */
export type OrderAnswerStatus =
  /** It comes as ordered: 668 IA. */
  | 'ACCEPTED'
  /** It comes later than the rest; without a day, nobody knows when: 668 IB (R41). */
  | 'BACKORDERED'
  /** It comes on another day than was asked for: 668 DR. */
  | 'CHANGED_DATE'
  /** It comes at another price: 668 IP (R43). */
  | 'CHANGED_PRICE'
  /** Only so much comes, and the rest of the line does not: 668 IQ. */
  | 'CHANGED_QUANTITY'
  /** It comes, on a day yet to be told: 668 SP. */
  | 'DATE_PENDING'
  /** The supplier waits for something before it sends it: 668 IH. */
  | 'HELD'
  /** It does not come: 668 IR (R43). */
  | 'REJECTED'
  /** Another part would come instead, when the hospital approves it: 668 IS (R42). */
  | 'SUBSTITUTED';

/** A change of an order that its supplier was told of: an X12 860 (R37). */
export type OrderChange = {
  readonly __typename?: 'OrderChange';
  /** The answer; null while it is awaited. */
  readonly answer?: Maybe<ChangeAnswer>;
  /** What it changes, of lines the viewer may see. */
  readonly lines: ReadonlyArray<OrderLineChange>;
  /** The message that tells of it. Null when it is not the viewer's to see. */
  readonly message?: Maybe<MessageRecord>;
  /** Which of the order's changes it is, from 1: the supplier's answer names it. */
  readonly sequence: Scalars['Int']['output'];
  /** What the supplier made of it. */
  readonly state: OrderChangeState;
  /** When the supplier was to be told. */
  readonly toldAt: Scalars['DateTime']['output'];
};

/** What a supplier made of a change it was told of. */
export type OrderChangeState =
  /** It delivers as changed. */
  | 'ACCEPTED'
  /** It has not said. */
  | 'AWAITED'
  /** It refused the change of one line at least: those deliver as before. */
  | 'REFUSED';

/** What a supplier answers for one line. */
export type OrderLineAnswerInput = {
  /** What becomes of what was ordered: 1 to 20 parts that add up to it (R40). */
  readonly answers: ReadonlyArray<QuantityAnswerInput>;
  /** The hub's id of the line. */
  readonly orderLineId: Scalars['ID']['input'];
};

/** What a change changed of a line. */
export type OrderLineChange = {
  readonly __typename?: 'OrderLineChange';
  /** As it is to be; null of a line that is cancelled. */
  readonly after?: Maybe<ToldLine>;
  /** As the supplier was told before; null of a line that is added. */
  readonly before?: Maybe<ToldLine>;
  /** Whether the supplier refused it. */
  readonly isRefused: Scalars['Boolean']['output'];
  /** What kind of change it is. */
  readonly kind: OrderLineChangeKind;
  /** The line; null when it cannot be had now, or is no more. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
};

/** The kinds of change of a line. */
export type OrderLineChangeKind =
  /** It is new. */
  | 'ADDED'
  /** Nothing of it is wanted any more. */
  | 'CANCELLED'
  /** Its quantity, price or days are others. */
  | 'CHANGED';

/** Who sends orders to suppliers. */
export type OrderTransmitter =
  /** The system that placed them, whatever profiles say. */
  | 'ERP'
  /** The hub, where the partner's profile says so; the system that placed them, where it does not. */
  | 'PROFILE';

/** Where a page of a list begins and ends. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last entry; give it as `after` for the next page. Null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more follow after `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are entries before `startCursor`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** One thing that would have been otherwise. */
export type PolicyDifference = {
  readonly __typename?: 'PolicyDifference';
  /** When it was; null when it is of today. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** Where; null when no one facility. */
  readonly facility?: Maybe<Facility>;
  /** The item it is about; null when it is about none. */
  readonly item?: Maybe<Item>;
  /** The line of an order it is about; null when it is about none. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** What would be otherwise, for a person. */
  readonly sentence: Scalars['String']['output'];
  /** What is counted with it. */
  readonly subject: PolicyPreviewSubject;
};

/** What holds at a place. */
export type PolicyInForce = {
  readonly __typename?: 'PolicyInForce';
  /** Suppliers to order from instead, the first first. */
  readonly alternateSuppliers: ReadonlyArray<Supplier>;
  /** For how many minutes needs of one item and facility are gathered into one line (R34). */
  readonly consolidationMinutes: Scalars['Int']['output'];
  /** Whether filling up to par leaves out of account what is on order (R33). */
  readonly excludesOnOrder: Scalars['Boolean']['output'];
  /** What becomes of a line that no contract in force covers. */
  readonly offContract: OffContractEffect;
  /** How far a price may be from the agreed one. */
  readonly priceTolerance: PriceTolerance;
  /** What the hub asks its ERP for by itself. */
  readonly replenishes: Replenishment;
  /** How long a system may fail at what it was asked to do before a person is told and others go on, in minutes. */
  readonly stuckAfterMinutes: Scalars['Int']['output'];
  /** Who deals with which trouble: every kind of it. */
  readonly teams: ReadonlyArray<TroubleTeam>;
  /** Who sends orders to suppliers, from those of the next day on. */
  readonly transmittedBy: OrderTransmitter;
  /** What a case needs that begins within so many hours is urgent: it leaves though its price should stop it. */
  readonly urgencyHours: Scalars['Int']['output'];
  /** The versions it follows from, the widest scope first; empty: nobody has adopted any, and the hub's own defaults hold. */
  readonly versions: ReadonlyArray<PolicyVersion>;
};

/** What would have been otherwise in the last days, under a policy that nobody has adopted. */
export type PolicyPreview = {
  readonly __typename?: 'PolicyPreview';
  /** How much there is of what the policy decides, as it is and as it would be. */
  readonly counts: ReadonlyArray<PolicyPreviewCount>;
  /** How many differences there are in all. */
  readonly differenceCount: Scalars['Int']['output'];
  /** What would have been otherwise, the newest first: at most 100. */
  readonly differences: ReadonlyArray<PolicyDifference>;
  /** From when what happened was looked at. */
  readonly since: Scalars['DateTime']['output'];
  /** Until when. */
  readonly until: Scalars['DateTime']['output'];
};

/** How much of something there was in the last days, under both policies. */
export type PolicyPreviewCount = {
  readonly __typename?: 'PolicyPreviewCount';
  /** Under the policy that is tried. */
  readonly after: Scalars['Int']['output'];
  /** Under the policies in force. */
  readonly before: Scalars['Int']['output'];
  /** Of what. */
  readonly subject: PolicyPreviewSubject;
};

/** What a policy's dry run counts. */
export type PolicyPreviewSubject =
  /** Lines of orders that leave though no contract in force covers them. */
  | 'LINES_MARKED'
  /** Lines of orders whose price is another than the contract's. */
  | 'LINES_OFF_PRICE'
  /** Lines of orders that stop for their price. */
  | 'LINES_STOPPED'
  /** Orders that the hub sends. */
  | 'ORDERS_OF_THE_HUB'
  /** Items at facilities that are to be filled up today. */
  | 'PAR_ORDERS'
  /** Lines of requisitions that the needs of cases make. */
  | 'REQUISITION_LINES'
  /** Troubles that go to another team. */
  | 'TROUBLES_MOVED';

/** Whom a policy is for. The narrower decides where it says something: the group, then the facility, the supplier, the item. */
export type PolicyScope =
  /** One facility. */
  | 'FACILITY'
  /** Everywhere. */
  | 'GROUP'
  /** One item, at every facility and of every supplier. */
  | 'ITEM'
  /** One supplier, at every facility. */
  | 'SUPPLIER';

/** Which scope of policies. */
export type PolicyScopeInput = {
  /** The hub's id of the facility, supplier or item; absent of the group. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Its kind. */
  readonly kind: PolicyScope;
};

/** Why a policy was not adopted or tried. */
export type PolicyUserError = {
  readonly __typename?: 'PolicyUserError';
  /** Which reason. */
  readonly code: PolicyUserErrorCode;
  /** Where in the arguments. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** The reason, for a person. */
  readonly sentence: Scalars['String']['output'];
};

/** Reasons for which a policy is not adopted or tried. */
export type PolicyUserErrorCode =
  /** Another version was adopted meanwhile. */
  | 'CHANGED_MEANWHILE'
  /** The idempotency key was used for another deed. */
  | 'KEY_USED_BEFORE'
  /** It decides what is decided already. */
  | 'NOTHING_CHANGES'
  /** A value is none that it may have. */
  | 'NOT_VALID'
  /** There is no such facility, or the id is none of a supplier or item. */
  | 'UNKNOWN_SCOPE';

/** What one version decides. What is null is as the scope around it says. */
export type PolicyValues = {
  readonly __typename?: 'PolicyValues';
  /** Suppliers to order from instead, the first first. */
  readonly alternateSuppliers?: Maybe<ReadonlyArray<Supplier>>;
  /** For how many minutes needs of one item and facility are gathered into one line (R34). */
  readonly consolidationMinutes?: Maybe<Scalars['Int']['output']>;
  /** Whether filling up to par leaves out of account what is on order (R33). */
  readonly excludesOnOrder?: Maybe<Scalars['Boolean']['output']>;
  /** What becomes of a line that no contract in force covers. */
  readonly offContract?: Maybe<OffContractEffect>;
  /** How far a price may be from the agreed one. */
  readonly priceTolerance?: Maybe<PriceTolerance>;
  /** What the hub asks its ERP for by itself. */
  readonly replenishes?: Maybe<Replenishment>;
  /** How long a system may fail at what it was asked to do before a person is told and others go on, in minutes. */
  readonly stuckAfterMinutes?: Maybe<Scalars['Int']['output']>;
  /** Who deals with which trouble. */
  readonly teams?: Maybe<ReadonlyArray<TroubleTeam>>;
  /** Who sends orders to suppliers, from those of the next day on. */
  readonly transmittedBy?: Maybe<OrderTransmitter>;
  /** What a case needs that begins within so many hours is urgent: it leaves though its price should stop it. */
  readonly urgencyHours?: Maybe<Scalars['Int']['output']>;
};

/** What a policy decides. What is absent is as the scope around it says, also where the version before decided it. */
export type PolicyValuesInput = {
  /** Hub ids of suppliers to order from instead, the first first: at most 20. */
  readonly alternateSuppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** For how many minutes needs of one item and facility are gathered into one line: 0 to 10080 (R34). */
  readonly consolidationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Whether filling up to par leaves out of account what is on order (R33). */
  readonly excludesOnOrder?: InputMaybe<Scalars['Boolean']['input']>;
  /** What becomes of a line that no contract in force covers. */
  readonly offContract?: InputMaybe<OffContractEffect>;
  /** How far a price may be from the agreed one. */
  readonly priceTolerance?: InputMaybe<PriceToleranceInput>;
  /** What the hub asks its ERP for by itself. */
  readonly replenishes?: InputMaybe<Replenishment>;
  /** How long a system may fail at what it was asked to do before a person is told and others go on, in minutes: 1 to 1440. */
  readonly stuckAfterMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Who deals with which trouble; a kind once. */
  readonly teams?: InputMaybe<ReadonlyArray<TroubleTeamInput>>;
  /** Who sends orders to suppliers, from those of the next day on. */
  readonly transmittedBy?: InputMaybe<OrderTransmitter>;
  /** What a case needs that begins within so many hours is urgent: 0 to 720. */
  readonly urgencyHours?: InputMaybe<Scalars['Int']['input']>;
};

/** What people have decided of how the hub buys. A version is never changed; the last of its scope holds. */
export type PolicyVersion = {
  readonly __typename?: 'PolicyVersion';
  /** Since when it holds, or held. */
  readonly adoptedAt: Scalars['DateTime']['output'];
  /** Who adopted it. */
  readonly adoptedBy: Scalars['String']['output'];
  /** The facility it is for; null of other scopes. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The item it is for; null of other scopes. */
  readonly item?: Maybe<Item>;
  /** Why it was adopted. */
  readonly reason: Scalars['String']['output'];
  /** Which kind of scope. */
  readonly scope: PolicyScope;
  /** The supplier it is for; null of other scopes. */
  readonly supplier?: Maybe<Supplier>;
  /** What it decides. */
  readonly values: PolicyValues;
  /** From 1, of its scope. */
  readonly version: Scalars['Int']['output'];
};

/** A policy to try. */
export type PreviewPolicyInput = {
  /** Whom it would be for. */
  readonly scope: PolicyScopeInput;
  /** What it would decide. */
  readonly values: PolicyValuesInput;
};

/** What a policy would have changed. */
export type PreviewPolicyPayload = {
  readonly __typename?: 'PreviewPolicyPayload';
  /** Null when `userErrors` is not empty. */
  readonly preview?: Maybe<PolicyPreview>;
  /** Why nothing was tried; empty on success. */
  readonly userErrors: ReadonlyArray<PolicyUserError>;
};

/** A price held against what was agreed (R3, R59). */
export type PriceCheck = {
  readonly __typename?: 'PriceCheck';
  /** The agreed price of one base unit, rounded to six decimals; null when nothing is agreed, or it compares with none. */
  readonly agreedPricePerBaseUnit?: Maybe<Money>;
  /** When it was looked at. */
  readonly checkedAt: Scalars['DateTime']['output'];
  /** The contract of that price. */
  readonly contract?: Maybe<Contract>;
  /** The contract's number, as its system gives it. */
  readonly contractNumber?: Maybe<Scalars['String']['output']>;
  /** What it was held against; of an expired one what ended last, or begins next. Null when nothing is agreed, or nobody can say. */
  readonly contractPrice?: Maybe<ContractPrice>;
  /** By how much it is dearer, as a share of the agreed price; below zero when it is cheaper. Null when the two do not compare. */
  readonly deviation?: Maybe<Scalars['Decimal']['output']>;
  /** What came of it. */
  readonly effect: PriceEffect;
  /** What was found. */
  readonly outcome: PriceOutcome;
  /** The order's price of one base unit, rounded to six decimals. */
  readonly pricePerBaseUnit?: Maybe<Money>;
};

/** What came of a price. */
export type PriceEffect =
  /** No contract in force covers it, and it left nonetheless: a case needs it soon, the policy lets it, or another system sent it. */
  | 'MARKED'
  /** The line passed. */
  | 'PASSED'
  /** Its order waits. */
  | 'STOPPED';

/** What was found of a price. */
export type PriceOutcome =
  /** It is another than the agreed one (R59). */
  | 'DIFFERS'
  /** What was agreed did not hold on the day of the order. */
  | 'EXPIRED'
  /** Nothing is agreed with the supplier for the item at the facility. */
  | 'OFF_CONTRACT'
  /** It is the agreed one, within the policy's tolerance. */
  | 'OK'
  /** Nobody can say: it names no item, or the hub reads no contracts. */
  | 'UNKNOWN';

/** How far a price may be from the agreed one: both limits hold, and are allowed themselves (R56). Without any, prices are equal. */
export type PriceTolerance = {
  readonly __typename?: 'PriceTolerance';
  /** For one base unit, in the price's currency. Null: only the percentage counts. */
  readonly amount?: Maybe<Scalars['Decimal']['output']>;
  /** Of the agreed price: `1` is one percent. Null: only the amount counts. */
  readonly percent?: Maybe<Scalars['Decimal']['output']>;
};

/** How far a price may be from the agreed one. */
export type PriceToleranceInput = {
  /** For one base unit, in the price's currency. Absent: only the percentage counts. */
  readonly amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** Of the agreed price: `1` is one percent. Absent: only the amount counts. */
  readonly percent?: InputMaybe<Scalars['Decimal']['input']>;
};

/** Where a value comes from and how old it is. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** The instant for which the system last confirmed the value. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Whether it was read for this answer, is recent, or is old because the system is silent. */
  readonly freshness: Freshness;
  /** The configured system's name, as people know it. */
  readonly system: Scalars['String']['output'];
};

/** An order sent to one supplier. */
export type PurchaseOrder = {
  readonly __typename?: 'PurchaseOrder';
  /** What the supplier answered, the newest first. */
  readonly acknowledgements?: Maybe<ReadonlyArray<Acknowledgement>>;
  /** What the supplier made of changes, and changed of its own accord, the newest first. */
  readonly changeAnswers?: Maybe<ReadonlyArray<ChangeAnswer>>;
  /** The changes the supplier was told of, in the order they were (R37): for each what was changed, and what it made of it. */
  readonly changes: ReadonlyArray<OrderChange>;
  /** The currency of its prices, ISO 4217. */
  readonly currency: Scalars['String']['output'];
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** What the supplier claims for it, as the hospital's system recorded it, the newest first. */
  readonly invoices?: Maybe<ReadonlyArray<Invoice>>;
  /** Whether a document of the supplier answers it: an acknowledgement of receipt, a 997, does not (R44). */
  readonly isAnswered: Scalars['Boolean']['output'];
  /** Whether the supplier refused it as a whole (R38). */
  readonly isRejected: Scalars['Boolean']['output'];
  /** Its lines, those for facilities the viewer may see. */
  readonly lines: ReadonlyArray<PurchaseOrderLine>;
  /** Its number in the system that made it. */
  readonly number: Scalars['String']['output'];
  /** The day it was made. */
  readonly orderedOn: Scalars['Date']['output'];
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** What has arrived for it, the newest first. */
  readonly receipts?: Maybe<ReadonlyArray<Receipt>>;
  /** What the supplier says is on its way, the newest first. */
  readonly shipNotices?: Maybe<ReadonlyArray<AdvanceShipNotice>>;
  /** How far it is: the least advanced of the lines the viewer sees. */
  readonly status: PurchaseOrderStatus;
  /** From whom. Null when it cannot be had now, or is not the viewer's to see. */
  readonly supplier?: Maybe<Supplier>;
  /** What the supplier itself sent as its claims, the newest first. */
  readonly supplierInvoices?: Maybe<ReadonlyArray<SupplierInvoice>>;
  /** The supplier's own number of it; null when it gave none. */
  readonly supplierOrderNumber?: Maybe<Scalars['String']['output']>;
  /** Why the hub cannot send it to the supplier's trading partner; null when it has, or is not to. */
  readonly transmissionProblem?: Maybe<TransmissionProblem>;
  /** The messages in which the hub sent it to the supplier, the newest first; empty when another system sends its orders. */
  readonly transmissions?: Maybe<ReadonlyArray<MessageRecord>>;
};

/** A page of orders. */
export type PurchaseOrderConnection = {
  readonly __typename?: 'PurchaseOrderConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<PurchaseOrderEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many the viewer may see in all, under the same filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page of orders. */
export type PurchaseOrderEdge = {
  readonly __typename?: 'PurchaseOrderEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: PurchaseOrder;
};

/** Narrows a list of orders. What is given must all hold. */
export type PurchaseOrderFilter = {
  /** With a line for this facility. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** With a line for this item: the same line, when `facilityId` is given too. */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  /** In one of these states. */
  readonly status?: InputMaybe<ReadonlyArray<PurchaseOrderStatus>>;
  /** From this supplier. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** A line of an order: one item for one facility. */
export type PurchaseOrderLine = {
  readonly __typename?: 'PurchaseOrderLine';
  /** What the supplier owes of it and does not send with the rest, and what it owed. */
  readonly backorders: ReadonlyArray<Backorder>;
  /** The same in the item's base unit, with the factor the order itself carries (R6). */
  readonly baseQuantity: Quantity;
  /** The contract it was ordered under; null when the order names none. */
  readonly contract?: Maybe<Contract>;
  /** What it is, in the order's words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** For which facility; null when the hub does not know the place the order names, or the viewer may not see it. */
  readonly facility?: Maybe<Facility>;
  /** What the supplier waits for before it sends it, in words; null when it does not hold it. */
  readonly heldReason?: Maybe<Scalars['String']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether the supplier took it and has not said at what price. */
  readonly isPricePending: Scalars['Boolean']['output'];
  /** The hospital's item; null for what the item master does not know. */
  readonly item?: Maybe<Item>;
  /** Its number within the order. */
  readonly number: Scalars['String']['output'];
  /** What is still to come, in base units: ordered less received and cancelled (R51). */
  readonly outstanding: Quantity;
  /** How many of `priceUnit` the price is for. */
  readonly perQuantity: Scalars['Decimal']['output'];
  /** The price for `perQuantity` of `priceUnit`. */
  readonly price: Money;
  /**
   * How its price compares with what was agreed, as it was looked at last: before the order left, and whenever the order, a
   * contract or a policy changes. Null when it was not looked at, and for partners.
   */
  readonly priceCheck?: Maybe<PriceCheck>;
  /** The price of one base unit, rounded to six decimals; the only form in which prices may be compared (R3). */
  readonly pricePerBaseUnit: Money;
  /** The unit of the price. */
  readonly priceUnit: Scalars['UnitOfMeasure']['output'];
  /**
   * What is expected when, the earliest first, by all that the supplier said and the hospital decided. What was refused is in
   * none (R43).
   */
  readonly promises: ReadonlyArray<DeliveryPromise>;
  /** The order. */
  readonly purchaseOrder: PurchaseOrder;
  /** How what was ordered adds up. */
  readonly quantities: LineQuantities;
  /** How much was ordered, in the order's unit. */
  readonly quantity: Quantity;
  /** What has arrived, in base units. */
  readonly received: Quantity;
  /** How far it is. */
  readonly status: PurchaseOrderStatus;
  /** What the supplier wants to send instead. */
  readonly substitutionRequests: ReadonlyArray<SubstitutionRequest>;
  /** The supplier's part number; null when the order names none. */
  readonly supplierPartNumber?: Maybe<Scalars['String']['output']>;
};

/** How far an order or a line of one is. */
export type PurchaseOrderStatus =
  /** Cancelled. */
  | 'CANCELLED'
  /** Promised by the supplier, in whole or in part. */
  | 'CONFIRMED'
  /** Not yet released by the hospital. */
  | 'NOT_RELEASED'
  /** Some of it has arrived. */
  | 'PARTLY_RECEIVED'
  /** All of it has arrived, or the rest is no longer expected. */
  | 'RECEIVED'
  /** Sent, and not promised yet. */
  | 'SENT';

/** A number of something, with its unit. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** In which unit. */
  readonly unit: Scalars['UnitOfMeasure']['output'];
  /** How many, exact. */
  readonly value: Scalars['Decimal']['output'];
};

/** What a supplier answers for a quantity of a line. */
export type QuantityAnswerInput = {
  /** The price of one ordered unit, in the order's currency: one price a line. Needed of CHANGED_PRICE, and said with nothing else. */
  readonly price?: InputMaybe<Scalars['Decimal']['input']>;
  /** The day it is to be there. Needed of CHANGED_DATE; not for what is held or rejected, and what is accepted without is as asked for. */
  readonly promisedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Of how much, above zero; absent, in one answer of a line: of all that its others leave. */
  readonly quantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** Why, without patient data: 1 to 300 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** What becomes of it. */
  readonly status: OrderAnswerStatus;
  /** The supplier's number of the part that would come, 1 to 48 characters. Needed of SUBSTITUTED, and said with nothing else. */
  readonly substitutePart?: InputMaybe<Scalars['String']['input']>;
  /** The unit of the quantity: the line's, which is meant when absent, or the item's base unit. */
  readonly unit?: InputMaybe<Scalars['UnitOfMeasure']['input']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** One backorder by the hub's id; null when there is none, or it is not the viewer's to see. */
  readonly backorder?: Maybe<Backorder>;
  /** What suppliers owe and do not send with the rest, the earliest promised first, those without a day last (R41). */
  readonly backorders?: Maybe<BackorderConnection>;
  /** One of them; null when there is none or it is not the viewer's to see. */
  readonly command?: Maybe<Command>;
  /** What systems were asked to do, the newest first. */
  readonly commands: CommandConnection;
  /** One invoice by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly invoice?: Maybe<Invoice>;
  /** Invoices, the newest first. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** The last version of each scope, the widest scope first; those of facilities the viewer may see. Empty for partners. */
  readonly policies: ReadonlyArray<PolicyVersion>;
  /**
   * What holds at a place, for what a supplier sells of an item: the last version of each scope, the narrower over the wider. Null
   * for partners, and for a facility the viewer may not see.
   */
  readonly policyInForce?: Maybe<PolicyInForce>;
  /** Every version of one scope, the newest first; empty for a facility the viewer may not see, and for partners. */
  readonly policyVersions: ReadonlyArray<PolicyVersion>;
  /**
   * What would have been otherwise in the last days under a policy, by the documents the hub has kept and what it knows now of
   * contracts and cases. Nothing is changed. Only for who may adopt it.
   */
  readonly previewPolicy: PreviewPolicyPayload;
  /** One order by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** One order by its number; null when there is none or it is not the viewer's to see. */
  readonly purchaseOrderByNumber?: Maybe<PurchaseOrder>;
  /** Orders, the newest first. */
  readonly purchaseOrders?: Maybe<PurchaseOrderConnection>;
  /** One receipt by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly receipt?: Maybe<Receipt>;
  /** What facilities need of items beyond what is there, and what the hub asked for and is not there yet, by id (R31–R34). */
  readonly replenishmentNeeds: ReplenishmentNeedConnection;
  /** One requisition by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly requisition?: Maybe<Requisition>;
  /** Requisitions, the newest first. */
  readonly requisitions?: Maybe<RequisitionConnection>;
  /** One wish of a supplier to send something else, by the hub's id; null when there is none, or it is not the viewer's to see. */
  readonly substitutionRequest?: Maybe<SubstitutionRequest>;
  /** What suppliers want to send instead of what was ordered (R42), those that wait for a person first. */
  readonly substitutionRequests?: Maybe<SubstitutionRequestConnection>;
};


export type QueryBackorderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryBackordersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BackorderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCommandArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCommandsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CommandFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPolicyInForceArgs = {
  facilityId?: InputMaybe<Scalars['ID']['input']>;
  itemId?: InputMaybe<Scalars['ID']['input']>;
  supplierId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryPolicyVersionsArgs = {
  scope: PolicyScopeInput;
};


export type QueryPreviewPolicyArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
  input: PreviewPolicyInput;
};


export type QueryPurchaseOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPurchaseOrderByNumberArgs = {
  number: Scalars['String']['input'];
  system?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPurchaseOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PurchaseOrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryReceiptArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReplenishmentNeedsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  facilityId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRequisitionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRequisitionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RequisitionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySubstitutionRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySubstitutionRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SubstitutionRequestFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An exact ratio of two numbers: a factor such as 1/3 has no decimal form. */
export type Ratio = {
  readonly __typename?: 'Ratio';
  /** Below the line; never zero. */
  readonly denominator: Scalars['Decimal']['output'];
  /** Above the line. */
  readonly numerator: Scalars['Decimal']['output'];
};

/** What arrived, counted. */
export type Receipt = {
  readonly __typename?: 'Receipt';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its lines, those for facilities the viewer may see. */
  readonly lines: ReadonlyArray<ReceiptLine>;
  /** Its number in the system that recorded it, with the year. */
  readonly number: Scalars['String']['output'];
  /** The day it was posted. */
  readonly postedOn: Scalars['Date']['output'];
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** The supplier's ship notice or packing slip; null when not recorded. */
  readonly shipNoticeNumber?: Maybe<Scalars['String']['output']>;
};

/** A line of a receipt. A reversal is a line of its own with `isReversal` (R53). */
export type ReceiptLine = {
  readonly __typename?: 'ReceiptLine';
  /** Last day it may be used; null when it does not expire or was not recorded. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether it takes an earlier receipt back or returns goods: the quantity then counts down. */
  readonly isReversal: Scalars['Boolean']['output'];
  /** The hospital's item; null for what the item master does not know. */
  readonly item?: Maybe<Item>;
  /** The lot number; null when not kept by lot. */
  readonly lot?: Maybe<Scalars['String']['output']>;
  /** The order line it fills; null when it refers to none. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** How much, in the unit it was counted in. */
  readonly quantity: Quantity;
  /** The receipt. */
  readonly receipt: Receipt;
};

/** Which substitute to refuse. */
export type RefuseSubstitutionInput = {
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, without patient data: 1 to 2000 characters. */
  readonly reason: Scalars['String']['input'];
  /** The hub's id of the request. */
  readonly substitutionRequestId: Scalars['ID']['input'];
};

/** What came of refusing it. */
export type RefuseSubstitutionPayload = {
  readonly __typename?: 'RefuseSubstitutionPayload';
  /** The request as it is now. Null when `userErrors` is not empty. */
  readonly substitutionRequest?: Maybe<SubstitutionRequest>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<SubstitutionUserError>;
};

/** What the hub asks its ERP for by itself. */
export type Replenishment =
  /** What cases lack. */
  | 'CASES'
  /** What cases lack, and what fills shelves up to par (R33). */
  | 'CASES_AND_PAR'
  /** Nothing: people ask. */
  | 'NOTHING';

/** What one facility needs of one item, as it was judged last. Amounts are in the item's base unit. */
export type ReplenishmentNeed = {
  readonly __typename?: 'ReplenishmentNeed';
  /** What the hub asked for and still counts on, the oldest first. */
  readonly asked: ReadonlyArray<AskedLine>;
  /** The cases that lack it, the earliest first. */
  readonly cases: ReadonlyArray<NeedingCase>;
  /** The facility. */
  readonly facility: Facility;
  /** Of it, what cases lack (R31). */
  readonly forCases: Quantity;
  /** Of it, what fills the shelf up to par (R33). */
  readonly forPar: Quantity;
  /** Until when it is gathered with what else becomes known (R34); null when there is nothing to ask for. */
  readonly gathersUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** A case needs it so soon that no price stops it. */
  readonly isUrgent: Scalars['Boolean']['output'];
  /** The item. */
  readonly item: Item;
  /** The day by which the first of it must be there; null when there is nothing to ask for. */
  readonly neededOn?: Maybe<Scalars['Date']['output']>;
  /** Asked for by the hub and not there yet, as far as no case was given it. */
  readonly onItsWay: Quantity;
  /** What is still to be asked for; zero when all of it was. */
  readonly quantity: Quantity;
  /** Why nothing is asked for though it is time; null: nothing stops it. */
  readonly stoppedBy?: Maybe<NeedStop>;
};

/** A page of needs. */
export type ReplenishmentNeedConnection = {
  readonly __typename?: 'ReplenishmentNeedConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<ReplenishmentNeedEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of needs. */
export type ReplenishmentNeedEdge = {
  readonly __typename?: 'ReplenishmentNeedEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: ReplenishmentNeed;
};

/** An internal request for supplies. */
export type Requisition = {
  readonly __typename?: 'Requisition';
  /** What it is for; null when nobody said. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its lines, those for facilities the viewer may see. */
  readonly lines: ReadonlyArray<RequisitionLine>;
  /** Its number in the system that made it. */
  readonly number: Scalars['String']['output'];
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
};

/** A page of requisitions. */
export type RequisitionConnection = {
  readonly __typename?: 'RequisitionConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<RequisitionEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of requisitions. */
export type RequisitionEdge = {
  readonly __typename?: 'RequisitionEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Requisition;
};

/** Narrows a list of requisitions. What is given must all hold. */
export type RequisitionFilter = {
  /** With a line for this facility. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether something of it is still to be ordered. */
  readonly isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** With a line for this item: the same line, when `facilityId` is given too. */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
};

/** A line of a requisition: one item for one facility. */
export type RequisitionLine = {
  readonly __typename?: 'RequisitionLine';
  /** For which facility; null when the hub does not know the place. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether nothing more is to be ordered for it. */
  readonly isClosed: Scalars['Boolean']['output'];
  /** Whether it may be ordered. */
  readonly isReleased: Scalars['Boolean']['output'];
  /** The hospital's item; null for what the item master does not know. */
  readonly item?: Maybe<Item>;
  /** The day it is needed; null when not said. */
  readonly neededOn?: Maybe<Scalars['Date']['output']>;
  /** Its number within the requisition. */
  readonly number: Scalars['String']['output'];
  /** The order made from it; null until there is one. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** How much, in the requisition's unit. */
  readonly quantity: Quantity;
  /** The requisition. */
  readonly requisition: Requisition;
};

/** One item to ask for. */
export type RequisitionLineInput = {
  /** The hub's id of the item. */
  readonly itemId: Scalars['ID']['input'];
  /** The day it must be there. */
  readonly neededOn: Scalars['Date']['input'];
  /** How much, in the item's base unit: above zero. */
  readonly quantity: Scalars['Decimal']['input'];
};

/** A segment of a document that its guide does not name. It is kept and shown, and has no effect. */
export type SegmentBeyondGuide = {
  readonly __typename?: 'SegmentBeyondGuide';
  /** Where it stands: the loops around it. */
  readonly path: Scalars['String']['output'];
  /** Which segment of the document it is; its ST is the first. */
  readonly position: Scalars['Int']['output'];
  /** As it was sent. Null to viewers without `phi:read`: nobody knows what a partner may have put there. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A day a trading partner names, and what for. */
export type SentDate = {
  readonly __typename?: 'SentDate';
  /** The day. */
  readonly on: Scalars['Date']['output'];
  /** What happens on it: X12 element 374, such as 067. */
  readonly qualifier: CodedValue;
};

/** A price as a trading partner sent it. */
export type SentPrice = {
  readonly __typename?: 'SentPrice';
  /** What it is the price of: X12 element 639, such as PE; null when none was sent. */
  readonly basis?: Maybe<CodedValue>;
  /** The price, in the order's currency. */
  readonly price: Money;
};

/** A quantity as a trading partner sent it. */
export type SentQuantity = {
  readonly __typename?: 'SentQuantity';
  /** How much, in the hub's unit. */
  readonly quantity: Quantity;
  /** The unit's code as it was sent (R4). */
  readonly unitCode: Scalars['String']['output'];
};

/** Items to ask for at one facility. */
export type SubmitRequisitionInput = {
  /** The hub's id of the facility. */
  readonly facilityId: Scalars['ID']['input'];
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What is asked for: 1 to 100 items, each once. */
  readonly lines: ReadonlyArray<RequisitionLineInput>;
  /** Why, without patient data: 1 to 300 characters. */
  readonly reason: Scalars['String']['input'];
  /** The hub's id of the supplier it should come from; the ERP finds one when absent. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** What came of asking for items. */
export type SubmitRequisitionPayload = {
  readonly __typename?: 'SubmitRequisitionPayload';
  /** What the system is asked to do; it may still wait. Null when `userErrors` is not empty. */
  readonly command?: Maybe<Command>;
  /** Why nothing was asked; empty on success. */
  readonly userErrors: ReadonlyArray<CommandUserError>;
};

/** What is told as it happens, over graphql-ws and Server-Sent Events. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Tells when a supplier owes a part of an order line and does not send it with the rest, moves its day, or owes it no more
   * (R41). Each frame has a cursor in `extensions.cursor`; who comes back with it in `extensions.after` misses nothing.
   */
  readonly backorderChanged: BackorderChange;
};


/** What is told as it happens, over graphql-ws and Server-Sent Events. */
export type SubscriptionBackorderChangedArgs = {
  facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  itemIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  kinds?: InputMaybe<ReadonlyArray<BackorderChangeKind>>;
  supplierIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What a person decided of a substitute. */
export type SubstitutionDecision = {
  readonly __typename?: 'SubstitutionDecision';
  /** When. */
  readonly decidedAt: Scalars['DateTime']['output'];
  /** Who, as their token names them. */
  readonly decidedBy: Scalars['String']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** What was decided. */
  readonly state: SubstitutionState;
};

/** What is known of how a substitute compares with what was ordered. */
export type SubstitutionEquivalence =
  /** A person approved the one for the other before. */
  | 'APPROVED_BEFORE'
  /** It serves the same item of the hospital under another part number. */
  | 'SAME_ITEM_OTHER_PART'
  /** Nobody has said. */
  | 'UNKNOWN';

/** The kinds of refusal to decide of a substitute. */
export type SubstitutionErrorCode =
  /** It was decided so before. */
  | 'DECIDED_BEFORE'
  /** The idempotency key was used for another deed. */
  | 'KEY_USED_BEFORE'
  /** The item named is none the hub knows, or is what was ordered. */
  | 'NOT_A_SUBSTITUTE'
  /** There is no such request, or it is not the viewer's to see. */
  | 'NOT_FOUND'
  /** The hub knows no item that this part is: say which one it is. */
  | 'UNKNOWN_SUBSTITUTE';

/** A supplier's wish to send another part than was ordered; a person decides (R42). */
export type SubstitutionRequest = {
  readonly __typename?: 'SubstitutionRequest';
  /** The answer that asks; null when another kind of document does. */
  readonly acknowledgement?: Maybe<Acknowledgement>;
  /** What people decided, the newest first; null for partners. */
  readonly decisions?: Maybe<ReadonlyArray<SubstitutionDecision>>;
  /** What the hub knows of how the two compare. */
  readonly equivalence: SubstitutionEquivalence;
  /** For which facility; null when the hub does not know the place, or the viewer may not see it. */
  readonly facility?: Maybe<Facility>;
  /** Base units of the substitute that take the place of one of what was ordered; one where a unit's factor is not known. */
  readonly factor: Ratio;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is on its way or there though nobody approved it: it is not to be used until somebody does. */
  readonly isQuarantined: Scalars['Boolean']['output'];
  /** What was ordered. */
  readonly ordered: SubstitutionSide;
  /** The part numbers as the supplier sent them; empty when it named none. */
  readonly parts: ReadonlyArray<TradePart>;
  /** The order line; null when it cannot be had now. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** How far it is. */
  readonly state: SubstitutionState;
  /** What would come; its `item` is null while the hub does not know what the part is. */
  readonly substitute: SubstitutionSide;
  /** Who asks. Null when it cannot be had now, or is not the viewer's to see. */
  readonly supplier?: Maybe<Supplier>;
};

/** A page of substitution requests. */
export type SubstitutionRequestConnection = {
  readonly __typename?: 'SubstitutionRequestConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<SubstitutionRequestEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many the viewer may see in all, under the same filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page of substitution requests. */
export type SubstitutionRequestEdge = {
  readonly __typename?: 'SubstitutionRequestEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: SubstitutionRequest;
};

/** Narrows a list of substitution requests. What is given must all hold. */
export type SubstitutionRequestFilter = {
  /** For this facility. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** In one of these states. */
  readonly states?: InputMaybe<ReadonlyArray<SubstitutionState>>;
  /** From this supplier. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** One of the two things beside each other, as far as it is known. */
export type SubstitutionSide = {
  readonly __typename?: 'SubstitutionSide';
  /** How many base units one `unit` holds, exact; null when that is not known (R2). */
  readonly baseUnits?: Maybe<Ratio>;
  /** What a contract with this supplier says it costs there on the day of the order; null when none does. */
  readonly contractPrice?: Maybe<ContractPrice>;
  /** The hospital's item, with what its master says of it; null when the hub knows none. */
  readonly item?: Maybe<Item>;
  /** The supplier's part number; null when none is known. */
  readonly partNumber?: Maybe<Scalars['String']['output']>;
  /** How much of it, in its base unit; null when that is not known. */
  readonly quantity?: Maybe<Quantity>;
  /** The unit it is ordered or sent in; null when none is known. */
  readonly unit?: Maybe<Scalars['UnitOfMeasure']['output']>;
};

/** How far a supplier's wish to send something else is. */
export type SubstitutionState =
  /** It may come. */
  | 'APPROVED'
  /** It must not come. */
  | 'REFUSED'
  /** It waits for a person. */
  | 'REQUESTED';

/** Why nothing was decided of a substitute. */
export type SubstitutionUserError = {
  readonly __typename?: 'SubstitutionUserError';
  /** Which kind of refusal. */
  readonly code: SubstitutionErrorCode;
  /** The part of the input that is refused, from `input` on. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** Whom the hospital group pays for supplies. */
export type Supplier = {
  readonly __typename?: 'Supplier';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Orders of which something is still to come, the newest first. */
  readonly openOrders?: Maybe<PurchaseOrderConnection>;
};


/** Whom the hospital group pays for supplies. */
export type SupplierOpenOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What a supplier itself sent as its claim (X12 810). What the hospital's system recorded of it is an Invoice. */
export type SupplierInvoice = {
  readonly __typename?: 'SupplierInvoice';
  /** What stands in it that its guide does not name, where the viewer may see every line. */
  readonly beyondGuide?: Maybe<ReadonlyArray<SegmentBeyondGuide>>;
  /** Freight, discounts and the like that are no goods (R58), where the viewer may see every line. */
  readonly charges?: Maybe<ReadonlyArray<SupplierInvoiceCharge>>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The day the supplier wrote on it. */
  readonly invoicedOn: Scalars['Date']['output'];
  /** Whether it is a credit: it then counts down. */
  readonly isCreditMemo: Scalars['Boolean']['output'];
  /** Its lines, those for facilities the viewer may see. */
  readonly lines: ReadonlyArray<SupplierInvoiceLine>;
  /** The message it came in. */
  readonly message: MessageRecord;
  /** The supplier's number; one number is taken once (R55). */
  readonly number: Scalars['String']['output'];
  /** The order it is for; null when it cannot be had now, or is not the viewer's to see. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** When the hub had it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** Who claims. Null when it cannot be had now, or is not the viewer's to see. */
  readonly supplier?: Maybe<Supplier>;
  /** What it comes to, tax and freight included; null when the viewer may not see all of its lines, or none was sent. */
  readonly total?: Maybe<Money>;
  /** What kind it is: X12 element 640, such as DI or CR; null when the supplier named none. */
  readonly type?: Maybe<CodedValue>;
  /** What does not agree in it, such as a count and its lines, where the viewer may see every line; it was taken all the same. */
  readonly warnings?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Something a claim adds or takes off that is no goods. */
export type SupplierInvoiceCharge = {
  readonly __typename?: 'SupplierInvoiceCharge';
  /** How much; null when the supplier gave only a rate. */
  readonly amount?: Maybe<Money>;
  /** What it is for: X12 element 1300, such as D240 for freight; null when the supplier gave no code. */
  readonly code?: Maybe<CodedValue>;
  /** In the supplier's words; null when it gave none. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether it takes off. */
  readonly isAllowance: Scalars['Boolean']['output'];
};

/** A line of a supplier's claim. */
export type SupplierInvoiceLine = {
  readonly __typename?: 'SupplierInvoiceLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The line's number as the supplier sent it; null when it sent none. */
  readonly numberAsSent?: Maybe<Scalars['String']['output']>;
  /** What it is, as the supplier numbers it. */
  readonly parts: ReadonlyArray<TradePart>;
  /** The price; null when the supplier gave none. */
  readonly price?: Maybe<SentPrice>;
  /** The order line it claims for; null when it cannot be had now, or is not the viewer's to see. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** How much is claimed for; null when the supplier gave no quantity. */
  readonly quantity?: Maybe<SentQuantity>;
  /** The claim. */
  readonly supplierInvoice: SupplierInvoice;
};

/** One scheduled operation. The hub knows the case and not the patient. */
export type SurgicalCase = {
  readonly __typename?: 'SurgicalCase';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A day asked for, and how much of the line. */
export type ToldDay = {
  readonly __typename?: 'ToldDay';
  /** The day; null when none was asked for. */
  readonly on?: Maybe<Scalars['Date']['output']>;
  /** How much, in the unit it was ordered in. */
  readonly quantity: Quantity;
};

/** What a supplier was told of a line. */
export type ToldLine = {
  readonly __typename?: 'ToldLine';
  /** How much, in the unit it was ordered in. */
  readonly quantity: Quantity;
  /** The days asked for, the earliest first. */
  readonly schedule: ReadonlyArray<ToldDay>;
};

/** A number a trading partner knows a thing by. */
export type TradePart = {
  readonly __typename?: 'TradePart';
  /** The number, as sent. */
  readonly number: Scalars['String']['output'];
  /** Whose number it is: X12 element 235, such as VC, UK or IN. */
  readonly qualifier: CodedValue;
};

/** Why an order was not sent. */
export type TransmissionProblem = {
  readonly __typename?: 'TransmissionProblem';
  /** The trading partner it would go to, by its slug. */
  readonly partner: Scalars['String']['output'];
  /** What is wrong. */
  readonly reason: Scalars['String']['output'];
  /** What to do, after which it is sent. */
  readonly remedy: Scalars['String']['output'];
};

/** What can be wrong with an order, an answer to one, a need or a command. Each is an exception of the same name. */
export type TroubleKind =
  /** A supplier delivers a part later, on a day it names (R41). */
  | 'BACKORDERED'
  /** A supplier delivers a part later and names no day (R41). */
  | 'BACKORDER_WITHOUT_DATE'
  /** A supplier refuses a change of an order. */
  | 'CHANGE_REFUSED'
  /** A change would take back what the supplier has shipped (R37). */
  | 'CHANGE_REFUSED_SHIPPED'
  /** A system refuses what it was asked to do. */
  | 'COMMAND_REFUSED'
  /** A system has failed for long at what it was asked to do, while it does other things. */
  | 'COMMAND_STUCK'
  /** What was ordered is no longer needed (R26). */
  | 'DECISION_ORDER_NOT_NEEDED'
  /** A supplier holds a line (R39). */
  | 'LINE_HELD'
  /** A supplier rejects a line or deletes it (R43). */
  | 'LINE_REJECTED'
  /** Something is needed, and cannot be ordered as it is. */
  | 'NEED_NOT_ORDERED'
  /** A supplier accepts an order with changes, and says nothing of a line (R38). */
  | 'NOT_ON_ACKNOWLEDGEMENT'
  /** Nothing is agreed for what is to be ordered. */
  | 'OFF_CONTRACT'
  /** An order's price is another than the contract's (R59). */
  | 'ORDER_PRICE_NOT_CONTRACT'
  /** A supplier rejects an order as a whole (R38). */
  | 'ORDER_REJECTED'
  /** A supplier names another price than the order (R43). */
  | 'PRICE_CHANGED'
  /** What was agreed for what is to be ordered does not hold. */
  | 'PRICE_EXPIRED'
  /** A supplier has yet to name its price (R39). */
  | 'PRICE_PENDING'
  /** A promised day is over, and not all of it has come. */
  | 'PROMISE_OVERDUE'
  /** What a supplier says of a line does not add up to what was ordered (R40). */
  | 'QUANTITY_UNEXPLAINED'
  /** Another item is on its way or here, and nobody approved it (R42). */
  | 'SUBSTITUTE_UNAPPROVED'
  /** A supplier wants to send another item (R42). */
  | 'SUBSTITUTION_REQUESTED'
  /** A supplier proposes a change of an order. */
  | 'SUPPLIER_CHANGE_PROPOSED'
  /** A supplier answers in a code the hub does not know (R39). */
  | 'UNKNOWN_ANSWER_CODE';

/** Who deals with a kind of trouble. */
export type TroubleTeam = {
  readonly __typename?: 'TroubleTeam';
  /** The kind. */
  readonly kind: TroubleKind;
  /** The team, by the name people know it by. */
  readonly team: Scalars['String']['output'];
};

/** Who deals with a kind of trouble. */
export type TroubleTeamInput = {
  /** The kind. */
  readonly kind: TroubleKind;
  /** The team: 1 to 60 characters. */
  readonly team: Scalars['String']['input'];
};

/** Which command is taken back. */
export type WithdrawCommandInput = {
  /** The hub's id of the command. */
  readonly commandId: Scalars['ID']['input'];
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, without patient data: 1 to 300 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What came of taking a command back. */
export type WithdrawCommandPayload = {
  readonly __typename?: 'WithdrawCommandPayload';
  /** The command; it ends when its turn comes, in a moment. Null when `userErrors` is not empty. */
  readonly command?: Maybe<Command>;
  /** Why it is not taken back; empty on success. */
  readonly userErrors: ReadonlyArray<CommandUserError>;
};

/** Which line of a requisition to withdraw. */
export type WithdrawRequisitionInput = {
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, without patient data: 1 to 300 characters. */
  readonly reason: Scalars['String']['input'];
  /** The hub's id of the line. */
  readonly requisitionLineId: Scalars['ID']['input'];
};

/** What came of withdrawing a line of a requisition. */
export type WithdrawRequisitionPayload = {
  readonly __typename?: 'WithdrawRequisitionPayload';
  /** What the system is asked to do; it may still wait. Null when `userErrors` is not empty. */
  readonly command?: Maybe<Command>;
  /** Why nothing was asked; empty on success. */
  readonly userErrors: ReadonlyArray<CommandUserError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Acknowledgement: Acknowledgement;
  AcknowledgementLine: AcknowledgementLine;
  AdvanceShipNotice: AdvanceShipNotice;
  AdvanceShipNoticeLine: AdvanceShipNoticeLine;
  Backorder: Backorder;
  ChangeAnswer: ChangeAnswer;
  ChangeAnswerLine: ChangeAnswerLine;
  Command: Command;
  Invoice: Invoice;
  InvoiceLine: InvoiceLine;
  Item: Item;
  PurchaseOrder: PurchaseOrder;
  PurchaseOrderLine: PurchaseOrderLine;
  Receipt: Receipt;
  ReceiptLine: ReceiptLine;
  ReplenishmentNeed: ReplenishmentNeed;
  Requisition: Requisition;
  RequisitionLine: RequisitionLine;
  SubstitutionRequest: SubstitutionRequest;
  Supplier: Supplier;
  SupplierInvoice: SupplierInvoice;
  SupplierInvoiceLine: SupplierInvoiceLine;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Acknowledgement:
    ( { __typename: 'Acknowledgement' }
    & GraphQLRecursivePick<FederationTypes['Acknowledgement'], {"id":true}> );
  AcknowledgementLine:
    ( { __typename: 'AcknowledgementLine' }
    & GraphQLRecursivePick<FederationTypes['AcknowledgementLine'], {"id":true}> );
  AdvanceShipNotice:
    ( { __typename: 'AdvanceShipNotice' }
    & GraphQLRecursivePick<FederationTypes['AdvanceShipNotice'], {"id":true}> );
  AdvanceShipNoticeLine:
    ( { __typename: 'AdvanceShipNoticeLine' }
    & GraphQLRecursivePick<FederationTypes['AdvanceShipNoticeLine'], {"id":true}> );
  Backorder:
    ( { __typename: 'Backorder' }
    & GraphQLRecursivePick<FederationTypes['Backorder'], {"id":true}> );
  ChangeAnswer:
    ( { __typename: 'ChangeAnswer' }
    & GraphQLRecursivePick<FederationTypes['ChangeAnswer'], {"id":true}> );
  ChangeAnswerLine:
    ( { __typename: 'ChangeAnswerLine' }
    & GraphQLRecursivePick<FederationTypes['ChangeAnswerLine'], {"id":true}> );
  Command:
    ( { __typename: 'Command' }
    & GraphQLRecursivePick<FederationTypes['Command'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
  InvoiceLine:
    ( { __typename: 'InvoiceLine' }
    & GraphQLRecursivePick<FederationTypes['InvoiceLine'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  PurchaseOrder:
    ( { __typename: 'PurchaseOrder' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrder'], {"id":true}> );
  PurchaseOrderLine:
    ( { __typename: 'PurchaseOrderLine' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrderLine'], {"id":true}> );
  Receipt:
    ( { __typename: 'Receipt' }
    & GraphQLRecursivePick<FederationTypes['Receipt'], {"id":true}> );
  ReceiptLine:
    ( { __typename: 'ReceiptLine' }
    & GraphQLRecursivePick<FederationTypes['ReceiptLine'], {"id":true}> );
  ReplenishmentNeed:
    ( { __typename: 'ReplenishmentNeed' }
    & GraphQLRecursivePick<FederationTypes['ReplenishmentNeed'], {"id":true}> );
  Requisition:
    ( { __typename: 'Requisition' }
    & GraphQLRecursivePick<FederationTypes['Requisition'], {"id":true}> );
  RequisitionLine:
    ( { __typename: 'RequisitionLine' }
    & GraphQLRecursivePick<FederationTypes['RequisitionLine'], {"id":true}> );
  SubstitutionRequest:
    ( { __typename: 'SubstitutionRequest' }
    & GraphQLRecursivePick<FederationTypes['SubstitutionRequest'], {"id":true}> );
  Supplier:
    ( { __typename: 'Supplier' }
    & GraphQLRecursivePick<FederationTypes['Supplier'], {"id":true}> );
  SupplierInvoice:
    ( { __typename: 'SupplierInvoice' }
    & GraphQLRecursivePick<FederationTypes['SupplierInvoice'], {"id":true}> );
  SupplierInvoiceLine:
    ( { __typename: 'SupplierInvoiceLine' }
    & GraphQLRecursivePick<FederationTypes['SupplierInvoiceLine'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Acknowledgement: ResolverTypeWrapper<AcknowledgementNode>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcknowledgementLine: ResolverTypeWrapper<AcknowledgementLineNode>;
  AcknowledgementSource: AcknowledgementSource;
  AdoptPolicyInput: AdoptPolicyInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AdoptPolicyPayload: ResolverTypeWrapper<Omit<AdoptPolicyPayload, 'policy'> & { policy?: Maybe<ResolversTypes['PolicyVersion']> }>;
  AdvanceShipNotice: ResolverTypeWrapper<ShipNoticeNode>;
  AdvanceShipNoticeLine: ResolverTypeWrapper<ShipNoticeLineNode>;
  AnswerOrderErrorCode: AnswerOrderErrorCode;
  AnswerOrderInput: AnswerOrderInput;
  AnswerOrderPayload: ResolverTypeWrapper<Omit<AnswerOrderPayload, 'acknowledgement'> & { acknowledgement?: Maybe<ResolversTypes['Acknowledgement']> }>;
  AnswerOrderUserError: ResolverTypeWrapper<AnswerOrderUserError>;
  ApproveSubstitutionInput: ApproveSubstitutionInput;
  ApproveSubstitutionPayload: ResolverTypeWrapper<Omit<ApproveSubstitutionPayload, 'substitutionRequest'> & { substitutionRequest?: Maybe<ResolversTypes['SubstitutionRequest']> }>;
  AskedLine: ResolverTypeWrapper<AskedLineNode>;
  Backorder: ResolverTypeWrapper<BackorderNode>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BackorderChange: ResolverTypeWrapper<ToldBackorder>;
  BackorderChangeKind: BackorderChangeKind;
  BackorderConnection: ResolverTypeWrapper<BackorderPage>;
  BackorderEdge: ResolverTypeWrapper<Omit<BackorderEdge, 'node'> & { node: ResolversTypes['Backorder'] }>;
  BackorderFilter: BackorderFilter;
  BackorderPromise: ResolverTypeWrapper<BackorderPromiseNode>;
  CancelOrderLineInput: CancelOrderLineInput;
  CancelOrderLinePayload: ResolverTypeWrapper<Omit<CancelOrderLinePayload, 'command'> & { command?: Maybe<ResolversTypes['Command']> }>;
  Carrier: ResolverTypeWrapper<Carrier>;
  ChangeAnswer: ResolverTypeWrapper<ChangeAnswerNode>;
  ChangeAnswerLine: ResolverTypeWrapper<ChangeAnswerLineNode>;
  ChangeOrderLineInput: ChangeOrderLineInput;
  ChangeOrderLinePayload: ResolverTypeWrapper<Omit<ChangeOrderLinePayload, 'command'> & { command?: Maybe<ResolversTypes['Command']> }>;
  CodedValue: ResolverTypeWrapper<CodedValue>;
  Command: ResolverTypeWrapper<CommandNode>;
  CommandConnection: ResolverTypeWrapper<Omit<CommandConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['CommandEdge']> }>;
  CommandEdge: ResolverTypeWrapper<Omit<CommandEdge, 'node'> & { node: ResolversTypes['Command'] }>;
  CommandErrorCode: CommandErrorCode;
  CommandFilter: CommandFilter;
  CommandState: CommandState;
  CommandUserError: ResolverTypeWrapper<CommandUserError>;
  Contract: ResolverTypeWrapper<Contract>;
  ContractPrice: ResolverTypeWrapper<ContractPrice>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeliveryPromise: ResolverTypeWrapper<DeliveryPromiseNode>;
  Facility: ResolverTypeWrapper<Facility>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  Invoice: ResolverTypeWrapper<InvoiceNode>;
  InvoiceConnection: ResolverTypeWrapper<DocumentPage>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceFilter: InvoiceFilter;
  InvoiceLine: ResolverTypeWrapper<InvoiceLineNode>;
  Item: ResolverTypeWrapper<Reference>;
  KitComponent: ResolverTypeWrapper<KitComponentNode>;
  LineAnswer: ResolverTypeWrapper<LineAnswerNode>;
  LineQuantities: ResolverTypeWrapper<LineQuantities>;
  MessageRecord: ResolverTypeWrapper<Reference>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NeedStop: NeedStop;
  NeedingCase: ResolverTypeWrapper<NeedingCaseNode>;
  OffContractEffect: OffContractEffect;
  OrderAnswerStatus: OrderAnswerStatus;
  OrderChange: ResolverTypeWrapper<OrderChangeNode>;
  OrderChangeState: OrderChangeState;
  OrderLineAnswerInput: OrderLineAnswerInput;
  OrderLineChange: ResolverTypeWrapper<OrderLineChangeNode>;
  OrderLineChangeKind: OrderLineChangeKind;
  OrderTransmitter: OrderTransmitter;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PolicyDifference: ResolverTypeWrapper<ForeseenDifference>;
  PolicyInForce: ResolverTypeWrapper<PolicyHere>;
  PolicyPreview: ResolverTypeWrapper<DryRun>;
  PolicyPreviewCount: ResolverTypeWrapper<PolicyPreviewCount>;
  PolicyPreviewSubject: PolicyPreviewSubject;
  PolicyScope: PolicyScope;
  PolicyScopeInput: PolicyScopeInput;
  PolicyUserError: ResolverTypeWrapper<PolicyUserError>;
  PolicyUserErrorCode: PolicyUserErrorCode;
  PolicyValues: ResolverTypeWrapper<Omit<PolicyValues, 'alternateSuppliers'> & { alternateSuppliers?: Maybe<ReadonlyArray<ResolversTypes['Supplier']>> }>;
  PolicyValuesInput: PolicyValuesInput;
  PolicyVersion: ResolverTypeWrapper<PolicyNode>;
  PreviewPolicyInput: PreviewPolicyInput;
  PreviewPolicyPayload: ResolverTypeWrapper<Omit<PreviewPolicyPayload, 'preview'> & { preview?: Maybe<ResolversTypes['PolicyPreview']> }>;
  PriceCheck: ResolverTypeWrapper<PriceCheckNode>;
  PriceEffect: PriceEffect;
  PriceOutcome: PriceOutcome;
  PriceTolerance: ResolverTypeWrapper<PriceTolerance>;
  PriceToleranceInput: PriceToleranceInput;
  Provenance: ResolverTypeWrapper<Provenance>;
  PurchaseOrder: ResolverTypeWrapper<OrderNode>;
  PurchaseOrderConnection: ResolverTypeWrapper<OrderPage>;
  PurchaseOrderEdge: ResolverTypeWrapper<Omit<PurchaseOrderEdge, 'node'> & { node: ResolversTypes['PurchaseOrder'] }>;
  PurchaseOrderFilter: PurchaseOrderFilter;
  PurchaseOrderLine: ResolverTypeWrapper<OrderLineNode>;
  PurchaseOrderStatus: PurchaseOrderStatus;
  Quantity: ResolverTypeWrapper<Quantity>;
  QuantityAnswerInput: QuantityAnswerInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ratio: ResolverTypeWrapper<Ratio>;
  Receipt: ResolverTypeWrapper<ReceiptNode>;
  ReceiptLine: ResolverTypeWrapper<ReceiptLineNode>;
  RefuseSubstitutionInput: RefuseSubstitutionInput;
  RefuseSubstitutionPayload: ResolverTypeWrapper<Omit<RefuseSubstitutionPayload, 'substitutionRequest'> & { substitutionRequest?: Maybe<ResolversTypes['SubstitutionRequest']> }>;
  Replenishment: Replenishment;
  ReplenishmentNeed: ResolverTypeWrapper<NeedNode>;
  ReplenishmentNeedConnection: ResolverTypeWrapper<Omit<ReplenishmentNeedConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ReplenishmentNeedEdge']> }>;
  ReplenishmentNeedEdge: ResolverTypeWrapper<Omit<ReplenishmentNeedEdge, 'node'> & { node: ResolversTypes['ReplenishmentNeed'] }>;
  Requisition: ResolverTypeWrapper<RequisitionNode>;
  RequisitionConnection: ResolverTypeWrapper<DocumentPage>;
  RequisitionEdge: ResolverTypeWrapper<Omit<RequisitionEdge, 'node'> & { node: ResolversTypes['Requisition'] }>;
  RequisitionFilter: RequisitionFilter;
  RequisitionLine: ResolverTypeWrapper<RequisitionLineNode>;
  RequisitionLineInput: RequisitionLineInput;
  SegmentBeyondGuide: ResolverTypeWrapper<SegmentBeyondGuide>;
  SentDate: ResolverTypeWrapper<SentDate>;
  SentPrice: ResolverTypeWrapper<SentPrice>;
  SentQuantity: ResolverTypeWrapper<SentQuantityNode>;
  SubmitRequisitionInput: SubmitRequisitionInput;
  SubmitRequisitionPayload: ResolverTypeWrapper<Omit<SubmitRequisitionPayload, 'command'> & { command?: Maybe<ResolversTypes['Command']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SubstitutionDecision: ResolverTypeWrapper<SubstitutionDecision>;
  SubstitutionEquivalence: SubstitutionEquivalence;
  SubstitutionErrorCode: SubstitutionErrorCode;
  SubstitutionRequest: ResolverTypeWrapper<SubstitutionNode>;
  SubstitutionRequestConnection: ResolverTypeWrapper<SubstitutionPage>;
  SubstitutionRequestEdge: ResolverTypeWrapper<Omit<SubstitutionRequestEdge, 'node'> & { node: ResolversTypes['SubstitutionRequest'] }>;
  SubstitutionRequestFilter: SubstitutionRequestFilter;
  SubstitutionSide: ResolverTypeWrapper<Side>;
  SubstitutionState: SubstitutionState;
  SubstitutionUserError: ResolverTypeWrapper<SubstitutionUserError>;
  Supplier: ResolverTypeWrapper<Reference>;
  SupplierInvoice: ResolverTypeWrapper<SupplierInvoiceNode>;
  SupplierInvoiceCharge: ResolverTypeWrapper<SupplierInvoiceCharge>;
  SupplierInvoiceLine: ResolverTypeWrapper<SupplierInvoiceLineNode>;
  SurgicalCase: ResolverTypeWrapper<SurgicalCase>;
  ToldDay: ResolverTypeWrapper<ToldDay>;
  ToldLine: ResolverTypeWrapper<ToldLineNode>;
  TradePart: ResolverTypeWrapper<TradePart>;
  TransmissionProblem: ResolverTypeWrapper<TransmissionProblem>;
  TroubleKind: TroubleKind;
  TroubleTeam: ResolverTypeWrapper<TroubleTeam>;
  TroubleTeamInput: TroubleTeamInput;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
  WithdrawCommandInput: WithdrawCommandInput;
  WithdrawCommandPayload: ResolverTypeWrapper<Omit<WithdrawCommandPayload, 'command'> & { command?: Maybe<ResolversTypes['Command']> }>;
  WithdrawRequisitionInput: WithdrawRequisitionInput;
  WithdrawRequisitionPayload: ResolverTypeWrapper<Omit<WithdrawRequisitionPayload, 'command'> & { command?: Maybe<ResolversTypes['Command']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Acknowledgement: AcknowledgementNode;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AcknowledgementLine: AcknowledgementLineNode;
  AdoptPolicyInput: AdoptPolicyInput;
  Int: Scalars['Int']['output'];
  AdoptPolicyPayload: Omit<AdoptPolicyPayload, 'policy'> & { policy?: Maybe<ResolversParentTypes['PolicyVersion']> };
  AdvanceShipNotice: ShipNoticeNode;
  AdvanceShipNoticeLine: ShipNoticeLineNode;
  AnswerOrderInput: AnswerOrderInput;
  AnswerOrderPayload: Omit<AnswerOrderPayload, 'acknowledgement'> & { acknowledgement?: Maybe<ResolversParentTypes['Acknowledgement']> };
  AnswerOrderUserError: AnswerOrderUserError;
  ApproveSubstitutionInput: ApproveSubstitutionInput;
  ApproveSubstitutionPayload: Omit<ApproveSubstitutionPayload, 'substitutionRequest'> & { substitutionRequest?: Maybe<ResolversParentTypes['SubstitutionRequest']> };
  AskedLine: AskedLineNode;
  Backorder: BackorderNode;
  Boolean: Scalars['Boolean']['output'];
  BackorderChange: ToldBackorder;
  BackorderConnection: BackorderPage;
  BackorderEdge: Omit<BackorderEdge, 'node'> & { node: ResolversParentTypes['Backorder'] };
  BackorderFilter: BackorderFilter;
  BackorderPromise: BackorderPromiseNode;
  CancelOrderLineInput: CancelOrderLineInput;
  CancelOrderLinePayload: Omit<CancelOrderLinePayload, 'command'> & { command?: Maybe<ResolversParentTypes['Command']> };
  Carrier: Carrier;
  ChangeAnswer: ChangeAnswerNode;
  ChangeAnswerLine: ChangeAnswerLineNode;
  ChangeOrderLineInput: ChangeOrderLineInput;
  ChangeOrderLinePayload: Omit<ChangeOrderLinePayload, 'command'> & { command?: Maybe<ResolversParentTypes['Command']> };
  CodedValue: CodedValue;
  Command: CommandNode;
  CommandConnection: Omit<CommandConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['CommandEdge']> };
  CommandEdge: Omit<CommandEdge, 'node'> & { node: ResolversParentTypes['Command'] };
  CommandFilter: CommandFilter;
  CommandUserError: CommandUserError;
  Contract: Contract;
  ContractPrice: ContractPrice;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeliveryPromise: DeliveryPromiseNode;
  Facility: Facility;
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  Invoice: InvoiceNode;
  InvoiceConnection: DocumentPage;
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceFilter: InvoiceFilter;
  InvoiceLine: InvoiceLineNode;
  Item: Reference;
  KitComponent: KitComponentNode;
  LineAnswer: LineAnswerNode;
  LineQuantities: LineQuantities;
  MessageRecord: Reference;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NeedingCase: NeedingCaseNode;
  OrderChange: OrderChangeNode;
  OrderLineAnswerInput: OrderLineAnswerInput;
  OrderLineChange: OrderLineChangeNode;
  PageInfo: PageInfo;
  PolicyDifference: ForeseenDifference;
  PolicyInForce: PolicyHere;
  PolicyPreview: DryRun;
  PolicyPreviewCount: PolicyPreviewCount;
  PolicyScopeInput: PolicyScopeInput;
  PolicyUserError: PolicyUserError;
  PolicyValues: Omit<PolicyValues, 'alternateSuppliers'> & { alternateSuppliers?: Maybe<ReadonlyArray<ResolversParentTypes['Supplier']>> };
  PolicyValuesInput: PolicyValuesInput;
  PolicyVersion: PolicyNode;
  PreviewPolicyInput: PreviewPolicyInput;
  PreviewPolicyPayload: Omit<PreviewPolicyPayload, 'preview'> & { preview?: Maybe<ResolversParentTypes['PolicyPreview']> };
  PriceCheck: PriceCheckNode;
  PriceTolerance: PriceTolerance;
  PriceToleranceInput: PriceToleranceInput;
  Provenance: Provenance;
  PurchaseOrder: OrderNode;
  PurchaseOrderConnection: OrderPage;
  PurchaseOrderEdge: Omit<PurchaseOrderEdge, 'node'> & { node: ResolversParentTypes['PurchaseOrder'] };
  PurchaseOrderFilter: PurchaseOrderFilter;
  PurchaseOrderLine: OrderLineNode;
  Quantity: Quantity;
  QuantityAnswerInput: QuantityAnswerInput;
  Query: Record<PropertyKey, never>;
  Ratio: Ratio;
  Receipt: ReceiptNode;
  ReceiptLine: ReceiptLineNode;
  RefuseSubstitutionInput: RefuseSubstitutionInput;
  RefuseSubstitutionPayload: Omit<RefuseSubstitutionPayload, 'substitutionRequest'> & { substitutionRequest?: Maybe<ResolversParentTypes['SubstitutionRequest']> };
  ReplenishmentNeed: NeedNode;
  ReplenishmentNeedConnection: Omit<ReplenishmentNeedConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ReplenishmentNeedEdge']> };
  ReplenishmentNeedEdge: Omit<ReplenishmentNeedEdge, 'node'> & { node: ResolversParentTypes['ReplenishmentNeed'] };
  Requisition: RequisitionNode;
  RequisitionConnection: DocumentPage;
  RequisitionEdge: Omit<RequisitionEdge, 'node'> & { node: ResolversParentTypes['Requisition'] };
  RequisitionFilter: RequisitionFilter;
  RequisitionLine: RequisitionLineNode;
  RequisitionLineInput: RequisitionLineInput;
  SegmentBeyondGuide: SegmentBeyondGuide;
  SentDate: SentDate;
  SentPrice: SentPrice;
  SentQuantity: SentQuantityNode;
  SubmitRequisitionInput: SubmitRequisitionInput;
  SubmitRequisitionPayload: Omit<SubmitRequisitionPayload, 'command'> & { command?: Maybe<ResolversParentTypes['Command']> };
  Subscription: Record<PropertyKey, never>;
  SubstitutionDecision: SubstitutionDecision;
  SubstitutionRequest: SubstitutionNode;
  SubstitutionRequestConnection: SubstitutionPage;
  SubstitutionRequestEdge: Omit<SubstitutionRequestEdge, 'node'> & { node: ResolversParentTypes['SubstitutionRequest'] };
  SubstitutionRequestFilter: SubstitutionRequestFilter;
  SubstitutionSide: Side;
  SubstitutionUserError: SubstitutionUserError;
  Supplier: Reference;
  SupplierInvoice: SupplierInvoiceNode;
  SupplierInvoiceCharge: SupplierInvoiceCharge;
  SupplierInvoiceLine: SupplierInvoiceLineNode;
  SurgicalCase: SurgicalCase;
  ToldDay: ToldDay;
  ToldLine: ToldLineNode;
  TradePart: TradePart;
  TransmissionProblem: TransmissionProblem;
  TroubleTeam: TroubleTeam;
  TroubleTeamInput: TroubleTeamInput;
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
  WithdrawCommandInput: WithdrawCommandInput;
  WithdrawCommandPayload: Omit<WithdrawCommandPayload, 'command'> & { command?: Maybe<ResolversParentTypes['Command']> };
  WithdrawRequisitionInput: WithdrawRequisitionInput;
  WithdrawRequisitionPayload: Omit<WithdrawRequisitionPayload, 'command'> & { command?: Maybe<ResolversParentTypes['Command']> };
};

export type AcknowledgementResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Acknowledgement'] = ResolversParentTypes['Acknowledgement'], FederationReferenceType extends FederationReferenceTypes['Acknowledgement'] = FederationReferenceTypes['Acknowledgement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Acknowledgement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acknowledgedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  answeredBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  beyondGuide?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SegmentBeyondGuide']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['AcknowledgementLine']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['AcknowledgementSource'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  supplierOrderNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
  warnings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type AcknowledgementLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['AcknowledgementLine'] = ResolversParentTypes['AcknowledgementLine'], FederationReferenceType extends FederationReferenceTypes['AcknowledgementLine'] = FederationReferenceTypes['AcknowledgementLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AcknowledgementLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acknowledgement?: Resolver<ResolversTypes['Acknowledgement'], ParentType, ContextType>;
  answers?: Resolver<ReadonlyArray<ResolversTypes['LineAnswer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  numberAsSent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ordered?: Resolver<Maybe<ResolversTypes['SentQuantity']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['TradePart']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['SentPrice']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
};

export type AdoptPolicyPayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['AdoptPolicyPayload'] = ResolversParentTypes['AdoptPolicyPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['PolicyVersion']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['PolicyUserError']>, ParentType, ContextType>;
};

export type AdvanceShipNoticeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['AdvanceShipNotice'] = ResolversParentTypes['AdvanceShipNotice'], FederationReferenceType extends FederationReferenceTypes['AdvanceShipNotice'] = FederationReferenceTypes['AdvanceShipNotice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdvanceShipNotice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  beyondGuide?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SegmentBeyondGuide']>>, ParentType, ContextType>;
  carriers?: Resolver<ReadonlyArray<ResolversTypes['Carrier']>, ParentType, ContextType>;
  dates?: Resolver<ReadonlyArray<ResolversTypes['SentDate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['AdvanceShipNoticeLine']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['MessageRecord'], ParentType, ContextType>;
  noticedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purchaseOrders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PurchaseOrder']>>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  references?: Resolver<ReadonlyArray<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  warnings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type AdvanceShipNoticeLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['AdvanceShipNoticeLine'] = ResolversParentTypes['AdvanceShipNoticeLine'], FederationReferenceType extends FederationReferenceTypes['AdvanceShipNoticeLine'] = FederationReferenceTypes['AdvanceShipNoticeLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdvanceShipNoticeLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  components?: Resolver<ReadonlyArray<ResolversTypes['KitComponent']>, ParentType, ContextType>;
  expiryDates?: Resolver<ReadonlyArray<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lots?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  numberAsSent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  packages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['TradePart']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  serials?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  shipNotice?: Resolver<ResolversTypes['AdvanceShipNotice'], ParentType, ContextType>;
  shipped?: Resolver<Maybe<ResolversTypes['SentQuantity']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
};

export type AnswerOrderPayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['AnswerOrderPayload'] = ResolversParentTypes['AnswerOrderPayload']> = {
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['AnswerOrderUserError']>, ParentType, ContextType>;
};

export type AnswerOrderUserErrorResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['AnswerOrderUserError'] = ResolversParentTypes['AnswerOrderUserError']> = {
  code?: Resolver<ResolversTypes['AnswerOrderErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApproveSubstitutionPayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ApproveSubstitutionPayload'] = ResolversParentTypes['ApproveSubstitutionPayload']> = {
  substitutionRequest?: Resolver<Maybe<ResolversTypes['SubstitutionRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['SubstitutionUserError']>, ParentType, ContextType>;
};

export type AskedLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['AskedLine'] = ResolversParentTypes['AskedLine']> = {
  command?: Resolver<ResolversTypes['Command'], ParentType, ContextType>;
  neededOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  requisitionLine?: Resolver<Maybe<ResolversTypes['RequisitionLine']>, ParentType, ContextType>;
};

export type BackorderResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Backorder'] = ResolversParentTypes['Backorder'], FederationReferenceType extends FederationReferenceTypes['Backorder'] = FederationReferenceTypes['Backorder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Backorder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  promisedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  promises?: Resolver<ReadonlyArray<ResolversTypes['BackorderPromise']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slipDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type BackorderChangeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['BackorderChange'] = ResolversParentTypes['BackorderChange']> = {
  backorder?: Resolver<ResolversTypes['Backorder'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BackorderChangeKind'], ParentType, ContextType>;
  previouslyPromisedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type BackorderConnectionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['BackorderConnection'] = ResolversParentTypes['BackorderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BackorderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BackorderEdgeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['BackorderEdge'] = ResolversParentTypes['BackorderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Backorder'], ParentType, ContextType>;
};

export type BackorderPromiseResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['BackorderPromise'] = ResolversParentTypes['BackorderPromise']> = {
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  changeAnswer?: Resolver<Maybe<ResolversTypes['ChangeAnswer']>, ParentType, ContextType>;
  promisedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  saidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type CancelOrderLinePayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['CancelOrderLinePayload'] = ResolversParentTypes['CancelOrderLinePayload']> = {
  command?: Resolver<Maybe<ResolversTypes['Command']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CommandUserError']>, ParentType, ContextType>;
};

export type CarrierResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Carrier'] = ResolversParentTypes['Carrier']> = {
  code?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  routing?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChangeAnswerResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ChangeAnswer'] = ResolversParentTypes['ChangeAnswer'], FederationReferenceType extends FederationReferenceTypes['ChangeAnswer'] = FederationReferenceTypes['ChangeAnswer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ChangeAnswer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acknowledgedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  changeNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ChangeAnswerLine']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  supplierOrderNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
};

export type ChangeAnswerLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ChangeAnswerLine'] = ResolversParentTypes['ChangeAnswerLine'], FederationReferenceType extends FederationReferenceTypes['ChangeAnswerLine'] = FederationReferenceTypes['ChangeAnswerLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ChangeAnswerLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  answers?: Resolver<ReadonlyArray<ResolversTypes['LineAnswer']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
};

export type ChangeOrderLinePayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ChangeOrderLinePayload'] = ResolversParentTypes['ChangeOrderLinePayload']> = {
  command?: Resolver<Maybe<ResolversTypes['Command']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CommandUserError']>, ParentType, ContextType>;
};

export type CodedValueResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CommandResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Command'] = ResolversParentTypes['Command'], FederationReferenceType extends FederationReferenceTypes['Command'] = FederationReferenceTypes['Command']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Command']> | FederationReferenceType, FederationReferenceType, ContextType>;
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  askedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facilities?: Resolver<ReadonlyArray<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  said?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CommandState'], ParentType, ContextType>;
  stuckSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CommandConnectionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['CommandConnection'] = ResolversParentTypes['CommandConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CommandEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CommandEdgeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['CommandEdge'] = ResolversParentTypes['CommandEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Command'], ParentType, ContextType>;
};

export type CommandUserErrorResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['CommandUserError'] = ResolversParentTypes['CommandUserError']> = {
  code?: Resolver<ResolversTypes['CommandErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContractResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ContractPriceResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ContractPrice'] = ResolversParentTypes['ContractPrice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeliveryPromiseResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['DeliveryPromise'] = ResolversParentTypes['DeliveryPromise']> = {
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  changeAnswer?: Resolver<Maybe<ResolversTypes['ChangeAnswer']>, ParentType, ContextType>;
  isConfirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  promisedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  substituteItem?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
};

export type FacilityResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gln'], any> {
  name: 'Gln';
}

export interface GtinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gtin'], any> {
  name: 'Gtin';
}

export type InvoiceResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoicedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isBlocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isCreditMemo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine'], FederationReferenceType extends FederationReferenceTypes['InvoiceLine'] = FederationReferenceTypes['InvoiceLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InvoiceLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onOrder?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PurchaseOrderLine']>>, ParentType, ContextType, Partial<ItemOnOrderArgs>>;
};

export type KitComponentResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['KitComponent'] = ResolversParentTypes['KitComponent']> = {
  expiryDates?: Resolver<ReadonlyArray<ResolversTypes['Date']>, ParentType, ContextType>;
  lots?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['TradePart']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['SentQuantity']>, ParentType, ContextType>;
  serials?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LineAnswerResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['LineAnswer'] = ResolversParentTypes['LineAnswer']> = {
  dates?: Resolver<ReadonlyArray<ResolversTypes['SentDate']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['TradePart']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['SentQuantity']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
};

export type LineQuantitiesResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['LineQuantities'] = ResolversParentTypes['LineQuantities']> = {
  cancelled?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  promised?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  shipped?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  surplus?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unpromised?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type MessageRecordResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['MessageRecord'] = ResolversParentTypes['MessageRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  adoptPolicy?: Resolver<ResolversTypes['AdoptPolicyPayload'], ParentType, ContextType, RequireFields<MutationAdoptPolicyArgs, 'input'>>;
  answerOrder?: Resolver<ResolversTypes['AnswerOrderPayload'], ParentType, ContextType, RequireFields<MutationAnswerOrderArgs, 'input'>>;
  approveSubstitution?: Resolver<ResolversTypes['ApproveSubstitutionPayload'], ParentType, ContextType, RequireFields<MutationApproveSubstitutionArgs, 'input'>>;
  cancelOrderLine?: Resolver<ResolversTypes['CancelOrderLinePayload'], ParentType, ContextType, RequireFields<MutationCancelOrderLineArgs, 'input'>>;
  changeOrderLine?: Resolver<ResolversTypes['ChangeOrderLinePayload'], ParentType, ContextType, RequireFields<MutationChangeOrderLineArgs, 'input'>>;
  refuseSubstitution?: Resolver<ResolversTypes['RefuseSubstitutionPayload'], ParentType, ContextType, RequireFields<MutationRefuseSubstitutionArgs, 'input'>>;
  submitRequisition?: Resolver<ResolversTypes['SubmitRequisitionPayload'], ParentType, ContextType, RequireFields<MutationSubmitRequisitionArgs, 'input'>>;
  withdrawCommand?: Resolver<ResolversTypes['WithdrawCommandPayload'], ParentType, ContextType, RequireFields<MutationWithdrawCommandArgs, 'input'>>;
  withdrawRequisition?: Resolver<ResolversTypes['WithdrawRequisitionPayload'], ParentType, ContextType, RequireFields<MutationWithdrawRequisitionArgs, 'input'>>;
};

export type NeedingCaseResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['NeedingCase'] = ResolversParentTypes['NeedingCase']> = {
  case?: Resolver<ResolversTypes['SurgicalCase'], ParentType, ContextType>;
  short?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type OrderChangeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['OrderChange'] = ResolversParentTypes['OrderChange']> = {
  answer?: Resolver<Maybe<ResolversTypes['ChangeAnswer']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['OrderLineChange']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderChangeState'], ParentType, ContextType>;
  toldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderLineChangeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['OrderLineChange'] = ResolversParentTypes['OrderLineChange']> = {
  after?: Resolver<Maybe<ResolversTypes['ToldLine']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['ToldLine']>, ParentType, ContextType>;
  isRefused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrderLineChangeKind'], ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PolicyDifferenceResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PolicyDifference'] = ResolversParentTypes['PolicyDifference']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['PolicyPreviewSubject'], ParentType, ContextType>;
};

export type PolicyInForceResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PolicyInForce'] = ResolversParentTypes['PolicyInForce']> = {
  alternateSuppliers?: Resolver<ReadonlyArray<ResolversTypes['Supplier']>, ParentType, ContextType>;
  consolidationMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  excludesOnOrder?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  offContract?: Resolver<ResolversTypes['OffContractEffect'], ParentType, ContextType>;
  priceTolerance?: Resolver<ResolversTypes['PriceTolerance'], ParentType, ContextType>;
  replenishes?: Resolver<ResolversTypes['Replenishment'], ParentType, ContextType>;
  stuckAfterMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  teams?: Resolver<ReadonlyArray<ResolversTypes['TroubleTeam']>, ParentType, ContextType>;
  transmittedBy?: Resolver<ResolversTypes['OrderTransmitter'], ParentType, ContextType>;
  urgencyHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['PolicyVersion']>, ParentType, ContextType>;
};

export type PolicyPreviewResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PolicyPreview'] = ResolversParentTypes['PolicyPreview']> = {
  counts?: Resolver<ReadonlyArray<ResolversTypes['PolicyPreviewCount']>, ParentType, ContextType>;
  differenceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  differences?: Resolver<ReadonlyArray<ResolversTypes['PolicyDifference']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PolicyPreviewCountResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PolicyPreviewCount'] = ResolversParentTypes['PolicyPreviewCount']> = {
  after?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['PolicyPreviewSubject'], ParentType, ContextType>;
};

export type PolicyUserErrorResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PolicyUserError'] = ResolversParentTypes['PolicyUserError']> = {
  code?: Resolver<ResolversTypes['PolicyUserErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PolicyValuesResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PolicyValues'] = ResolversParentTypes['PolicyValues']> = {
  alternateSuppliers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Supplier']>>, ParentType, ContextType>;
  consolidationMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  excludesOnOrder?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  offContract?: Resolver<Maybe<ResolversTypes['OffContractEffect']>, ParentType, ContextType>;
  priceTolerance?: Resolver<Maybe<ResolversTypes['PriceTolerance']>, ParentType, ContextType>;
  replenishes?: Resolver<Maybe<ResolversTypes['Replenishment']>, ParentType, ContextType>;
  stuckAfterMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  teams?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TroubleTeam']>>, ParentType, ContextType>;
  transmittedBy?: Resolver<Maybe<ResolversTypes['OrderTransmitter']>, ParentType, ContextType>;
  urgencyHours?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PolicyVersionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PolicyVersion'] = ResolversParentTypes['PolicyVersion']> = {
  adoptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  adoptedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['PolicyScope'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  values?: Resolver<ResolversTypes['PolicyValues'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PreviewPolicyPayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PreviewPolicyPayload'] = ResolversParentTypes['PreviewPolicyPayload']> = {
  preview?: Resolver<Maybe<ResolversTypes['PolicyPreview']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['PolicyUserError']>, ParentType, ContextType>;
};

export type PriceCheckResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PriceCheck'] = ResolversParentTypes['PriceCheck']> = {
  agreedPricePerBaseUnit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  contractNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contractPrice?: Resolver<Maybe<ResolversTypes['ContractPrice']>, ParentType, ContextType>;
  deviation?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['PriceEffect'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['PriceOutcome'], ParentType, ContextType>;
  pricePerBaseUnit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type PriceToleranceResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PriceTolerance'] = ResolversParentTypes['PriceTolerance']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PurchaseOrderResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrder'] = FederationReferenceTypes['PurchaseOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acknowledgements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Acknowledgement']>>, ParentType, ContextType>;
  changeAnswers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ChangeAnswer']>>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['OrderChange']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Invoice']>>, ParentType, ContextType>;
  isAnswered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRejected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Receipt']>>, ParentType, ContextType>;
  shipNotices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AdvanceShipNotice']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PurchaseOrderStatus'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  supplierInvoices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupplierInvoice']>>, ParentType, ContextType>;
  supplierOrderNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transmissionProblem?: Resolver<Maybe<ResolversTypes['TransmissionProblem']>, ParentType, ContextType>;
  transmissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MessageRecord']>>, ParentType, ContextType>;
};

export type PurchaseOrderConnectionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PurchaseOrderConnection'] = ResolversParentTypes['PurchaseOrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PurchaseOrderEdgeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PurchaseOrderEdge'] = ResolversParentTypes['PurchaseOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PurchaseOrder'], ParentType, ContextType>;
};

export type PurchaseOrderLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['PurchaseOrderLine'] = ResolversParentTypes['PurchaseOrderLine'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrderLine'] = FederationReferenceTypes['PurchaseOrderLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrderLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  backorders?: Resolver<ReadonlyArray<ResolversTypes['Backorder']>, ParentType, ContextType>;
  baseQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  heldReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPricePending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  perQuantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  priceCheck?: Resolver<Maybe<ResolversTypes['PriceCheck']>, ParentType, ContextType>;
  pricePerBaseUnit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  priceUnit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  promises?: Resolver<ReadonlyArray<ResolversTypes['DeliveryPromise']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<ResolversTypes['PurchaseOrder'], ParentType, ContextType>;
  quantities?: Resolver<ResolversTypes['LineQuantities'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PurchaseOrderStatus'], ParentType, ContextType>;
  substitutionRequests?: Resolver<ReadonlyArray<ResolversTypes['SubstitutionRequest']>, ParentType, ContextType>;
  supplierPartNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  backorder?: Resolver<Maybe<ResolversTypes['Backorder']>, ParentType, ContextType, RequireFields<QueryBackorderArgs, 'id'>>;
  backorders?: Resolver<Maybe<ResolversTypes['BackorderConnection']>, ParentType, ContextType, RequireFields<QueryBackordersArgs, 'first'>>;
  command?: Resolver<Maybe<ResolversTypes['Command']>, ParentType, ContextType, RequireFields<QueryCommandArgs, 'id'>>;
  commands?: Resolver<ResolversTypes['CommandConnection'], ParentType, ContextType, RequireFields<QueryCommandsArgs, 'first'>>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<QueryInvoicesArgs, 'first'>>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['PolicyVersion']>, ParentType, ContextType>;
  policyInForce?: Resolver<Maybe<ResolversTypes['PolicyInForce']>, ParentType, ContextType, Partial<QueryPolicyInForceArgs>>;
  policyVersions?: Resolver<ReadonlyArray<ResolversTypes['PolicyVersion']>, ParentType, ContextType, RequireFields<QueryPolicyVersionsArgs, 'scope'>>;
  previewPolicy?: Resolver<ResolversTypes['PreviewPolicyPayload'], ParentType, ContextType, RequireFields<QueryPreviewPolicyArgs, 'days' | 'input'>>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType, RequireFields<QueryPurchaseOrderArgs, 'id'>>;
  purchaseOrderByNumber?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType, RequireFields<QueryPurchaseOrderByNumberArgs, 'number' | 'system'>>;
  purchaseOrders?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, RequireFields<QueryPurchaseOrdersArgs, 'first'>>;
  receipt?: Resolver<Maybe<ResolversTypes['Receipt']>, ParentType, ContextType, RequireFields<QueryReceiptArgs, 'id'>>;
  replenishmentNeeds?: Resolver<ResolversTypes['ReplenishmentNeedConnection'], ParentType, ContextType, RequireFields<QueryReplenishmentNeedsArgs, 'first'>>;
  requisition?: Resolver<Maybe<ResolversTypes['Requisition']>, ParentType, ContextType, RequireFields<QueryRequisitionArgs, 'id'>>;
  requisitions?: Resolver<Maybe<ResolversTypes['RequisitionConnection']>, ParentType, ContextType, RequireFields<QueryRequisitionsArgs, 'first'>>;
  substitutionRequest?: Resolver<Maybe<ResolversTypes['SubstitutionRequest']>, ParentType, ContextType, RequireFields<QuerySubstitutionRequestArgs, 'id'>>;
  substitutionRequests?: Resolver<Maybe<ResolversTypes['SubstitutionRequestConnection']>, ParentType, ContextType, RequireFields<QuerySubstitutionRequestsArgs, 'first'>>;
};

export type RatioResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ReceiptResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Receipt'] = ResolversParentTypes['Receipt'], FederationReferenceType extends FederationReferenceTypes['Receipt'] = FederationReferenceTypes['Receipt']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Receipt']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ReceiptLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  shipNoticeNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReceiptLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ReceiptLine'] = ResolversParentTypes['ReceiptLine'], FederationReferenceType extends FederationReferenceTypes['ReceiptLine'] = FederationReferenceTypes['ReceiptLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ReceiptLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isReversal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType>;
};

export type RefuseSubstitutionPayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['RefuseSubstitutionPayload'] = ResolversParentTypes['RefuseSubstitutionPayload']> = {
  substitutionRequest?: Resolver<Maybe<ResolversTypes['SubstitutionRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['SubstitutionUserError']>, ParentType, ContextType>;
};

export type ReplenishmentNeedResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ReplenishmentNeed'] = ResolversParentTypes['ReplenishmentNeed'], FederationReferenceType extends FederationReferenceTypes['ReplenishmentNeed'] = FederationReferenceTypes['ReplenishmentNeed']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ReplenishmentNeed']> | FederationReferenceType, FederationReferenceType, ContextType>;
  asked?: Resolver<ReadonlyArray<ResolversTypes['AskedLine']>, ParentType, ContextType>;
  cases?: Resolver<ReadonlyArray<ResolversTypes['NeedingCase']>, ParentType, ContextType>;
  facility?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
  forCases?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  forPar?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  gathersUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isUrgent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  neededOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  onItsWay?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  stoppedBy?: Resolver<Maybe<ResolversTypes['NeedStop']>, ParentType, ContextType>;
};

export type ReplenishmentNeedConnectionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ReplenishmentNeedConnection'] = ResolversParentTypes['ReplenishmentNeedConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReplenishmentNeedEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReplenishmentNeedEdgeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ReplenishmentNeedEdge'] = ResolversParentTypes['ReplenishmentNeedEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReplenishmentNeed'], ParentType, ContextType>;
};

export type RequisitionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Requisition'] = ResolversParentTypes['Requisition'], FederationReferenceType extends FederationReferenceTypes['Requisition'] = FederationReferenceTypes['Requisition']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Requisition']> | FederationReferenceType, FederationReferenceType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['RequisitionLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
};

export type RequisitionConnectionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['RequisitionConnection'] = ResolversParentTypes['RequisitionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RequisitionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RequisitionEdgeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['RequisitionEdge'] = ResolversParentTypes['RequisitionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Requisition'], ParentType, ContextType>;
};

export type RequisitionLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['RequisitionLine'] = ResolversParentTypes['RequisitionLine'], FederationReferenceType extends FederationReferenceTypes['RequisitionLine'] = FederationReferenceTypes['RequisitionLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RequisitionLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isClosed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isReleased?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  neededOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  requisition?: Resolver<ResolversTypes['Requisition'], ParentType, ContextType>;
};

export type SegmentBeyondGuideResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SegmentBeyondGuide'] = ResolversParentTypes['SegmentBeyondGuide']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SentDateResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SentDate'] = ResolversParentTypes['SentDate']> = {
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  qualifier?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
};

export type SentPriceResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SentPrice'] = ResolversParentTypes['SentPrice']> = {
  basis?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SentQuantityResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SentQuantity'] = ResolversParentTypes['SentQuantity']> = {
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubmitRequisitionPayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SubmitRequisitionPayload'] = ResolversParentTypes['SubmitRequisitionPayload']> = {
  command?: Resolver<Maybe<ResolversTypes['Command']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CommandUserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  backorderChanged?: SubscriptionResolver<ResolversTypes['BackorderChange'], "backorderChanged", ParentType, ContextType, Partial<SubscriptionBackorderChangedArgs>>;
};

export type SubstitutionDecisionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SubstitutionDecision'] = ResolversParentTypes['SubstitutionDecision']> = {
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SubstitutionState'], ParentType, ContextType>;
};

export type SubstitutionRequestResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SubstitutionRequest'] = ResolversParentTypes['SubstitutionRequest'], FederationReferenceType extends FederationReferenceTypes['SubstitutionRequest'] = FederationReferenceTypes['SubstitutionRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SubstitutionRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  decisions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SubstitutionDecision']>>, ParentType, ContextType>;
  equivalence?: Resolver<ResolversTypes['SubstitutionEquivalence'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  factor?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isQuarantined?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['SubstitutionSide'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['TradePart']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SubstitutionState'], ParentType, ContextType>;
  substitute?: Resolver<ResolversTypes['SubstitutionSide'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type SubstitutionRequestConnectionResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SubstitutionRequestConnection'] = ResolversParentTypes['SubstitutionRequestConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SubstitutionRequestEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubstitutionRequestEdgeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SubstitutionRequestEdge'] = ResolversParentTypes['SubstitutionRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SubstitutionRequest'], ParentType, ContextType>;
};

export type SubstitutionSideResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SubstitutionSide'] = ResolversParentTypes['SubstitutionSide']> = {
  baseUnits?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  contractPrice?: Resolver<Maybe<ResolversTypes['ContractPrice']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  partNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
};

export type SubstitutionUserErrorResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SubstitutionUserError'] = ResolversParentTypes['SubstitutionUserError']> = {
  code?: Resolver<ResolversTypes['SubstitutionErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'], FederationReferenceType extends FederationReferenceTypes['Supplier'] = FederationReferenceTypes['Supplier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Supplier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openOrders?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, RequireFields<SupplierOpenOrdersArgs, 'first'>>;
};

export type SupplierInvoiceResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SupplierInvoice'] = ResolversParentTypes['SupplierInvoice'], FederationReferenceType extends FederationReferenceTypes['SupplierInvoice'] = FederationReferenceTypes['SupplierInvoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplierInvoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  beyondGuide?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SegmentBeyondGuide']>>, ParentType, ContextType>;
  charges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupplierInvoiceCharge']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoicedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isCreditMemo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['SupplierInvoiceLine']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['MessageRecord'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  warnings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type SupplierInvoiceChargeResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SupplierInvoiceCharge'] = ResolversParentTypes['SupplierInvoiceCharge']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isAllowance?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SupplierInvoiceLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SupplierInvoiceLine'] = ResolversParentTypes['SupplierInvoiceLine'], FederationReferenceType extends FederationReferenceTypes['SupplierInvoiceLine'] = FederationReferenceTypes['SupplierInvoiceLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplierInvoiceLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  numberAsSent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['TradePart']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['SentPrice']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['SentQuantity']>, ParentType, ContextType>;
  supplierInvoice?: Resolver<ResolversTypes['SupplierInvoice'], ParentType, ContextType>;
};

export type SurgicalCaseResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['SurgicalCase'] = ResolversParentTypes['SurgicalCase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ToldDayResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ToldDay'] = ResolversParentTypes['ToldDay']> = {
  on?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type ToldLineResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['ToldLine'] = ResolversParentTypes['ToldLine']> = {
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  schedule?: Resolver<ReadonlyArray<ResolversTypes['ToldDay']>, ParentType, ContextType>;
};

export type TradePartResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['TradePart'] = ResolversParentTypes['TradePart']> = {
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  qualifier?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
};

export type TransmissionProblemResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['TransmissionProblem'] = ResolversParentTypes['TransmissionProblem']> = {
  partner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TroubleTeamResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['TroubleTeam'] = ResolversParentTypes['TroubleTeam']> = {
  kind?: Resolver<ResolversTypes['TroubleKind'], ParentType, ContextType>;
  team?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface UnitOfMeasureScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitOfMeasure'], any> {
  name: 'UnitOfMeasure';
}

export type WithdrawCommandPayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['WithdrawCommandPayload'] = ResolversParentTypes['WithdrawCommandPayload']> = {
  command?: Resolver<Maybe<ResolversTypes['Command']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CommandUserError']>, ParentType, ContextType>;
};

export type WithdrawRequisitionPayloadResolvers<ContextType = OrdersContext, ParentType extends ResolversParentTypes['WithdrawRequisitionPayload'] = ResolversParentTypes['WithdrawRequisitionPayload']> = {
  command?: Resolver<Maybe<ResolversTypes['Command']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CommandUserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OrdersContext> = {
  Acknowledgement?: AcknowledgementResolvers<ContextType>;
  AcknowledgementLine?: AcknowledgementLineResolvers<ContextType>;
  AdoptPolicyPayload?: AdoptPolicyPayloadResolvers<ContextType>;
  AdvanceShipNotice?: AdvanceShipNoticeResolvers<ContextType>;
  AdvanceShipNoticeLine?: AdvanceShipNoticeLineResolvers<ContextType>;
  AnswerOrderPayload?: AnswerOrderPayloadResolvers<ContextType>;
  AnswerOrderUserError?: AnswerOrderUserErrorResolvers<ContextType>;
  ApproveSubstitutionPayload?: ApproveSubstitutionPayloadResolvers<ContextType>;
  AskedLine?: AskedLineResolvers<ContextType>;
  Backorder?: BackorderResolvers<ContextType>;
  BackorderChange?: BackorderChangeResolvers<ContextType>;
  BackorderConnection?: BackorderConnectionResolvers<ContextType>;
  BackorderEdge?: BackorderEdgeResolvers<ContextType>;
  BackorderPromise?: BackorderPromiseResolvers<ContextType>;
  CancelOrderLinePayload?: CancelOrderLinePayloadResolvers<ContextType>;
  Carrier?: CarrierResolvers<ContextType>;
  ChangeAnswer?: ChangeAnswerResolvers<ContextType>;
  ChangeAnswerLine?: ChangeAnswerLineResolvers<ContextType>;
  ChangeOrderLinePayload?: ChangeOrderLinePayloadResolvers<ContextType>;
  CodedValue?: CodedValueResolvers<ContextType>;
  Command?: CommandResolvers<ContextType>;
  CommandConnection?: CommandConnectionResolvers<ContextType>;
  CommandEdge?: CommandEdgeResolvers<ContextType>;
  CommandUserError?: CommandUserErrorResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  ContractPrice?: ContractPriceResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeliveryPromise?: DeliveryPromiseResolvers<ContextType>;
  Facility?: FacilityResolvers<ContextType>;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  KitComponent?: KitComponentResolvers<ContextType>;
  LineAnswer?: LineAnswerResolvers<ContextType>;
  LineQuantities?: LineQuantitiesResolvers<ContextType>;
  MessageRecord?: MessageRecordResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NeedingCase?: NeedingCaseResolvers<ContextType>;
  OrderChange?: OrderChangeResolvers<ContextType>;
  OrderLineChange?: OrderLineChangeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PolicyDifference?: PolicyDifferenceResolvers<ContextType>;
  PolicyInForce?: PolicyInForceResolvers<ContextType>;
  PolicyPreview?: PolicyPreviewResolvers<ContextType>;
  PolicyPreviewCount?: PolicyPreviewCountResolvers<ContextType>;
  PolicyUserError?: PolicyUserErrorResolvers<ContextType>;
  PolicyValues?: PolicyValuesResolvers<ContextType>;
  PolicyVersion?: PolicyVersionResolvers<ContextType>;
  PreviewPolicyPayload?: PreviewPolicyPayloadResolvers<ContextType>;
  PriceCheck?: PriceCheckResolvers<ContextType>;
  PriceTolerance?: PriceToleranceResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  PurchaseOrderConnection?: PurchaseOrderConnectionResolvers<ContextType>;
  PurchaseOrderEdge?: PurchaseOrderEdgeResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  Receipt?: ReceiptResolvers<ContextType>;
  ReceiptLine?: ReceiptLineResolvers<ContextType>;
  RefuseSubstitutionPayload?: RefuseSubstitutionPayloadResolvers<ContextType>;
  ReplenishmentNeed?: ReplenishmentNeedResolvers<ContextType>;
  ReplenishmentNeedConnection?: ReplenishmentNeedConnectionResolvers<ContextType>;
  ReplenishmentNeedEdge?: ReplenishmentNeedEdgeResolvers<ContextType>;
  Requisition?: RequisitionResolvers<ContextType>;
  RequisitionConnection?: RequisitionConnectionResolvers<ContextType>;
  RequisitionEdge?: RequisitionEdgeResolvers<ContextType>;
  RequisitionLine?: RequisitionLineResolvers<ContextType>;
  SegmentBeyondGuide?: SegmentBeyondGuideResolvers<ContextType>;
  SentDate?: SentDateResolvers<ContextType>;
  SentPrice?: SentPriceResolvers<ContextType>;
  SentQuantity?: SentQuantityResolvers<ContextType>;
  SubmitRequisitionPayload?: SubmitRequisitionPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SubstitutionDecision?: SubstitutionDecisionResolvers<ContextType>;
  SubstitutionRequest?: SubstitutionRequestResolvers<ContextType>;
  SubstitutionRequestConnection?: SubstitutionRequestConnectionResolvers<ContextType>;
  SubstitutionRequestEdge?: SubstitutionRequestEdgeResolvers<ContextType>;
  SubstitutionSide?: SubstitutionSideResolvers<ContextType>;
  SubstitutionUserError?: SubstitutionUserErrorResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierInvoice?: SupplierInvoiceResolvers<ContextType>;
  SupplierInvoiceCharge?: SupplierInvoiceChargeResolvers<ContextType>;
  SupplierInvoiceLine?: SupplierInvoiceLineResolvers<ContextType>;
  SurgicalCase?: SurgicalCaseResolvers<ContextType>;
  ToldDay?: ToldDayResolvers<ContextType>;
  ToldLine?: ToldLineResolvers<ContextType>;
  TradePart?: TradePartResolvers<ContextType>;
  TransmissionProblem?: TransmissionProblemResolvers<ContextType>;
  TroubleTeam?: TroubleTeamResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
  WithdrawCommandPayload?: WithdrawCommandPayloadResolvers<ContextType>;
  WithdrawRequisitionPayload?: WithdrawRequisitionPayloadResolvers<ContextType>;
};

