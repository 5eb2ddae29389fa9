import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { LineMatchRow, MessageRow, SupplyExceptionRow, ExceptionNoteRow, PartnerRuleRow } from '../db/schema.ts';
import type { ExceptionPage } from '../services/list-exceptions.ts';
import type { ExceptionChange } from '../live/supply-exception-changed.ts';
import type { LineageAnswer } from '../services/read-lineage.ts';
import type { StoredEdge } from '@supply-hub/lineage';
import type { LineageThing } from '../domain/lineage-node.ts';
import type { Moment } from '../domain/moment.ts';
import type { Payload } from '../services/read-payload.ts';
import type { AuditRow } from '../db/queries/audit-entries.ts';
import type { PartnerHealthRow } from '../db/queries/partner-health.ts';
import type { ReplayRow, ReplayItemRow } from '../db/queries/replays.ts';
import type { MessageStepRow } from '../db/queries/message-steps.ts';
import type { CrosswalkRow, Reference, ReconciliationContext } from '../context.ts';
import type { UnknownKeyRow } from '../db/queries/crosswalks.ts';
import type { RuleDryRun, RuleEffect } from '../services/partner-rules.ts';
import type { Ledger, LedgerLine } from '../domain/ledger.ts';
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
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** What a supplier answered for one line. */
export type AcknowledgementLine = {
  readonly __typename?: 'AcknowledgementLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** Which rule to keep, and why. */
export type AddPartnerRuleInput = {
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, for those who ask later: 1 to 2000 characters. */
  readonly note: Scalars['String']['input'];
  /** The rule. */
  readonly rule: PartnerRuleInput;
};

/** What became of a new rule. */
export type AddPartnerRulePayload = {
  readonly __typename?: 'AddPartnerRulePayload';
  /** How many keys it gave a meaning. */
  readonly keyCount: Scalars['Int']['output'];
  /** How many messages are tried again. */
  readonly redrivenCount: Scalars['Int']['output'];
  /** The rule. Null when `userErrors` is not empty. */
  readonly rule?: Maybe<PartnerRule>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<CrosswalkUserError>;
};

/** What a supplier says is on its way (X12 856). */
export type AdvanceShipNotice = {
  readonly __typename?: 'AdvanceShipNotice';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** One thing of a shipment: a quantity of one lot in one package. */
export type AdvanceShipNoticeLine = {
  readonly __typename?: 'AdvanceShipNoticeLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** How answers of one kind came. */
export type AnswerPunctuality = {
  readonly __typename?: 'AnswerPunctuality';
  /** How many should have come. */
  readonly expectedCount: Scalars['Int']['output'];
  /** Which: `997`, `855` or `856`. */
  readonly kind: Scalars['String']['output'];
  /** How many came late. */
  readonly lateCount: Scalars['Int']['output'];
  /** How many have not come. */
  readonly missingCount: Scalars['Int']['output'];
  /** How many came in time. */
  readonly onTimeCount: Scalars['Int']['output'];
};

/** Which exception, and who looks after it. */
export type AssignExceptionInput = {
  /** The hub's id of the exception. */
  readonly exceptionId: Scalars['ID']['input'];
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Who: a name people know, at most 200 characters. Null: nobody. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an assignment. */
export type AssignExceptionPayload = {
  readonly __typename?: 'AssignExceptionPayload';
  /** The exception. Null when `userErrors` is not empty. */
  readonly exception?: Maybe<SupplyException>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<ExceptionUserError>;
};

/** A change to stock, orders, lots, partners, rules or access: who, why, and from what to what. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** What was done, for example `partner-held`, or `patient-data-read`. */
  readonly action: Scalars['String']['output'];
  /** Who: a token's subject, `system:<id>` for what a system said, `partner:<slug>` for what a partner sent, or `hub`. */
  readonly actor: Scalars['String']['output'];
  /** The same parts as they are, as JSON; null: it is no more. */
  readonly after?: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The parts that differ as they were, as JSON; null: it was not there. */
  readonly before?: Maybe<Scalars['String']['output']>;
  /** The message that brought it about; null: none did. */
  readonly message?: Maybe<MessageRecord>;
  /** Its place in the chain, from 1; null for the moment until it is chained. */
  readonly position?: Maybe<Scalars['Int']['output']>;
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** What was changed, by its hub id; of `patient-data-read`, the operation that showed it: what was shown is in `after`. */
  readonly subject: Scalars['ID']['output'];
};

/** A page of audit entries. */
export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of audit entries. */
export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: AuditEntry;
};

/** Narrows a list of audit entries. What is given must all hold. */
export type AuditFilter = {
  /** Of one of these kinds of change, for example `stock-changed`. */
  readonly actions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** By this person, system or partner. */
  readonly actor?: InputMaybe<Scalars['String']['input']>;
  /** At or after. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Because of this message. */
  readonly messageId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this thing, by its hub id. */
  readonly subject?: InputMaybe<Scalars['ID']['input']>;
  /** Before. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Whether the audit's chain holds: every hash was taken anew. */
export type AuditVerification = {
  readonly __typename?: 'AuditVerification';
  /** The place of the first entry that does not hold; null when all do. */
  readonly brokenAt?: Maybe<Scalars['Int']['output']>;
  /** How many entries hold. */
  readonly entryCount: Scalars['Int']['output'];
  /** The last hash that holds, in hex. Keep it elsewhere: given again, it proves that nothing was cut off the end. */
  readonly head: Scalars['String']['output'];
  /** Whether nothing was altered, taken out or slipped in, and the noted head, if one was given, is part of it. */
  readonly isIntact: Scalars['Boolean']['output'];
  /** What is wrong there; null when nothing is. */
  readonly sentence?: Maybe<Scalars['String']['output']>;
  /** How many entries are so new that they are not chained yet. */
  readonly unchainedCount: Scalars['Int']['output'];
};

/** A part of an order line that the supplier owes and does not send with the rest (R41). */
export type Backorder = {
  readonly __typename?: 'Backorder';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** One item a case needs. */
export type CaseDemand = {
  readonly __typename?: 'CaseDemand';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** What a supplier makes of a change it was told of, or changes of its own accord: an X12 865 (R37). */
export type ChangeAnswer = {
  readonly __typename?: 'ChangeAnswer';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** What a supplier says of one line that is changed. */
export type ChangeAnswerLine = {
  readonly __typename?: 'ChangeAnswerLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
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
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** What to confirm: a candidate, or a key and what it means. Exactly one of `crosswalkId` and `key` is given. */
export type ConfirmCrosswalkInput = {
  /** The hub's id of a candidate. */
  readonly crosswalkId?: InputMaybe<Scalars['ID']['input']>;
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The key; then `targetId` or `unit` says what it means. */
  readonly key?: InputMaybe<CrosswalkKeyInput>;
  /** Why, for those who ask later; at most 2000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The hub's id of the item, supplier, facility or place it means. */
  readonly targetId?: InputMaybe<Scalars['ID']['input']>;
  /** The unit it means. */
  readonly unit?: InputMaybe<Scalars['UnitOfMeasure']['input']>;
};

/** What became of a confirmation. */
export type ConfirmCrosswalkPayload = {
  readonly __typename?: 'ConfirmCrosswalkPayload';
  /** The meaning. Null when `userErrors` is not empty. */
  readonly crosswalk?: Maybe<Crosswalk>;
  /** How many messages are tried again. */
  readonly redrivenCount: Scalars['Int']['output'];
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<CrosswalkUserError>;
};

/** What a key of another party means here, or may mean. A key means one thing; it may have several candidates. */
export type Crosswalk = {
  readonly __typename?: 'Crosswalk';
  /** How sure the hub was, 0 to 1; 1 where a steward named what the hub had not. */
  readonly confidence: Scalars['Decimal']['output'];
  /** When it was decided last; null while nobody has. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who decided last; null while nobody has. */
  readonly decidedBy?: Maybe<Scalars['String']['output']>;
  /** What speaks for it, the strongest first. */
  readonly evidence: ReadonlyArray<CrosswalkEvidence>;
  /** The facility; null when it stands for another kind of thing. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The item; null when it stands for another kind of thing. */
  readonly item?: Maybe<Item>;
  /** The key, as the party writes it. */
  readonly key: Scalars['String']['output'];
  /** What it stands for. */
  readonly kind: CrosswalkKind;
  /** The place with stock; null when it stands for another kind of thing. */
  readonly location?: Maybe<StorageLocation>;
  /** Why, in the words of who decided; null when nothing was said. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Whose key it is: a trading partner's slug, or a system's or sender's id in hub.yaml. */
  readonly party: Scalars['String']['output'];
  /** When it was first proposed or named. */
  readonly proposedAt: Scalars['DateTime']['output'];
  /** Whether it may be relied on. */
  readonly status: CrosswalkStatus;
  /** The supplier; null when it stands for another kind of thing. */
  readonly supplier?: Maybe<Supplier>;
  /** The unit; null when it stands for another kind of thing. */
  readonly unit?: Maybe<Scalars['UnitOfMeasure']['output']>;
  /** How many parked messages wait for a meaning of its key. */
  readonly waitingMessages: Scalars['Int']['output'];
};

/** A page of meanings. */
export type CrosswalkConnection = {
  readonly __typename?: 'CrosswalkConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<CrosswalkEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of meanings. */
export type CrosswalkEdge = {
  readonly __typename?: 'CrosswalkEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Crosswalk;
};

/** The kinds of refusal to decide of a key. */
export type CrosswalkErrorCode =
  /** The idempotency key was used for another deed (R35). */
  | 'KEY_USED_BEFORE'
  /** What it is to mean is not of the kind the key stands for, or is not known to the hub. */
  | 'NOT_A_MEANING'
  /** The meaning is not a confirmed one. */
  | 'NOT_CONFIRMED'
  /** There is no such meaning, or no such rule. */
  | 'NOT_FOUND'
  /** The key means something else: split it first, or merge it. */
  | 'OTHERWISE_CONFIRMED'
  /** The rule contradicts itself, or is there already. */
  | 'RULE_REFUSED';

/** Something that speaks for a meaning. */
export type CrosswalkEvidence = {
  readonly __typename?: 'CrosswalkEvidence';
  /** Which fact. */
  readonly fact: CrosswalkFact;
  /** What of it, in words to judge by. */
  readonly sentence: Scalars['String']['output'];
};

/** The facts that can speak for a meaning. */
export type CrosswalkFact =
  /** The words for it. */
  | 'DESCRIPTION'
  /** A location number. */
  | 'GLN'
  /** A trade item number, at any packaging level (R8, R16). */
  | 'GTIN'
  /** A name or a code of a party or a place. */
  | 'NAME'
  /** A part number. */
  | 'PART_NUMBER'
  /** A person said so. */
  | 'STEWARD'
  /** A unit code in another standard. */
  | 'UNIT';

/** Narrows a list of meanings. What is given must all hold. */
export type CrosswalkFilter = {
  /** This key. */
  readonly key?: InputMaybe<Scalars['String']['input']>;
  /** Of this kind. */
  readonly kind?: InputMaybe<CrosswalkKind>;
  /** Whose key. */
  readonly party?: InputMaybe<Scalars['String']['input']>;
  /** With one of these statuses. */
  readonly statuses?: InputMaybe<ReadonlyArray<CrosswalkStatus>>;
  /** That mean this: a hub id. */
  readonly targetId?: InputMaybe<Scalars['ID']['input']>;
};

/** A key of another party. */
export type CrosswalkKeyInput = {
  /** The key, as the party writes it: 1 to 200 characters. */
  readonly key: Scalars['String']['input'];
  /** What it stands for. */
  readonly kind: CrosswalkKind;
  /** Whose key it is: a trading partner's slug, or a system's or sender's id in hub.yaml. */
  readonly party: Scalars['String']['input'];
};

/** What a key of another party can stand for. */
export type CrosswalkKind =
  /** A line of the item master. */
  | 'ITEM'
  /** A facility or a place with stock. */
  | 'LOCATION'
  /** A supplier. */
  | 'SUPPLIER'
  /** A unit of measure. */
  | 'UNIT';

/** Whether a link between a system's key and a hub id may be relied on. */
export type CrosswalkStatus =
  /** Found by the hub, to be looked at by a steward. */
  | 'CANDIDATE'
  /** Made by the system that owns the thing, or by a steward. */
  | 'CONFIRMED'
  /** Looked at and refused. */
  | 'REFUSED';

/** Why nothing was decided of a key. */
export type CrosswalkUserError = {
  readonly __typename?: 'CrosswalkUserError';
  /** Which kind of refusal. */
  readonly code: CrosswalkErrorCode;
  /** The part of the input that is refused, from `input` on. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** Which rule to end, and why. */
export type EndPartnerRuleInput = {
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, for those who ask later: 1 to 2000 characters. */
  readonly note: Scalars['String']['input'];
  /** The hub's id of the rule. */
  readonly ruleId: Scalars['ID']['input'];
};

/** What became of the end of a rule. */
export type EndPartnerRulePayload = {
  readonly __typename?: 'EndPartnerRulePayload';
  /** The rule. Null when `userErrors` is not empty. */
  readonly rule?: Maybe<PartnerRule>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<CrosswalkUserError>;
};

/** The kinds of refusal to do something about an exception. */
export type ExceptionErrorCode =
  /** The idempotency key was used for another deed (R35). */
  | 'KEY_USED_BEFORE'
  /** There is no such exception, or it is not the viewer's to see. */
  | 'NOT_FOUND'
  /** It is closed already. */
  | 'NOT_OPEN';

/** What a person did about an exception, or said of it. */
export type ExceptionNote = {
  readonly __typename?: 'ExceptionNote';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Who did it. */
  readonly by: Scalars['String']['output'];
  /** What was done. */
  readonly kind: ExceptionNoteKind;
  /** The words; of an assignment, who was named. Null when it was given back without any. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** What a person did about an exception. */
export type ExceptionNoteKind =
  /** Named who looks after it. */
  | 'ASSIGNED'
  /** Said that nobody looks after it. */
  | 'GIVEN_BACK'
  /** Said something. */
  | 'NOTE'
  /** Closed it. */
  | 'RESOLVED';

/** Why nothing was done about an exception. */
export type ExceptionUserError = {
  readonly __typename?: 'ExceptionUserError';
  /** Which kind of refusal. */
  readonly code: ExceptionErrorCode;
  /** The part of the input that is refused, from `input` on. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** What was exchanged in a span of time, counted. */
export type ExchangeLedger = {
  readonly __typename?: 'ExchangeLedger';
  /** Whether all checks hold. */
  readonly addsUp: Scalars['Boolean']['output'];
  /** What was checked, and whether it holds. */
  readonly checks: ReadonlyArray<LedgerCheck>;
  /** One line for each partner or sender, type and way. */
  readonly lines: ReadonlyArray<ExchangeLedgerLine>;
};

/** What was exchanged with one party, of one type, one way. */
export type ExchangeLedgerLine = {
  readonly __typename?: 'ExchangeLedgerLine';
  /** Which way. */
  readonly direction: MessageDirection;
  /** What kind of message; `X12` of an interchange; null when that could not be read. */
  readonly messageType?: Maybe<Scalars['String']['output']>;
  /** How many messages. */
  readonly messages: Scalars['Int']['output'];
  /** The trading partner; null for hospital systems and for nobody the hub knows. */
  readonly partner?: Maybe<TradingPartner>;
  /** The trading partner's slug; null for hospital systems and for nobody the hub knows. */
  readonly partnerSlug?: Maybe<Scalars['String']['output']>;
  /** Whom with, by name; null: nobody the hub knows. */
  readonly party?: Maybe<Scalars['String']['output']>;
  /** How many are in each state, those with none left out. */
  readonly states: ReadonlyArray<LedgerCount>;
  /** How often content came again and had no effect: repetitions that are no messages of their own. */
  readonly suppressed: Scalars['Int']['output'];
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
};

/** A line of an invoice. */
export type InvoiceLine = {
  readonly __typename?: 'InvoiceLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** How the order line it claims for compares; null when it names none or it has not been compared yet. */
  readonly match?: Maybe<LineMatch>;
};

/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type Item = {
  readonly __typename?: 'Item';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** Something a document says of a key. */
export type KeyFact = {
  readonly __typename?: 'KeyFact';
  /** Which fact: `gtin`, `partNumber`, `description`, `unit`, `name` or `gln`. */
  readonly name: Scalars['String']['output'];
  /** As the document writes it. */
  readonly value: Scalars['String']['output'];
};

/** A sum that must agree with another. */
export type LedgerCheck = {
  readonly __typename?: 'LedgerCheck';
  /** The one sum. */
  readonly expected: Scalars['Int']['output'];
  /** The other. */
  readonly found: Scalars['Int']['output'];
  /** Whether they agree. */
  readonly holds: Scalars['Boolean']['output'];
  /** What was checked, in words. */
  readonly sentence: Scalars['String']['output'];
};

/** How many messages are in a state. */
export type LedgerCount = {
  readonly __typename?: 'LedgerCount';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** The state. */
  readonly state: MessageState;
};

/** An order line, what arrived for it and what was invoiced, compared (R56). */
export type LineMatch = {
  readonly __typename?: 'LineMatch';
  /** When the outcome last changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The price for one base unit that the invoices come to; null until there is one. */
  readonly invoicePrice?: Maybe<Money>;
  /** Invoiced, in base units. */
  readonly invoiced: Quantity;
  /** The order's price for one base unit, rounded to six decimals. */
  readonly orderPrice: Money;
  /** Ordered, in base units. */
  readonly ordered: Quantity;
  /** The order line. Null when it cannot be had now, or is not the viewer's to see. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** Arrived, in base units. */
  readonly received: Quantity;
  /** The outcome. */
  readonly status: LineMatchStatus;
  /** What the invoices claim beyond what the order's price allows for the quantity invoiced; negative when less. */
  readonly variance: Money;
};

/** A page of matches. */
export type LineMatchConnection = {
  readonly __typename?: 'LineMatchConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<LineMatchEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of matches. */
export type LineMatchEdge = {
  readonly __typename?: 'LineMatchEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: LineMatch;
};

/** Narrows a list of matches. What is given must all hold. */
export type LineMatchFilter = {
  /** For this facility. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** With one of these outcomes. */
  readonly status?: InputMaybe<ReadonlyArray<LineMatchStatus>>;
  /** From this supplier. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of comparing an order line with its receipts and invoices. */
export type LineMatchStatus =
  /** Invoiced before it arrived: it clears by itself when the receipt posts (R57). */
  | 'AWAITING_RECEIPT'
  /** All agrees within tolerance. */
  | 'MATCHED'
  /** Nothing was invoiced yet. */
  | 'NOT_INVOICED'
  /** The price is off by more than the tolerance. */
  | 'PRICE_VARIANCE'
  /** More was invoiced than arrived. */
  | 'QUANTITY_VARIANCE';

/**
 * What led to a thing and what it led to. Causes are followed to their causes and effects to their effects, and never back
 * down or up again; a case stands for its demands and an order for its lines.
 */
export type Lineage = {
  readonly __typename?: 'Lineage';
  /** One thing leading to another, those nearest to the thing first. Empty when the viewer may see none. */
  readonly edges: ReadonlyArray<LineageEdge>;
  /** Whether there is more than fits: 500 edges are given, the nearest. */
  readonly isCut: Scalars['Boolean']['output'];
  /** All that has the name, at most 20: the lineage is of them all. */
  readonly matches: ReadonlyArray<LineageNode>;
  /** The thing itself; of several that have the name, the one that has nothing else in it. */
  readonly of: LineageNode;
  /** All things in it, each once: `matches` first, then as the edges come to them. */
  readonly things: ReadonlyArray<LineageNode>;
  /** All that happened to the things in it, the first first: the last 1000 moments. */
  readonly timeline: ReadonlyArray<LineageMoment>;
};

/** One thing led to another. */
export type LineageEdge = {
  readonly __typename?: 'LineageEdge';
  /** Since when it stands, or stood. */
  readonly at: Scalars['DateTime']['output'];
  /** Since when it stands no more; null while it does. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The cause. */
  readonly from: LineageNode;
  /** What the first did for the second. */
  readonly kind: LineageEdgeKind;
  /** The effect. */
  readonly to: LineageNode;
};

/** What one thing did for another. */
export type LineageEdgeKind =
  /** It replies to it. */
  | 'ANSWERS'
  /** It brought it about: a message a case, a card a demand. */
  | 'CAUSES'
  /** It is allocated to it: a lot or an order line to a demand. */
  | 'COVERS'
  /** It cannot do without: a case a demand. */
  | 'NEEDS'
  /** It belongs to it: a line to its order. */
  | 'PART_OF'
  /** It settles it. */
  | 'PAYS'
  /** It took delivery of it. */
  | 'RECEIVES'
  /** It is the same once more (R71). */
  | 'REPLAYS'
  /** It brings it on its way. */
  | 'SHIPS'
  /** It consumed it. */
  | 'USES';

/** What happened to a thing, as whoever kept it tells. */
export type LineageMoment = {
  readonly __typename?: 'LineageMoment';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Who did it, or the hub id of the message or event it followed from; null when nobody was noted. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** Who tells of it. */
  readonly kind: LineageMomentKind;
  /** To what. */
  readonly node: LineageNode;
  /** What happened, in a sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** Who tells of what happened to a thing. */
export type LineageMomentKind =
  /** The audit: something was changed, by somebody. */
  | 'CHANGE'
  /** A part of the hub told the others. */
  | 'EVENT'
  /** The exchange: a message came to a state. */
  | 'MESSAGE'
  /** A replay took the message once more (R71). */
  | 'REPLAY';

/** A thing in a lineage. At most one of the references is there: the one that `kind` names. */
export type LineageNode = {
  readonly __typename?: 'LineageNode';
  /** The supplier's answer to the order. Null for other kinds, and when it cannot be had now. */
  readonly acknowledgement?: Maybe<Acknowledgement>;
  /** The line of a supplier's answer. Null for other kinds, and when it cannot be had now. */
  readonly acknowledgementLine?: Maybe<AcknowledgementLine>;
  /** The backorder. Null for other kinds, and when it cannot be had now. */
  readonly backorder?: Maybe<Backorder>;
  /** The supplier's answer to a change of the order. Null for other kinds, and when it cannot be had now. */
  readonly changeAnswer?: Maybe<ChangeAnswer>;
  /** The line of a supplier's answer to a change. Null for other kinds, and when it cannot be had now. */
  readonly changeAnswerLine?: Maybe<ChangeAnswerLine>;
  /** The thing a system was asked to do. Null for other kinds, and when it cannot be had now. */
  readonly command?: Maybe<Command>;
  /** The demand. Null for other kinds, and when it is no more. */
  readonly demand?: Maybe<CaseDemand>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The invoice, as the ERP has it. Null for other kinds, and when it cannot be had now. */
  readonly invoice?: Maybe<Invoice>;
  /** The invoice line, as the ERP has it. Null for other kinds, and when it cannot be had now. */
  readonly invoiceLine?: Maybe<InvoiceLine>;
  /** The item. Null for other kinds, and when it cannot be had now. */
  readonly item?: Maybe<Item>;
  /** What kind of thing it is. */
  readonly kind: LineageNodeKind;
  /** The lot. Null for other kinds, and when it cannot be had now. */
  readonly lot?: Maybe<StockLot>;
  /** The message. Null for other kinds, and when it is not the viewer's to see. */
  readonly message?: Maybe<MessageRecord>;
  /** The preference card. Null for other kinds, and when it is no more. */
  readonly preferenceCard?: Maybe<PreferenceCard>;
  /** The order. Null for other kinds, and when it cannot be had now. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** The order line. Null for other kinds, and when it cannot be had now. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** The receipt. Null for other kinds, and when it cannot be had now. */
  readonly receipt?: Maybe<Receipt>;
  /** The receipt line. Null for other kinds, and when it cannot be had now. */
  readonly receiptLine?: Maybe<ReceiptLine>;
  /** The requisition. Null for other kinds, and when it cannot be had now. */
  readonly requisition?: Maybe<Requisition>;
  /** The requisition line. Null for other kinds, and when it cannot be had now. */
  readonly requisitionLine?: Maybe<RequisitionLine>;
  /** The ship notice. Null for other kinds, and when it cannot be had now. */
  readonly shipNotice?: Maybe<AdvanceShipNotice>;
  /** The line of a ship notice. Null for other kinds, and when it cannot be had now. */
  readonly shipNoticeLine?: Maybe<AdvanceShipNoticeLine>;
  /** The alert. Null for other kinds, and when it cannot be had now. */
  readonly stockAlert?: Maybe<StockAlert>;
  /** The request to send another part. Null for other kinds, and when it cannot be had now. */
  readonly substitutionRequest?: Maybe<SubstitutionRequest>;
  /** The supplier's claim as it was sent. Null for other kinds, and when it cannot be had now. */
  readonly supplierInvoice?: Maybe<SupplierInvoice>;
  /** The line of a supplier's claim. Null for other kinds, and when it cannot be had now. */
  readonly supplierInvoiceLine?: Maybe<SupplierInvoiceLine>;
  /** The case. Null for other kinds, and when it cannot be had now. */
  readonly surgicalCase?: Maybe<SurgicalCase>;
  /** The transfer. Null for other kinds, and when it cannot be had now. */
  readonly transfer?: Maybe<StockTransfer>;
};

/** The kinds of thing in a lineage. */
export type LineageNodeKind =
  /** A supplier's answer to an order. */
  | 'ACKNOWLEDGEMENT'
  /** A line of a supplier's answer. */
  | 'ACKNOWLEDGEMENT_LINE'
  /** What a supplier owes and does not send with the rest (R41). */
  | 'BACKORDER'
  /** A preference card. */
  | 'CARD'
  /** A scheduled case. */
  | 'CASE'
  /** A supplier's answer to a change of an order, or a change of its own (R37). */
  | 'CHANGE_ANSWER'
  /** A line of such an answer. */
  | 'CHANGE_ANSWER_LINE'
  /** Something a system is asked to do. */
  | 'COMMAND'
  /** One item a case needs. */
  | 'DEMAND'
  /** An invoice, as the ERP has it. */
  | 'INVOICE'
  /** A line of an invoice. */
  | 'INVOICE_LINE'
  /** A line of the item master. */
  | 'ITEM'
  /** A lot in one place. */
  | 'LOT'
  /** A message the exchange took in. */
  | 'MESSAGE'
  /** An order. */
  | 'ORDER'
  /** A line of an order. */
  | 'ORDER_LINE'
  /** Something the graph has no reference for here; its id says what. */
  | 'OTHER'
  /** What arrived, counted. */
  | 'RECEIPT'
  /** A line of a receipt. */
  | 'RECEIPT_LINE'
  /** An internal request for supplies. */
  | 'REQUISITION'
  /** A line of a requisition. */
  | 'REQUISITION_LINE'
  /** What a supplier says is on its way. */
  | 'SHIP_NOTICE'
  /** A line of a ship notice. */
  | 'SHIP_NOTICE_LINE'
  /** Something about the stock a person should know. */
  | 'STOCK_ALERT'
  /** A supplier's wish to send another part (R42). */
  | 'SUBSTITUTION_REQUEST'
  /** A supplier's claim, as it was sent. */
  | 'SUPPLIER_INVOICE'
  /** A line of a supplier's claim. */
  | 'SUPPLIER_INVOICE_LINE'
  /** A quantity on its way from one storage location to another. */
  | 'TRANSFER';

/** Which keys mean one thing, and what. */
export type MergeCrosswalksInput = {
  /** The hub's ids of meanings of the keys, all of one kind: 2 to 100. */
  readonly crosswalkIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, for those who ask later; at most 2000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The hub's id of what they mean; not for units. */
  readonly targetId?: InputMaybe<Scalars['ID']['input']>;
  /** The unit they mean; for units alone. */
  readonly unit?: InputMaybe<Scalars['UnitOfMeasure']['input']>;
};

/** What became of a merge. */
export type MergeCrosswalksPayload = {
  readonly __typename?: 'MergeCrosswalksPayload';
  /** The meanings, one a key. Null when `userErrors` is not empty. */
  readonly crosswalks?: Maybe<ReadonlyArray<Crosswalk>>;
  /** How many messages are tried again. */
  readonly redrivenCount: Scalars['Int']['output'];
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<CrosswalkUserError>;
};

/** Which way a message goes. */
export type MessageDirection =
  /** It came to the hub. */
  | 'IN'
  /** The hub sends it. */
  | 'OUT';

/** Narrows a list of messages. What is given must all hold. */
export type MessageFilter = {
  /** Kept in order by this key, for example `case:88213`. */
  readonly businessKey?: InputMaybe<Scalars['String']['input']>;
  /** With this control id: MSH-10, ISA13, ST02. */
  readonly controlId?: InputMaybe<Scalars['String']['input']>;
  /** Which way. */
  readonly direction?: InputMaybe<MessageDirection>;
  /** With this business number: of an order, a shipment, an invoice. */
  readonly documentNumber?: InputMaybe<Scalars['String']['input']>;
  /** For one of these facilities. */
  readonly facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Received or queued at or after. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** What came in this interchange. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Exchanged with this trading partner, by its slug or its name. */
  readonly partner?: InputMaybe<Scalars['String']['input']>;
  /** From this sender, by its id in hub.yaml or its name. */
  readonly sender?: InputMaybe<Scalars['String']['input']>;
  /** In one of these states. */
  readonly states?: InputMaybe<ReadonlyArray<MessageState>>;
  /** Received or queued before. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of one of these types, for example `855` or `SIU^S12`. */
  readonly types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A message's bytes. They may hold patients' data: that they were read is kept in the audit. */
export type MessagePayload = {
  readonly __typename?: 'MessagePayload';
  /** As they came, in base 64. */
  readonly base64: Scalars['String']['output'];
  /** How many. */
  readonly byteCount: Scalars['Int']['output'];
  /** SHA-256 of all that came in one piece: of the interchange, where the message is a set in one. In hex. */
  readonly sha256: Scalars['String']['output'];
  /** As text: UTF-8, or Latin-1 where they are not that. */
  readonly text: Scalars['String']['output'];
};

/** How a message is written. */
export type MessageProtocol =
  /** HL7 version 2, as hospital systems speak it. */
  | 'HL7V2'
  /** X12, as suppliers and warehouses speak it. */
  | 'X12';

/**
 * A message as the exchange keeps it: one that came or one that is sent, a hospital system's or a trading partner's. An X12
 * interchange is a message, and so is each transaction set in it.
 */
export type MessageRecord = {
  readonly __typename?: 'MessageRecord';
  /** What it is about or has changed. */
  readonly about: ReadonlyArray<LineageNode>;
  /** When the partner said that it can read it; null for what came, and as long as it has not (R44). */
  readonly acknowledgedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What its order is kept by, for example `case:88213` or `po:4500012345`; null when it has none. */
  readonly businessKey?: Maybe<Scalars['String']['output']>;
  /** The sender's own id of it (MSH-10, ST02, of an interchange ISA13); null when that could not be read. */
  readonly controlId?: Maybe<Scalars['String']['output']>;
  /** Which way it went. */
  readonly direction: MessageDirection;
  /** The business's own number: of an order, a shipment, an invoice; null when it has none. */
  readonly documentNumber?: Maybe<Scalars['String']['output']>;
  /** The message it repeats; null when it repeats none. */
  readonly duplicateOf?: Maybe<MessageRecord>;
  /** What a person must look at because of it, as long as it is open; those the viewer may see. */
  readonly exceptions: ReadonlyArray<SupplyException>;
  /** Where it belongs; null as long as the hub does not know, and for partners. */
  readonly facility?: Maybe<Facility>;
  /** GS06 of the group it is in; null for HL7 and interchanges, and as long as it has none. */
  readonly groupControl?: Maybe<Scalars['String']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** ISA13 of the interchange it is in; null for HL7, and as long as it has none. */
  readonly interchangeControl?: Maybe<Scalars['String']['output']>;
  /** Whether its control id named another message before: it was processed all the same (R69). */
  readonly isControlIdReused: Scalars['Boolean']['output'];
  /**
   * What kind of message it is, for example `SIU^S12` or `855`; null when that could not be read. An X12 interchange is a
   * message, `X12`, and so is each transaction set in it.
   */
  readonly messageType?: Maybe<Scalars['String']['output']>;
  /** Which answers to it should have come by now and have not: `997`, `855`, `856`. Empty for what came. */
  readonly overdue: ReadonlyArray<Scalars['String']['output']>;
  /** The interchange it came in; null for interchanges, for HL7 and for what is sent. */
  readonly parent?: Maybe<MessageRecord>;
  /** The trading partner it is exchanged with; null for hospital systems, and when the hub knows none. */
  readonly partner?: Maybe<TradingPartner>;
  /** Its bytes. Null without the scope `phi:read`, and when their retention time is over. That they were read is kept. */
  readonly payload?: Maybe<MessagePayload>;
  /** How it is written. */
  readonly protocol: MessageProtocol;
  /** Why it is parked, rejected, held or a duplicate; null in every other state. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When the hub had it; of one that is sent, when it was queued. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** What to do about it; null when nothing is to be done. */
  readonly remedy?: Maybe<Scalars['String']['output']>;
  /** Who sent it, by the name in hub.yaml or in its profile; null when it is nobody the hub knows, or the hub itself. */
  readonly sender?: Maybe<Scalars['String']['output']>;
  /** When the partner's side first took it; null for what came, and as long as it has not. */
  readonly sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it came to its state of now. */
  readonly settledAt: Scalars['DateTime']['output'];
  /** What became of it. */
  readonly state: MessageState;
  /** Every state it was in, the first first. Empty when no more is known of it than its state. */
  readonly steps: ReadonlyArray<MessageStep>;
  /** The supplier it is exchanged with; null when it is none. */
  readonly supplier?: Maybe<Supplier>;
  /** How often its content came: 1, and one more for each repetition that had no effect. */
  readonly timesReceived: Scalars['Int']['output'];
  /** The keys in it that nobody has given a meaning yet; empty when it does not wait for any, and for partners. */
  readonly unknownKeys: ReadonlyArray<UnknownKey>;
  /** The transport it came or goes by, as its profile names it; null when none was chosen yet. */
  readonly via?: Maybe<Scalars['String']['output']>;
};

/** A page of messages. */
export type MessageRecordConnection = {
  readonly __typename?: 'MessageRecordConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<MessageRecordEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of messages. */
export type MessageRecordEdge = {
  readonly __typename?: 'MessageRecordEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: MessageRecord;
};

/** What became of a message. The first seven are of one that came, the others, and REJECTED, of one that is sent. */
export type MessageState =
  /** The partner can read it, and has said no more than that (R44). */
  | 'ACKNOWLEDGED'
  /** It had its effect, or needed none. */
  | 'APPLIED'
  /** It came before, and had no second effect (R46, R48, R69). */
  | 'DUPLICATE'
  /** It is not sent until a person does something. */
  | 'HELD'
  /** Nobody has acknowledged it in time; it is not sent again by itself (R44). */
  | 'OVERDUE'
  /** It is understood and waits for a person. */
  | 'PARKED'
  /** It waits to be sent. */
  | 'QUEUED'
  /** Stored and acknowledged; its turn comes. */
  | 'RECEIVED'
  /** It was refused and will not be processed; of one that was sent, the partner cannot read it. */
  | 'REJECTED'
  /** On its way through the part of the hub that takes it. */
  | 'ROUTED'
  /** The partner's side took it; nobody has said yet that it can be read. */
  | 'SENT'
  /** It is flagged as no production message: kept, and never applied (R46). */
  | 'TEST';

/** A state a message was in. */
export type MessageStep = {
  readonly __typename?: 'MessageStep';
  /** When it came to it. */
  readonly at: Scalars['DateTime']['output'];
  /** What is known of it, for example which transport took it; null when nothing is. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The state. */
  readonly state: MessageState;
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
   * Keeps a rule for a partner's keys. It gives a meaning to keys that have none, now and whenever one comes, and never
   * overrules a steward; messages that waited are tried again in the same transaction. For stewards.
   */
  readonly addPartnerRule: AddPartnerRulePayload;
  /** Says who looks after an exception, or that nobody does. Not for partners. */
  readonly assignException: AssignExceptionPayload;
  /** Gives a replay up; what was replayed before stays so. For integrators. */
  readonly cancelReplay: ReplayPayload;
  /**
   * Says what a key means, from now on and everywhere; the parked messages that waited for nothing else are tried again in
   * the same transaction. For stewards: buyers and integrators who see all facilities.
   */
  readonly confirmCrosswalk: ConfirmCrosswalkPayload;
  /** Ends a rule. Meanings it has given stay. For stewards. */
  readonly endPartnerRule: EndPartnerRulePayload;
  /** Says that keys mean one thing, whatever they meant before. Messages are tried again as in `confirmCrosswalk`. For stewards. */
  readonly mergeCrosswalks: MergeCrosswalksPayload;
  /** Adds a note to an exception. Not for partners. */
  readonly noteException: NoteExceptionPayload;
  /** Lets a replay rest; the messages in hand are finished. For integrators. */
  readonly pauseReplay: ReplayPayload;
  /**
   * Hands messages that wait for a person back to the exchange, which tries them again: all of them, or none and a sentence
   * for each that cannot be. What is parked is applied again; what was sent and is held, refused or overdue is sent again.
   * For integrators alone.
   */
  readonly redriveMessages: RedriveMessagesPayload;
  /** Says what a key does not mean: a candidate is out, what was confirmed is taken back. For stewards. */
  readonly refuseCrosswalk: RefuseCrosswalkPayload;
  /**
   * Has applied messages taken once more, or tells what would come of it. For integrators who see all facilities. What was
   * selected is settled when it is asked for.
   */
  readonly replayMessages: ReplayPayload;
  /**
   * Closes an exception that was dealt with elsewhere. It stays closed as long as what is wrong is the same, and opens again
   * when something else is, or when it had gone and comes back. A message it came by stays as it is. Not for partners.
   */
  readonly resolveException: ResolveExceptionPayload;
  /** Lets a paused replay go on. For integrators. */
  readonly resumeReplay: ReplayPayload;
  /**
   * Takes a key away from what it means: it gets another meaning, or waits for one. What was done under the old one stays
   * done (R6). For stewards.
   */
  readonly splitCrosswalk: SplitCrosswalkPayload;
};


export type MutationAddPartnerRuleArgs = {
  input: AddPartnerRuleInput;
};


export type MutationAssignExceptionArgs = {
  input: AssignExceptionInput;
};


export type MutationCancelReplayArgs = {
  replayId: Scalars['ID']['input'];
};


export type MutationConfirmCrosswalkArgs = {
  input: ConfirmCrosswalkInput;
};


export type MutationEndPartnerRuleArgs = {
  input: EndPartnerRuleInput;
};


export type MutationMergeCrosswalksArgs = {
  input: MergeCrosswalksInput;
};


export type MutationNoteExceptionArgs = {
  input: NoteExceptionInput;
};


export type MutationPauseReplayArgs = {
  replayId: Scalars['ID']['input'];
};


export type MutationRedriveMessagesArgs = {
  input: RedriveMessagesInput;
};


export type MutationRefuseCrosswalkArgs = {
  input: RefuseCrosswalkInput;
};


export type MutationReplayMessagesArgs = {
  input: ReplayMessagesInput;
};


export type MutationResolveExceptionArgs = {
  input: ResolveExceptionInput;
};


export type MutationResumeReplayArgs = {
  replayId: Scalars['ID']['input'];
};


export type MutationSplitCrosswalkArgs = {
  input: SplitCrosswalkInput;
};

/** Which exception, and what to say of it. */
export type NoteExceptionInput = {
  /** The hub's id of the exception. */
  readonly exceptionId: Scalars['ID']['input'];
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The words, without patient data: 1 to 2000 characters. */
  readonly text: Scalars['String']['input'];
};

/** What became of a note. */
export type NoteExceptionPayload = {
  readonly __typename?: 'NoteExceptionPayload';
  /** The exception. Null when `userErrors` is not empty. */
  readonly exception?: Maybe<SupplyException>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<ExceptionUserError>;
};

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

/** How exchange with a trading partner goes, in the hospital's words. */
export type PartnerHealth = {
  readonly __typename?: 'PartnerHealth';
  /** How its answers came, of those due in the last seven days, and all that are missing. Empty when none was due. */
  readonly answers: ReadonlyArray<AnswerPunctuality>;
  /** The cases they cover now, at most 100; those the viewer may see. Empty for partners. */
  readonly casesAtStake: ReadonlyArray<SurgicalCase>;
  /** When something last came from it; null: never. */
  readonly lastReceivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When something last reached it; null: never. */
  readonly lastSentAt?: Maybe<Scalars['DateTime']['output']>;
  /** The document that waits longest, either way; null when none does, or it is not the viewer's to see. */
  readonly oldestWaiting?: Maybe<MessageRecord>;
  /** Orders whose answers are missing, or whose documents wait. */
  readonly ordersAtStake: ReadonlyArray<PurchaseOrder>;
  /** How many documents of it wait for a person. */
  readonly parkedCount: Scalars['Int']['output'];
  /** The partner. */
  readonly partner: TradingPartner;
  /** How it goes, for example `Alpine Surgical acknowledges late: 42 orders, 6 cases.` */
  readonly sentence: Scalars['String']['output'];
  /** The worst that holds. */
  readonly state: PartnerState;
  /** What they are worth; null when there are none, or they are in several currencies. */
  readonly valueAtStake?: Maybe<Money>;
  /** How many documents wait to be sent to it. */
  readonly waitingToSendCount: Scalars['Int']['output'];
};

/** A rule that gives a partner's keys their meaning. */
export type PartnerRule = {
  readonly __typename?: 'PartnerRule';
  /** When. */
  readonly addedAt: Scalars['DateTime']['output'];
  /** Who added it. */
  readonly addedBy: Scalars['String']['output'];
  /** When it was ended; null while it holds. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who ended it; null while it holds. */
  readonly endedBy?: Maybe<Scalars['String']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** What the keys stand for. */
  readonly kind: CrosswalkKind;
  /** Why. */
  readonly note: Scalars['String']['output'];
  /** The partner. */
  readonly partner: TradingPartner;
  /** The rule in a sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** A page of rules. */
export type PartnerRuleConnection = {
  readonly __typename?: 'PartnerRuleConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<PartnerRuleEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** What a rule would have changed. */
export type PartnerRuleDryRun = {
  readonly __typename?: 'PartnerRuleDryRun';
  /** How many keys a steward decided otherwise; for those the rule does nothing. */
  readonly decidedOtherwiseCount: Scalars['Int']['output'];
  /** Whether there are more messages than are given. */
  readonly isCut: Scalars['Boolean']['output'];
  /** How many keys it gives a meaning that have none. */
  readonly keyCount: Scalars['Int']['output'];
  /** The messages, the newest first: at most 200. */
  readonly messages: ReadonlyArray<PartnerRuleEffect>;
  /** How many parked messages would be tried again at once. */
  readonly redrivenCount: Scalars['Int']['output'];
  /** The rule in a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** How many parked messages would still wait for other keys. */
  readonly stillWaitingCount: Scalars['Int']['output'];
};

/** An entry of a page of rules. */
export type PartnerRuleEdge = {
  readonly __typename?: 'PartnerRuleEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: PartnerRule;
};

/** What a rule would have made of one key in one message. */
export type PartnerRuleEffect = {
  readonly __typename?: 'PartnerRuleEffect';
  /** The key in it. */
  readonly key: Scalars['String']['output'];
  /** What the rule says that it means, as people know it. */
  readonly meaning: Scalars['String']['output'];
  /** The message. */
  readonly message?: Maybe<MessageRecord>;
  /** What would come of it. */
  readonly outcome: PartnerRuleOutcome;
};

/**
 * A rule for a partner's keys: which keys, and how each gets its meaning. Which keys: `key`, or those that begin with
 * `keyPrefix` and end with `keySuffix`; all of its keys of the kind when none is given. How: exactly one of `targetId`, `unit`,
 * `readRestAsOurs` and `acceptFromConfidence`.
 */
export type PartnerRuleInput = {
  /** The best candidate is taken when it is at least so sure, 0 to 1, and no other comes near. */
  readonly acceptFromConfidence?: InputMaybe<Scalars['Decimal']['input']>;
  /** This key alone. */
  readonly key?: InputMaybe<Scalars['String']['input']>;
  /** Keys that begin so. */
  readonly keyPrefix?: InputMaybe<Scalars['String']['input']>;
  /** Keys that end so. */
  readonly keySuffix?: InputMaybe<Scalars['String']['input']>;
  /** What the keys stand for. */
  readonly kind: CrosswalkKind;
  /** The partner, by its slug. */
  readonly partner: Scalars['String']['input'];
  /**
   * What is left of the key without prefix, suffix and leading zeros is a number the hub knows: the partner's part number or
   * the item's own number, a facility's code, a supplier's number, a unit code.
   */
  readonly readRestAsOurs?: InputMaybe<Scalars['Boolean']['input']>;
  /** They mean this: a hub id. Not for units. */
  readonly targetId?: InputMaybe<Scalars['ID']['input']>;
  /** They mean this unit. For units alone. */
  readonly unit?: InputMaybe<Scalars['UnitOfMeasure']['input']>;
};

/** What would come of a rule for a key in a message. */
export type PartnerRuleOutcome =
  /** A steward decided otherwise; the rule does nothing. */
  | 'DECIDED_OTHERWISE'
  /** It is parked, and would be tried again at once. */
  | 'WOULD_BE_TRIED_AGAIN'
  /** It was parked for this key once, and would not have been. */
  | 'WOULD_NOT_HAVE_WAITED'
  /** It is parked, and would wait for its other keys. */
  | 'WOULD_STILL_WAIT';

/** How exchange with a partner goes, the best first. */
export type PartnerState =
  /** Nothing is sent to it, because a person or its profile says so. */
  | 'HELD'
  /** Answers that should have come are missing. */
  | 'LATE'
  /** None of its transports works. */
  | 'UNREACHABLE'
  /** Documents of it wait for a person. */
  | 'WAITING'
  /** Everything comes and goes. */
  | 'WELL';

/** What a surgeon wants opened or held for a procedure, at a facility and in a span of days. */
export type PreferenceCard = {
  readonly __typename?: 'PreferenceCard';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
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
  /** What a person must look at about it and its documents: open exceptions, the newest first; those the viewer may see. */
  readonly exceptions: ReadonlyArray<SupplyException>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A line of an order: one item for one facility. */
export type PurchaseOrderLine = {
  readonly __typename?: 'PurchaseOrderLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** How it compares with its receipts and invoices; null when the hub has not compared it yet. */
  readonly match?: Maybe<LineMatch>;
};

/** A number of something, with its unit. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** In which unit. */
  readonly unit: Scalars['UnitOfMeasure']['output'];
  /** How many, exact. */
  readonly value: Scalars['Decimal']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** Who changed what, the newest first. Empty for partners. */
  readonly auditEntries: AuditEntryConnection;
  /** Takes every hash of the audit's chain anew, which takes a while where there are many. For integrators. */
  readonly auditVerification: AuditVerification;
  /** One meaning of a key by the hub's id; null when there is none, and for partners. */
  readonly crosswalk?: Maybe<Crosswalk>;
  /** What keys of others may mean here, proposed last first. Empty for partners. */
  readonly crosswalks: CrosswalkConnection;
  /**
   * What was exchanged in a span of time, counted: with whom, of which type, each way, and what became of it. By partner or
   * sender, then type. Counted over what the viewer may see; whether it adds up is told of exactly that.
   */
  readonly exchangeLedger: ExchangeLedger;
  /** One match by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly lineMatch?: Maybe<LineMatch>;
  /** Order lines compared with what arrived and what was invoiced, those that changed last first. */
  readonly lineMatches: LineMatchConnection;
  /**
   * What led to a thing and what it led to. The thing is named by its hub id, or by what people and systems call it: a case
   * number, an order's, an invoice's, a lot, ISA13, MSH-10. Null when the viewer may see nothing of that name, and for
   * partners.
   */
  readonly lineage?: Maybe<Lineage>;
  /** One message by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly message?: Maybe<MessageRecord>;
  /** What the exchange took in and sent out, the newest first. */
  readonly messages: MessageRecordConnection;
  /** How exchange with trading partners goes now, by name; those the viewer may see. */
  readonly partnerHealth: ReadonlyArray<PartnerHealth>;
  /**
   * What a rule would have changed: the messages, parked now or in the past, that wanted a key the rule gives a meaning.
   * Nothing is kept or changed by asking. Only for who may add rules.
   */
  readonly partnerRuleDryRun: PartnerRuleDryRun;
  /** What holds for a partner's keys by rule, added last first. Empty for partners. */
  readonly partnerRules: PartnerRuleConnection;
  /** One replay by the hub's id; null when there is none. For integrators. */
  readonly replay?: Maybe<Replay>;
  /** Replays, the newest first. For integrators. */
  readonly replays: ReplayConnection;
  /** One exception by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly supplyException?: Maybe<SupplyException>;
  /** What a person must look at, the newest first: those that are open, unless the filter says otherwise. */
  readonly supplyExceptions: SupplyExceptionConnection;
};


export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditVerificationArgs = {
  notedHead?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCrosswalkArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCrosswalksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CrosswalkFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryExchangeLedgerArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
};


export type QueryLineMatchArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLineMatchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LineMatchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryLineageArgs = {
  of: Scalars['ID']['input'];
};


export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MessageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPartnerHealthArgs = {
  partner?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPartnerRuleDryRunArgs = {
  input: PartnerRuleInput;
};


export type QueryPartnerRulesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnded?: InputMaybe<Scalars['Boolean']['input']>;
  partner?: InputMaybe<Scalars['String']['input']>;
};


export type QueryReplayArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReplaysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySupplyExceptionArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySupplyExceptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SupplyExceptionFilter>;
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
};

/** A line of a receipt. A reversal is a line of its own with `isReversal` (R53). */
export type ReceiptLine = {
  readonly __typename?: 'ReceiptLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** The kinds of refusal to try messages again. */
export type RedriveMessagesErrorCode =
  /** The idempotency key was used for other messages (R35). */
  | 'KEY_USED_BEFORE'
  /** There is no such message, or it is not the viewer's to see. */
  | 'NOT_FOUND'
  /** The message does not wait for anybody. */
  | 'NOT_PARKED';

/** Which messages to try again. */
export type RedriveMessagesInput = {
  /**
   * Chosen by the caller, once for each deed. Sent again with the same messages, it does nothing and gives the first
   * answer; with others it is refused (R35).
   */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The hub's ids of messages that wait for a person: 1 to 1000. */
  readonly messageIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** What became of messages that were to be tried again. */
export type RedriveMessagesPayload = {
  readonly __typename?: 'RedriveMessagesPayload';
  /** The messages, handed back and not yet tried. Null when `userErrors` is not empty. */
  readonly messages?: Maybe<ReadonlyArray<MessageRecord>>;
  /** Why nothing was handed back; empty on success. */
  readonly userErrors: ReadonlyArray<RedriveMessagesUserError>;
};

/** Why messages cannot be tried again. */
export type RedriveMessagesUserError = {
  readonly __typename?: 'RedriveMessagesUserError';
  /** Which kind of refusal. */
  readonly code: RedriveMessagesErrorCode;
  /** The part of the input that is refused, from `input` on. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** Which meaning to refuse. */
export type RefuseCrosswalkInput = {
  /** The hub's id of the candidate, or of what was confirmed. */
  readonly crosswalkId: Scalars['ID']['input'];
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, for those who ask later; at most 2000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a refusal. */
export type RefuseCrosswalkPayload = {
  readonly __typename?: 'RefuseCrosswalkPayload';
  /** The meaning. Null when `userErrors` is not empty. */
  readonly crosswalk?: Maybe<Crosswalk>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<CrosswalkUserError>;
};

/** What may help about an exception. */
export type RemedyAction =
  /** Make it a rule for the partner: `partnerRuleDryRun`, then `addPartnerRule`. */
  | 'ADD_PARTNER_RULE'
  /** Change the policy: `previewPolicy`, then `adoptPolicy`. */
  | 'ADOPT_POLICY'
  /** Ask the partner. */
  | 'CALL_PARTNER'
  /** Ask the supplier. */
  | 'CALL_SUPPLIER'
  /** Cancel the order's line: `cancelOrderLine`. */
  | 'CANCEL_ORDER_LINE'
  /** Change the order's line: `changeOrderLine`. */
  | 'CHANGE_ORDER_LINE'
  /** Say what an unknown key means: `confirmCrosswalk`. */
  | 'CONFIRM_CROSSWALK'
  /** Have the sender correct it. */
  | 'CORRECT_AT_SENDER'
  /** Correct the preference cards. */
  | 'CORRECT_CARDS'
  /** Correct hub.yaml. */
  | 'CORRECT_CONFIGURATION'
  /** Have the price agreed, or extended, in the contract. */
  | 'CORRECT_CONTRACT'
  /** Correct it in the system that refuses it. */
  | 'CORRECT_IN_SYSTEM'
  /** Correct the partner's profile. */
  | 'CORRECT_PROFILE'
  /** Approve or refuse the substitute: `approveSubstitution`, `refuseSubstitution`. */
  | 'DECIDE_SUBSTITUTION'
  /** Order it from another supplier: `submitRequisition`. */
  | 'ORDER_ELSEWHERE'
  /** Have the message tried again: `redriveMessages`. */
  | 'REDRIVE_MESSAGES'
  /** Let documents go to the partner again, or see why its transport fails. */
  | 'RELEASE_PARTNER'
  /** Close it and say how it was dealt with: `resolveException`. */
  | 'RESOLVE_BY_HAND'
  /** Have it transferred from another facility: `transferStock`. */
  | 'TRANSFER_STOCK'
  /** Wait for the order: the message is applied by itself when it is there. */
  | 'WAIT_FOR_ORDER';

/**
 * Applied messages taken once more, in the order they came, by the parts of the hub that took them. What is applied already
 * has no second effect (R71); what comes out otherwise, because a rule or the hub itself is another now, is kept.
 */
export type Replay = {
  readonly __typename?: 'Replay';
  /** When it was asked for. */
  readonly askedAt: Scalars['DateTime']['output'];
  /** Who asked for it. */
  readonly askedBy: Scalars['String']['output'];
  /** When it was done or cancelled; null as long as it is not. */
  readonly doneAt?: Maybe<Scalars['DateTime']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether it only tells what would come out. */
  readonly isPreview: Scalars['Boolean']['output'];
  /** Message by message, in the order they came. */
  readonly items: ReplayItemConnection;
  /** How many messages were selected: at most 100000. */
  readonly messageCount: Scalars['Int']['output'];
  /** How many came out how. */
  readonly outcomes: ReadonlyArray<ReplayOutcomeCount>;
  /** Messages a second. */
  readonly rate: Scalars['Int']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** How far it is. */
  readonly state: ReplayState;
};


/**
 * Applied messages taken once more, in the order they came, by the parts of the hub that took them. What is applied already
 * has no second effect (R71); what comes out otherwise, because a rule or the hub itself is another now, is kept.
 */
export type ReplayItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  outcomes?: InputMaybe<ReadonlyArray<ReplayOutcome>>;
};

/** Rows that a replayed message changed, or would. */
export type ReplayChange = {
  readonly __typename?: 'ReplayChange';
  /** How many came. */
  readonly addedCount: Scalars['Int']['output'];
  /** How many became another. */
  readonly changedCount: Scalars['Int']['output'];
  /** How many went. */
  readonly removedCount: Scalars['Int']['output'];
  /** Of what, as the hub's tables name it: `orders.acknowledgement`. */
  readonly table: Scalars['String']['output'];
};

/** A page of replays. */
export type ReplayConnection = {
  readonly __typename?: 'ReplayConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<ReplayEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of replays. */
export type ReplayEdge = {
  readonly __typename?: 'ReplayEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Replay;
};

/** The kinds of refusal to do something about a replay. */
export type ReplayErrorCode =
  /** The idempotency key was used for another replay (R35). */
  | 'KEY_USED_BEFORE'
  /** There is no such replay. */
  | 'NOT_FOUND'
  /** It is not in a state for that: only what runs is paused, only what is paused is resumed. */
  | 'NOT_IN_STATE';

/** One message of a replay. */
export type ReplayItem = {
  readonly __typename?: 'ReplayItem';
  /** When; null: not yet. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** What it changed, or would. */
  readonly changes: ReadonlyArray<ReplayChange>;
  /** The message; null when it is kept no longer. */
  readonly message?: Maybe<MessageRecord>;
  /** Why it was refused, left out or failed; null otherwise. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** How it came out; null: not yet. */
  readonly outcome?: Maybe<ReplayOutcome>;
};

/** A page of a replay's messages. */
export type ReplayItemConnection = {
  readonly __typename?: 'ReplayItemConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<ReplayItemEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of a replay's messages. */
export type ReplayItemEdge = {
  readonly __typename?: 'ReplayItemEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: ReplayItem;
};

/** What is replayed, why, and how fast. */
export type ReplayMessagesInput = {
  /** Chosen by the caller, once for each replay (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Whether it only tells what would come out, and keeps nothing of it. */
  readonly isPreview: Scalars['Boolean']['input'];
  /** Messages a second, 1 to 10000. */
  readonly rate?: InputMaybe<Scalars['Int']['input']>;
  /** Why, for whoever asks later: 1 to 2000 characters, without patient data. */
  readonly reason: Scalars['String']['input'];
  /** Which messages. */
  readonly selection: ReplaySelectionInput;
};

/** How a replayed message came out. */
export type ReplayOutcome =
  /** Something came out otherwise than before. */
  | 'CHANGED'
  /** The hub itself failed at it. */
  | 'FAILED'
  /** It would be parked now; nothing changed, and it stays applied. */
  | 'REFUSED'
  /** It was left out: it is no longer applied, or its bytes are kept no longer. */
  | 'SKIPPED'
  /** Nothing changed (R71). */
  | 'UNCHANGED';

/** How many messages of a replay came out so. */
export type ReplayOutcomeCount = {
  readonly __typename?: 'ReplayOutcomeCount';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** How. Null: not yet. */
  readonly outcome?: Maybe<ReplayOutcome>;
};

/** What became of a replay that was asked for, paused, resumed or cancelled. */
export type ReplayPayload = {
  readonly __typename?: 'ReplayPayload';
  /** The replay. Null when `userErrors` is not empty. */
  readonly replay?: Maybe<Replay>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<ReplayUserError>;
};

/** Which applied messages are replayed. What is given must all hold; something must be. */
export type ReplaySelectionInput = {
  /** Kept in order by this key, for example `case:88213`. */
  readonly businessKey?: InputMaybe<Scalars['String']['input']>;
  /** From these: slugs of trading partners, or ids of senders in hub.yaml. */
  readonly from?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** These, by their hub ids: at most 1000. */
  readonly messageIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Received at or after. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of these types: `SIU^S12`, `SIU`, `855`. */
  readonly types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Received before. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How far a replay is. */
export type ReplayState =
  /** Given up; what was replayed before stays so. */
  | 'CANCELLED'
  /** Through. */
  | 'DONE'
  /** Resting until somebody resumes it. */
  | 'PAUSED'
  /** Under way. */
  | 'RUNNING';

/** Why nothing was done about a replay. */
export type ReplayUserError = {
  readonly __typename?: 'ReplayUserError';
  /** Which kind of refusal. */
  readonly code: ReplayErrorCode;
  /** The part of the input that is refused, from `input` on. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** An internal request for supplies. */
export type Requisition = {
  readonly __typename?: 'Requisition';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A line of a requisition: one item for one facility. */
export type RequisitionLine = {
  readonly __typename?: 'RequisitionLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** Which exception, and how it was dealt with. */
export type ResolveExceptionInput = {
  /** The hub's id of the exception. */
  readonly exceptionId: Scalars['ID']['input'];
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** How, without patient data: 1 to 2000 characters. */
  readonly resolution: Scalars['String']['input'];
};

/** What became of a resolution. */
export type ResolveExceptionPayload = {
  readonly __typename?: 'ResolveExceptionPayload';
  /** The exception. Null when `userErrors` is not empty. */
  readonly exception?: Maybe<SupplyException>;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<ExceptionUserError>;
};

/** Which key to take away from what it means. */
export type SplitCrosswalkInput = {
  /** The hub's id of what was confirmed. */
  readonly crosswalkId: Scalars['ID']['input'];
  /** Chosen by the caller, once for each deed (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, for those who ask later; at most 2000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The hub's id of what it means instead; null: it waits for a meaning. Not for units. */
  readonly targetId?: InputMaybe<Scalars['ID']['input']>;
  /** The unit it means instead; for units alone. */
  readonly unit?: InputMaybe<Scalars['UnitOfMeasure']['input']>;
};

/** What became of a split. */
export type SplitCrosswalkPayload = {
  readonly __typename?: 'SplitCrosswalkPayload';
  /** What the key means now; without a new meaning, the one that was taken back. Null when `userErrors` is not empty. */
  readonly crosswalk?: Maybe<Crosswalk>;
  /** How many messages are tried again. */
  readonly redrivenCount: Scalars['Int']['output'];
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<CrosswalkUserError>;
};

/**
 * Something about the stock a person should know. Of one thing there is at most one open alert: below its level and out of
 * stock are one, and so are a lot that expires soon and one that has. When it is over it is cleared; when it comes back,
 * that is another alert.
 */
export type StockAlert = {
  readonly __typename?: 'StockAlert';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A quantity of one item in one place with one lot, status and owner. */
export type StockLot = {
  readonly __typename?: 'StockLot';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A quantity of one lot on its way from one storage location to another. */
export type StockTransfer = {
  readonly __typename?: 'StockTransfer';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A place with stock. */
export type StorageLocation = {
  readonly __typename?: 'StorageLocation';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** What is told as it happens, over graphql-ws and Server-Sent Events. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Tells when something a person must look at is opened, is another than it was, is dealt with or is over. Each frame has a
   * cursor in `extensions.cursor`; who comes back with it in `extensions.after` misses nothing.
   */
  readonly supplyExceptionChanged: SupplyExceptionChange;
};


/** What is told as it happens, over graphql-ws and Server-Sent Events. */
export type SubscriptionSupplyExceptionChangedArgs = {
  caseIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  itemIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  kinds?: InputMaybe<ReadonlyArray<SupplyExceptionKind>>;
  severities?: InputMaybe<ReadonlyArray<SupplyExceptionSeverity>>;
  supplierIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  team?: InputMaybe<Scalars['String']['input']>;
};

/** A supplier's wish to send another part than was ordered; a person decides (R42). */
export type SubstitutionRequest = {
  readonly __typename?: 'SubstitutionRequest';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** Something that may help. */
export type SuggestedRemedy = {
  readonly __typename?: 'SuggestedRemedy';
  /** What to do. */
  readonly action: RemedyAction;
  /** The same in a sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** Whom the hospital group pays for supplies. */
export type Supplier = {
  readonly __typename?: 'Supplier';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** What a supplier itself sent as its claim (X12 810). What the hospital's system recorded of it is an Invoice. */
export type SupplierInvoice = {
  readonly __typename?: 'SupplierInvoice';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A line of a supplier's claim. */
export type SupplierInvoiceLine = {
  readonly __typename?: 'SupplierInvoiceLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/**
 * Something a person must look at. It is raised once and closes by itself when what was wrong no longer is; should that
 * come back, it opens again. Partners see what is between them and the hospital: trouble with what they said of their orders,
 * what they owe, and what they sent that cannot be read; not what the hospital does about it, nor whom it hangs on.
 */
export type SupplyException = {
  readonly __typename?: 'SupplyException';
  /** For how many minutes it was open, or is until now. */
  readonly ageMinutes: Scalars['Int']['output'];
  /** What the order of its documents is kept by, for example `po:4500012345`; null when it has none. */
  readonly businessKey?: Maybe<Scalars['String']['output']>;
  /**
   * The cases that what it is about was to serve: its own, and those that its orders cover now. The next first by id, at most
   * 100; those the viewer may see. Empty for partners.
   */
  readonly casesAtStake: ReadonlyArray<SurgicalCase>;
  /** When it was solved; null while it is open. */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** By when a person should have looked at it: set by its kind when it opened. */
  readonly dueAt: Scalars['DateTime']['output'];
  /** Where; null when that is not known, or no one facility, and for partners. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id: the same whenever this comes back. */
  readonly id: Scalars['ID']['output'];
  /** Whether it waits for a person. */
  readonly isOpen: Scalars['Boolean']['output'];
  /** Whether it is open and that time has passed. */
  readonly isOverdue: Scalars['Boolean']['output'];
  /** The item it is about; null when it is about none, or several. */
  readonly item?: Maybe<Item>;
  /** What kind of trouble. */
  readonly kind: SupplyExceptionKind;
  /** The message it came by; null when it came by none. */
  readonly message?: Maybe<MessageRecord>;
  /** What people did about it and said of it: the last 50, the newest first; empty for partners. */
  readonly notes: ReadonlyArray<ExceptionNote>;
  /** Since when it is, or last was, open. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** Who looks after it; null: nobody yet. Null for partners. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** The trading partner it is with; null when it is with none, or none the hub knows. */
  readonly partner?: Maybe<TradingPartner>;
  /** The lines of orders it is about; empty when it is about none, or about an order as a whole. */
  readonly purchaseOrderLines: ReadonlyArray<PurchaseOrderLine>;
  /** What to do about it: the hospital, or the partner that asks. */
  readonly remedy: Scalars['String']['output'];
  /** How it was dealt with, in the words of who closed it; null when it closed by itself, or is open, and for partners. */
  readonly resolution?: Maybe<Scalars['String']['output']>;
  /** Who closed it by hand; null when it closed by itself, or is open, and for partners. */
  readonly resolvedBy?: Maybe<Scalars['String']['output']>;
  /** What is wrong. */
  readonly sentence: Scalars['String']['output'];
  /** How much hangs on it. */
  readonly severity: SupplyExceptionSeverity;
  /** The suppliers who see it too, because it is between them and the hospital; empty: nobody outside does. */
  readonly sharedWith: ReadonlyArray<Supplier>;
  /** What may help, the best first; empty for partners. */
  readonly suggestedRemedies: ReadonlyArray<SuggestedRemedy>;
  /** The case it is about; null when it is about none, or the hub does not know which, and for partners. */
  readonly surgicalCase?: Maybe<SurgicalCase>;
  /** Whose it is to deal with, as the policy of its facility says; null: nobody's in particular. Null for partners. */
  readonly team?: Maybe<Scalars['String']['output']>;
  /** The keys nobody has given a meaning yet, because of which it is there; empty for other kinds, and for partners. */
  readonly unknownKeys: ReadonlyArray<UnknownKey>;
  /**
   * What the orders it is about are worth, or the lines of theirs it is about; what was cancelled is left out. Null when it is about no order the hub knows,
   * or about orders in several currencies, and for partners.
   */
  readonly valueAtStake?: Maybe<Money>;
};

/** An exception that is another than it was. */
export type SupplyExceptionChange = {
  readonly __typename?: 'SupplyExceptionChange';
  /** When it changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** The exception as it stands: several changes in quick succession may show the same. */
  readonly supplyException: SupplyException;
};

/** A page of exceptions. */
export type SupplyExceptionConnection = {
  readonly __typename?: 'SupplyExceptionConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<SupplyExceptionEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many the viewer may see in all, under the same filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page of exceptions. */
export type SupplyExceptionEdge = {
  readonly __typename?: 'SupplyExceptionEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: SupplyException;
};

/** Narrows a list of exceptions. What is given must all hold. */
export type SupplyExceptionFilter = {
  /** Of what is kept in order by this key, for example `po:4500012345`. */
  readonly businessKey?: InputMaybe<Scalars['String']['input']>;
  /** Of this case. */
  readonly caseId?: InputMaybe<Scalars['ID']['input']>;
  /** At one of these facilities. */
  readonly facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whether still open; null for both. */
  readonly isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a person should have looked at it by now. */
  readonly isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** About this item. */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<SupplyExceptionKind>>;
  /** Looked after by this person; an empty text: by nobody. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** With this trading partner, by its slug. */
  readonly partner?: InputMaybe<Scalars['String']['input']>;
  /** Of one of these severities. */
  readonly severities?: InputMaybe<ReadonlyArray<SupplyExceptionSeverity>>;
  /** For this team to deal with. */
  readonly team?: InputMaybe<Scalars['String']['input']>;
};

/** The kinds of trouble a person must look at. */
export type SupplyExceptionKind =
  /** A partner has not acknowledged or answered a document in time. Open until it does; nothing is sent again by itself (R44). */
  | 'ACKNOWLEDGEMENT_OVERDUE'
  /** A supplier delivers a part later, on a day it names (R41). */
  | 'BACKORDERED'
  /** A supplier delivers a part later and names no day (R41). */
  | 'BACKORDER_WITHOUT_DATE'
  /** The preference card file has faults: the cards are those of the last good one. */
  | 'CARD_FILE_REFUSED'
  /** A supplier refuses a change of an order. */
  | 'CHANGE_REFUSED'
  /** A change of an order would take back what the supplier has shipped: it is not sent (R37). */
  | 'CHANGE_REFUSED_SHIPPED'
  /** A system refuses what it was asked to do. */
  | 'COMMAND_REFUSED'
  /** A system has failed for long at what it was asked to do, while it does other things. It is tried again for ever. */
  | 'COMMAND_STUCK'
  /** A sender uses control ids again for other messages. Open until it sends one with an id of its own. */
  | 'CONTROL_ID_REUSED'
  /** What was ordered is no longer needed: whether it is cancelled or kept is for a person (R26). */
  | 'DECISION_ORDER_NOT_NEEDED'
  /** A document is not sent until a person does something. */
  | 'DELIVERY_HELD'
  /** A partner says that it cannot read a document that was sent to it (R45). */
  | 'DELIVERY_REJECTED'
  /**
   * A document says another thing than what is known and must agree with it: an invoice number twice, another supplier's order,
   * an acknowledgement of nothing that was sent (R55, R68).
   */
  | 'DOCUMENT_CONFLICT'
  /** A document of a partner breaks its own guide: a value is missing, or none that its type allows. */
  | 'DOCUMENT_UNREADABLE'
  /** A supplier holds a line (R39). */
  | 'LINE_HELD'
  /** A supplier rejects a line or deletes it: what it was for is needed again (R43). */
  | 'LINE_REJECTED'
  /** A message is understood and cannot be applied, for a reason of its own. */
  | 'MESSAGE_PARKED'
  /**
   * A sender the hub knows sends what the exchange refuses. Open until it sends a message of that type that is taken, or, of
   * a partner's document whose number could be read, that document.
   */
  | 'MESSAGE_REJECTED'
  /** Something is needed, and cannot be ordered as it is. */
  | 'NEED_NOT_ORDERED'
  /** A supplier accepts an order with changes, and says nothing of a line (R38). */
  | 'NOT_ON_ACKNOWLEDGEMENT'
  /** No preference card fits a case. */
  | 'NO_CARD'
  /** Nothing is agreed with the supplier for what is to be ordered: it stops, unless it is urgent. */
  | 'OFF_CONTRACT'
  /** An order cannot be sent to its supplier's trading partner as it is. Closed when it is sent, or is not to be any more. */
  | 'ORDER_NOT_SENT'
  /** An order's price is another than the contract's (R59). */
  | 'ORDER_PRICE_NOT_CONTRACT'
  /** A supplier rejects an order as a whole (R38). */
  | 'ORDER_REJECTED'
  /** A partner owes answers that should have come. Raised once for all of them, and closed when none is missing. */
  | 'PARTNER_LATE'
  /** The profile of a trading partner has faults: the last good one stands, if there is one. */
  | 'PARTNER_PROFILE_REFUSED'
  /** None of a partner's transports works. Closed when one does. */
  | 'PARTNER_UNREACHABLE'
  /** A supplier names another price than the order, outside the tolerance (R43). */
  | 'PRICE_CHANGED'
  /** What was agreed for what is to be ordered has ended, or has not begun: it stops, unless it is urgent. */
  | 'PRICE_EXPIRED'
  /** A supplier has yet to name its price (R39). */
  | 'PRICE_PENDING'
  /** A promised day is over, and not all of it has come. */
  | 'PROMISE_OVERDUE'
  /** What a supplier says of a line does not add up to what was ordered (R40). */
  | 'QUANTITY_UNEXPLAINED'
  /** Another item than ordered is on its way or here, and nobody approved it (R42). */
  | 'SUBSTITUTE_UNAPPROVED'
  /** A supplier wants to send another item: a person decides (R42). */
  | 'SUBSTITUTION_REQUESTED'
  /** A supplier proposes another change of an order than it was asked for. */
  | 'SUPPLIER_CHANGE_PROPOSED'
  /** The system that keeps stock refuses to post a transfer. Closed when it posts it, or another takes its place. */
  | 'TRANSFER_REFUSED'
  /** A supplier answers in a code the hub does not know: it is never taken for accepted (R39). */
  | 'UNKNOWN_ANSWER_CODE'
  /** A case is scheduled at a place the hub does not know. */
  | 'UNKNOWN_FACILITY'
  /** A document, or a line of a case's card, names an item the item master does not have. */
  | 'UNKNOWN_ITEM'
  /** A document names a line its order does not have. */
  | 'UNKNOWN_LINE'
  /** A document names a place the hub does not know: it is never put anywhere else instead (R17). */
  | 'UNKNOWN_LOCATION'
  /** A document names an order the hub does not know. It is applied by itself when the order is there. */
  | 'UNKNOWN_ORDER'
  /** A document comes from somebody no profile names. */
  | 'UNKNOWN_PARTNER'
  /** A case names no procedure, or one no card knows. */
  | 'UNKNOWN_PROCEDURE'
  /** A document names a supplier the hub does not know. */
  | 'UNKNOWN_SUPPLIER'
  /** A document, or a line of a case's card, counts in a unit its item does not have (R4). */
  | 'UNKNOWN_UNIT';

/** How much hangs on an exception. */
export type SupplyExceptionSeverity =
  /** Nobody can say what a case needs, or what was said of it had no effect. */
  | 'CRITICAL'
  /** Nothing the hub says is wrong by it; a system behind it should be looked after. */
  | 'NOTICE'
  /** A part of what is needed is not known, or what the hub knows is old. */
  | 'WARNING';

/** One scheduled operation. The hub knows the case and not the patient. */
export type SurgicalCase = {
  readonly __typename?: 'SurgicalCase';
  /** What a person must look at before anybody can say whether it has its supplies: open exceptions, the newest first. */
  readonly exceptions: ReadonlyArray<SupplyException>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** Somebody the group exchanges electronic documents with, as the profile in its file says. Secrets are never shown. */
export type TradingPartner = {
  readonly __typename?: 'TradingPartner';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A key in a document that nobody has given a meaning yet. */
export type UnknownKey = {
  readonly __typename?: 'UnknownKey';
  /** What it may mean, the most likely first. */
  readonly candidates: ReadonlyArray<Crosswalk>;
  /** What else the document says of it, for example its description. */
  readonly facts: ReadonlyArray<KeyFact>;
  /** The key, as the party writes it. */
  readonly key: Scalars['String']['output'];
  /** What it stands for. */
  readonly kind: CrosswalkKind;
  /** Whose key it is. */
  readonly party: Scalars['String']['output'];
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
  Crosswalk: Crosswalk;
  InvoiceLine: InvoiceLine;
  LineMatch: LineMatch;
  MessageRecord: MessageRecord;
  PartnerRule: PartnerRule;
  PurchaseOrder: PurchaseOrder;
  PurchaseOrderLine: PurchaseOrderLine;
  SupplyException: SupplyException;
  SurgicalCase: SurgicalCase;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Crosswalk:
    ( { __typename: 'Crosswalk' }
    & GraphQLRecursivePick<FederationTypes['Crosswalk'], {"id":true}> );
  InvoiceLine:
    ( { __typename: 'InvoiceLine' }
    & GraphQLRecursivePick<FederationTypes['InvoiceLine'], {"id":true}> );
  LineMatch:
    ( { __typename: 'LineMatch' }
    & GraphQLRecursivePick<FederationTypes['LineMatch'], {"id":true}> );
  MessageRecord:
    ( { __typename: 'MessageRecord' }
    & GraphQLRecursivePick<FederationTypes['MessageRecord'], {"id":true}> );
  PartnerRule:
    ( { __typename: 'PartnerRule' }
    & GraphQLRecursivePick<FederationTypes['PartnerRule'], {"id":true}> );
  PurchaseOrder:
    ( { __typename: 'PurchaseOrder' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrder'], {"id":true}> );
  PurchaseOrderLine:
    ( { __typename: 'PurchaseOrderLine' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrderLine'], {"id":true}> );
  SupplyException:
    ( { __typename: 'SupplyException' }
    & GraphQLRecursivePick<FederationTypes['SupplyException'], {"id":true}> );
  SurgicalCase:
    ( { __typename: 'SurgicalCase' }
    & GraphQLRecursivePick<FederationTypes['SurgicalCase'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Acknowledgement: ResolverTypeWrapper<Acknowledgement>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcknowledgementLine: ResolverTypeWrapper<AcknowledgementLine>;
  AddPartnerRuleInput: AddPartnerRuleInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AddPartnerRulePayload: ResolverTypeWrapper<Omit<AddPartnerRulePayload, 'rule'> & { rule?: Maybe<ResolversTypes['PartnerRule']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AdvanceShipNotice: ResolverTypeWrapper<AdvanceShipNotice>;
  AdvanceShipNoticeLine: ResolverTypeWrapper<AdvanceShipNoticeLine>;
  AnswerPunctuality: ResolverTypeWrapper<AnswerPunctuality>;
  AssignExceptionInput: AssignExceptionInput;
  AssignExceptionPayload: ResolverTypeWrapper<Omit<AssignExceptionPayload, 'exception'> & { exception?: Maybe<ResolversTypes['SupplyException']> }>;
  AuditEntry: ResolverTypeWrapper<AuditRow>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AuditEntryEdge']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditFilter: AuditFilter;
  AuditVerification: ResolverTypeWrapper<AuditVerification>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Backorder: ResolverTypeWrapper<Backorder>;
  CaseDemand: ResolverTypeWrapper<CaseDemand>;
  ChangeAnswer: ResolverTypeWrapper<ChangeAnswer>;
  ChangeAnswerLine: ResolverTypeWrapper<ChangeAnswerLine>;
  CodedValue: ResolverTypeWrapper<CodedValue>;
  Command: ResolverTypeWrapper<Command>;
  ConfirmCrosswalkInput: ConfirmCrosswalkInput;
  ConfirmCrosswalkPayload: ResolverTypeWrapper<Omit<ConfirmCrosswalkPayload, 'crosswalk'> & { crosswalk?: Maybe<ResolversTypes['Crosswalk']> }>;
  Crosswalk: ResolverTypeWrapper<CrosswalkRow>;
  CrosswalkConnection: ResolverTypeWrapper<Omit<CrosswalkConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['CrosswalkEdge']> }>;
  CrosswalkEdge: ResolverTypeWrapper<Omit<CrosswalkEdge, 'node'> & { node: ResolversTypes['Crosswalk'] }>;
  CrosswalkErrorCode: CrosswalkErrorCode;
  CrosswalkEvidence: ResolverTypeWrapper<CrosswalkEvidence>;
  CrosswalkFact: CrosswalkFact;
  CrosswalkFilter: CrosswalkFilter;
  CrosswalkKeyInput: CrosswalkKeyInput;
  CrosswalkKind: CrosswalkKind;
  CrosswalkStatus: CrosswalkStatus;
  CrosswalkUserError: ResolverTypeWrapper<CrosswalkUserError>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  EndPartnerRuleInput: EndPartnerRuleInput;
  EndPartnerRulePayload: ResolverTypeWrapper<Omit<EndPartnerRulePayload, 'rule'> & { rule?: Maybe<ResolversTypes['PartnerRule']> }>;
  ExceptionErrorCode: ExceptionErrorCode;
  ExceptionNote: ResolverTypeWrapper<ExceptionNoteRow>;
  ExceptionNoteKind: ExceptionNoteKind;
  ExceptionUserError: ResolverTypeWrapper<ExceptionUserError>;
  ExchangeLedger: ResolverTypeWrapper<Ledger>;
  ExchangeLedgerLine: ResolverTypeWrapper<LedgerLine>;
  Facility: ResolverTypeWrapper<Reference>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  Invoice: ResolverTypeWrapper<Invoice>;
  InvoiceLine: ResolverTypeWrapper<Omit<InvoiceLine, 'match'> & { match?: Maybe<ResolversTypes['LineMatch']> }>;
  Item: ResolverTypeWrapper<Reference>;
  KeyFact: ResolverTypeWrapper<KeyFact>;
  LedgerCheck: ResolverTypeWrapper<LedgerCheck>;
  LedgerCount: ResolverTypeWrapper<LedgerCount>;
  LineMatch: ResolverTypeWrapper<LineMatchRow>;
  LineMatchConnection: ResolverTypeWrapper<Omit<LineMatchConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['LineMatchEdge']> }>;
  LineMatchEdge: ResolverTypeWrapper<Omit<LineMatchEdge, 'node'> & { node: ResolversTypes['LineMatch'] }>;
  LineMatchFilter: LineMatchFilter;
  LineMatchStatus: LineMatchStatus;
  Lineage: ResolverTypeWrapper<LineageAnswer>;
  LineageEdge: ResolverTypeWrapper<StoredEdge>;
  LineageEdgeKind: LineageEdgeKind;
  LineageMoment: ResolverTypeWrapper<Moment>;
  LineageMomentKind: LineageMomentKind;
  LineageNode: ResolverTypeWrapper<LineageThing>;
  LineageNodeKind: LineageNodeKind;
  MergeCrosswalksInput: MergeCrosswalksInput;
  MergeCrosswalksPayload: ResolverTypeWrapper<Omit<MergeCrosswalksPayload, 'crosswalks'> & { crosswalks?: Maybe<ReadonlyArray<ResolversTypes['Crosswalk']>> }>;
  MessageDirection: MessageDirection;
  MessageFilter: MessageFilter;
  MessagePayload: ResolverTypeWrapper<Payload>;
  MessageProtocol: MessageProtocol;
  MessageRecord: ResolverTypeWrapper<MessageRow>;
  MessageRecordConnection: ResolverTypeWrapper<Omit<MessageRecordConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['MessageRecordEdge']> }>;
  MessageRecordEdge: ResolverTypeWrapper<Omit<MessageRecordEdge, 'node'> & { node: ResolversTypes['MessageRecord'] }>;
  MessageState: MessageState;
  MessageStep: ResolverTypeWrapper<MessageStepRow>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NoteExceptionInput: NoteExceptionInput;
  NoteExceptionPayload: ResolverTypeWrapper<Omit<NoteExceptionPayload, 'exception'> & { exception?: Maybe<ResolversTypes['SupplyException']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartnerHealth: ResolverTypeWrapper<PartnerHealthRow>;
  PartnerRule: ResolverTypeWrapper<PartnerRuleRow>;
  PartnerRuleConnection: ResolverTypeWrapper<Omit<PartnerRuleConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['PartnerRuleEdge']> }>;
  PartnerRuleDryRun: ResolverTypeWrapper<RuleDryRun>;
  PartnerRuleEdge: ResolverTypeWrapper<Omit<PartnerRuleEdge, 'node'> & { node: ResolversTypes['PartnerRule'] }>;
  PartnerRuleEffect: ResolverTypeWrapper<RuleEffect>;
  PartnerRuleInput: PartnerRuleInput;
  PartnerRuleOutcome: PartnerRuleOutcome;
  PartnerState: PartnerState;
  PreferenceCard: ResolverTypeWrapper<PreferenceCard>;
  Provenance: ResolverTypeWrapper<Provenance>;
  PurchaseOrder: ResolverTypeWrapper<Reference>;
  PurchaseOrderLine: ResolverTypeWrapper<Omit<PurchaseOrderLine, 'match'> & { match?: Maybe<ResolversTypes['LineMatch']> }>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ratio: ResolverTypeWrapper<Ratio>;
  Receipt: ResolverTypeWrapper<Receipt>;
  ReceiptLine: ResolverTypeWrapper<ReceiptLine>;
  RedriveMessagesErrorCode: RedriveMessagesErrorCode;
  RedriveMessagesInput: RedriveMessagesInput;
  RedriveMessagesPayload: ResolverTypeWrapper<Omit<RedriveMessagesPayload, 'messages'> & { messages?: Maybe<ReadonlyArray<ResolversTypes['MessageRecord']>> }>;
  RedriveMessagesUserError: ResolverTypeWrapper<RedriveMessagesUserError>;
  RefuseCrosswalkInput: RefuseCrosswalkInput;
  RefuseCrosswalkPayload: ResolverTypeWrapper<Omit<RefuseCrosswalkPayload, 'crosswalk'> & { crosswalk?: Maybe<ResolversTypes['Crosswalk']> }>;
  RemedyAction: RemedyAction;
  Replay: ResolverTypeWrapper<ReplayRow>;
  ReplayChange: ResolverTypeWrapper<ReplayChange>;
  ReplayConnection: ResolverTypeWrapper<Omit<ReplayConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ReplayEdge']> }>;
  ReplayEdge: ResolverTypeWrapper<Omit<ReplayEdge, 'node'> & { node: ResolversTypes['Replay'] }>;
  ReplayErrorCode: ReplayErrorCode;
  ReplayItem: ResolverTypeWrapper<ReplayItemRow>;
  ReplayItemConnection: ResolverTypeWrapper<Omit<ReplayItemConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ReplayItemEdge']> }>;
  ReplayItemEdge: ResolverTypeWrapper<Omit<ReplayItemEdge, 'node'> & { node: ResolversTypes['ReplayItem'] }>;
  ReplayMessagesInput: ReplayMessagesInput;
  ReplayOutcome: ReplayOutcome;
  ReplayOutcomeCount: ResolverTypeWrapper<ReplayOutcomeCount>;
  ReplayPayload: ResolverTypeWrapper<Omit<ReplayPayload, 'replay'> & { replay?: Maybe<ResolversTypes['Replay']> }>;
  ReplaySelectionInput: ReplaySelectionInput;
  ReplayState: ReplayState;
  ReplayUserError: ResolverTypeWrapper<ReplayUserError>;
  Requisition: ResolverTypeWrapper<Requisition>;
  RequisitionLine: ResolverTypeWrapper<RequisitionLine>;
  ResolveExceptionInput: ResolveExceptionInput;
  ResolveExceptionPayload: ResolverTypeWrapper<Omit<ResolveExceptionPayload, 'exception'> & { exception?: Maybe<ResolversTypes['SupplyException']> }>;
  SplitCrosswalkInput: SplitCrosswalkInput;
  SplitCrosswalkPayload: ResolverTypeWrapper<Omit<SplitCrosswalkPayload, 'crosswalk'> & { crosswalk?: Maybe<ResolversTypes['Crosswalk']> }>;
  StockAlert: ResolverTypeWrapper<StockAlert>;
  StockLot: ResolverTypeWrapper<StockLot>;
  StockTransfer: ResolverTypeWrapper<StockTransfer>;
  StorageLocation: ResolverTypeWrapper<Reference>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SubstitutionRequest: ResolverTypeWrapper<SubstitutionRequest>;
  SuggestedRemedy: ResolverTypeWrapper<SuggestedRemedy>;
  Supplier: ResolverTypeWrapper<Reference>;
  SupplierInvoice: ResolverTypeWrapper<SupplierInvoice>;
  SupplierInvoiceLine: ResolverTypeWrapper<SupplierInvoiceLine>;
  SupplyException: ResolverTypeWrapper<SupplyExceptionRow>;
  SupplyExceptionChange: ResolverTypeWrapper<ExceptionChange>;
  SupplyExceptionConnection: ResolverTypeWrapper<ExceptionPage>;
  SupplyExceptionEdge: ResolverTypeWrapper<Omit<SupplyExceptionEdge, 'node'> & { node: ResolversTypes['SupplyException'] }>;
  SupplyExceptionFilter: SupplyExceptionFilter;
  SupplyExceptionKind: SupplyExceptionKind;
  SupplyExceptionSeverity: SupplyExceptionSeverity;
  SurgicalCase: ResolverTypeWrapper<Reference>;
  TradingPartner: ResolverTypeWrapper<Reference>;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
  UnknownKey: ResolverTypeWrapper<UnknownKeyRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Acknowledgement: Acknowledgement;
  ID: Scalars['ID']['output'];
  AcknowledgementLine: AcknowledgementLine;
  AddPartnerRuleInput: AddPartnerRuleInput;
  String: Scalars['String']['output'];
  AddPartnerRulePayload: Omit<AddPartnerRulePayload, 'rule'> & { rule?: Maybe<ResolversParentTypes['PartnerRule']> };
  Int: Scalars['Int']['output'];
  AdvanceShipNotice: AdvanceShipNotice;
  AdvanceShipNoticeLine: AdvanceShipNoticeLine;
  AnswerPunctuality: AnswerPunctuality;
  AssignExceptionInput: AssignExceptionInput;
  AssignExceptionPayload: Omit<AssignExceptionPayload, 'exception'> & { exception?: Maybe<ResolversParentTypes['SupplyException']> };
  AuditEntry: AuditRow;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['AuditEntryEdge']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFilter: AuditFilter;
  AuditVerification: AuditVerification;
  Boolean: Scalars['Boolean']['output'];
  Backorder: Backorder;
  CaseDemand: CaseDemand;
  ChangeAnswer: ChangeAnswer;
  ChangeAnswerLine: ChangeAnswerLine;
  CodedValue: CodedValue;
  Command: Command;
  ConfirmCrosswalkInput: ConfirmCrosswalkInput;
  ConfirmCrosswalkPayload: Omit<ConfirmCrosswalkPayload, 'crosswalk'> & { crosswalk?: Maybe<ResolversParentTypes['Crosswalk']> };
  Crosswalk: CrosswalkRow;
  CrosswalkConnection: Omit<CrosswalkConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['CrosswalkEdge']> };
  CrosswalkEdge: Omit<CrosswalkEdge, 'node'> & { node: ResolversParentTypes['Crosswalk'] };
  CrosswalkEvidence: CrosswalkEvidence;
  CrosswalkFilter: CrosswalkFilter;
  CrosswalkKeyInput: CrosswalkKeyInput;
  CrosswalkUserError: CrosswalkUserError;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  EndPartnerRuleInput: EndPartnerRuleInput;
  EndPartnerRulePayload: Omit<EndPartnerRulePayload, 'rule'> & { rule?: Maybe<ResolversParentTypes['PartnerRule']> };
  ExceptionNote: ExceptionNoteRow;
  ExceptionUserError: ExceptionUserError;
  ExchangeLedger: Ledger;
  ExchangeLedgerLine: LedgerLine;
  Facility: Reference;
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  Invoice: Invoice;
  InvoiceLine: Omit<InvoiceLine, 'match'> & { match?: Maybe<ResolversParentTypes['LineMatch']> } | FederationReferenceTypes['InvoiceLine'];
  Item: Reference;
  KeyFact: KeyFact;
  LedgerCheck: LedgerCheck;
  LedgerCount: LedgerCount;
  LineMatch: LineMatchRow;
  LineMatchConnection: Omit<LineMatchConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['LineMatchEdge']> };
  LineMatchEdge: Omit<LineMatchEdge, 'node'> & { node: ResolversParentTypes['LineMatch'] };
  LineMatchFilter: LineMatchFilter;
  Lineage: LineageAnswer;
  LineageEdge: StoredEdge;
  LineageMoment: Moment;
  LineageNode: LineageThing;
  MergeCrosswalksInput: MergeCrosswalksInput;
  MergeCrosswalksPayload: Omit<MergeCrosswalksPayload, 'crosswalks'> & { crosswalks?: Maybe<ReadonlyArray<ResolversParentTypes['Crosswalk']>> };
  MessageFilter: MessageFilter;
  MessagePayload: Payload;
  MessageRecord: MessageRow;
  MessageRecordConnection: Omit<MessageRecordConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['MessageRecordEdge']> };
  MessageRecordEdge: Omit<MessageRecordEdge, 'node'> & { node: ResolversParentTypes['MessageRecord'] };
  MessageStep: MessageStepRow;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NoteExceptionInput: NoteExceptionInput;
  NoteExceptionPayload: Omit<NoteExceptionPayload, 'exception'> & { exception?: Maybe<ResolversParentTypes['SupplyException']> };
  PageInfo: PageInfo;
  PartnerHealth: PartnerHealthRow;
  PartnerRule: PartnerRuleRow;
  PartnerRuleConnection: Omit<PartnerRuleConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['PartnerRuleEdge']> };
  PartnerRuleDryRun: RuleDryRun;
  PartnerRuleEdge: Omit<PartnerRuleEdge, 'node'> & { node: ResolversParentTypes['PartnerRule'] };
  PartnerRuleEffect: RuleEffect;
  PartnerRuleInput: PartnerRuleInput;
  PreferenceCard: PreferenceCard;
  Provenance: Provenance;
  PurchaseOrder: Reference;
  PurchaseOrderLine: Omit<PurchaseOrderLine, 'match'> & { match?: Maybe<ResolversParentTypes['LineMatch']> } | FederationReferenceTypes['PurchaseOrderLine'];
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Ratio: Ratio;
  Receipt: Receipt;
  ReceiptLine: ReceiptLine;
  RedriveMessagesInput: RedriveMessagesInput;
  RedriveMessagesPayload: Omit<RedriveMessagesPayload, 'messages'> & { messages?: Maybe<ReadonlyArray<ResolversParentTypes['MessageRecord']>> };
  RedriveMessagesUserError: RedriveMessagesUserError;
  RefuseCrosswalkInput: RefuseCrosswalkInput;
  RefuseCrosswalkPayload: Omit<RefuseCrosswalkPayload, 'crosswalk'> & { crosswalk?: Maybe<ResolversParentTypes['Crosswalk']> };
  Replay: ReplayRow;
  ReplayChange: ReplayChange;
  ReplayConnection: Omit<ReplayConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ReplayEdge']> };
  ReplayEdge: Omit<ReplayEdge, 'node'> & { node: ResolversParentTypes['Replay'] };
  ReplayItem: ReplayItemRow;
  ReplayItemConnection: Omit<ReplayItemConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ReplayItemEdge']> };
  ReplayItemEdge: Omit<ReplayItemEdge, 'node'> & { node: ResolversParentTypes['ReplayItem'] };
  ReplayMessagesInput: ReplayMessagesInput;
  ReplayOutcomeCount: ReplayOutcomeCount;
  ReplayPayload: Omit<ReplayPayload, 'replay'> & { replay?: Maybe<ResolversParentTypes['Replay']> };
  ReplaySelectionInput: ReplaySelectionInput;
  ReplayUserError: ReplayUserError;
  Requisition: Requisition;
  RequisitionLine: RequisitionLine;
  ResolveExceptionInput: ResolveExceptionInput;
  ResolveExceptionPayload: Omit<ResolveExceptionPayload, 'exception'> & { exception?: Maybe<ResolversParentTypes['SupplyException']> };
  SplitCrosswalkInput: SplitCrosswalkInput;
  SplitCrosswalkPayload: Omit<SplitCrosswalkPayload, 'crosswalk'> & { crosswalk?: Maybe<ResolversParentTypes['Crosswalk']> };
  StockAlert: StockAlert;
  StockLot: StockLot;
  StockTransfer: StockTransfer;
  StorageLocation: Reference;
  Subscription: Record<PropertyKey, never>;
  SubstitutionRequest: SubstitutionRequest;
  SuggestedRemedy: SuggestedRemedy;
  Supplier: Reference;
  SupplierInvoice: SupplierInvoice;
  SupplierInvoiceLine: SupplierInvoiceLine;
  SupplyException: SupplyExceptionRow;
  SupplyExceptionChange: ExceptionChange;
  SupplyExceptionConnection: ExceptionPage;
  SupplyExceptionEdge: Omit<SupplyExceptionEdge, 'node'> & { node: ResolversParentTypes['SupplyException'] };
  SupplyExceptionFilter: SupplyExceptionFilter;
  SurgicalCase: Reference;
  TradingPartner: Reference;
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
  UnknownKey: UnknownKeyRow;
};

export type AcknowledgementResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Acknowledgement'] = ResolversParentTypes['Acknowledgement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AcknowledgementLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AcknowledgementLine'] = ResolversParentTypes['AcknowledgementLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AddPartnerRulePayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AddPartnerRulePayload'] = ResolversParentTypes['AddPartnerRulePayload']> = {
  keyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  redrivenCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['PartnerRule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CrosswalkUserError']>, ParentType, ContextType>;
};

export type AdvanceShipNoticeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AdvanceShipNotice'] = ResolversParentTypes['AdvanceShipNotice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AdvanceShipNoticeLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AdvanceShipNoticeLine'] = ResolversParentTypes['AdvanceShipNoticeLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AnswerPunctualityResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AnswerPunctuality'] = ResolversParentTypes['AnswerPunctuality']> = {
  expectedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lateCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onTimeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AssignExceptionPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AssignExceptionPayload'] = ResolversParentTypes['AssignExceptionPayload']> = {
  exception?: Resolver<Maybe<ResolversTypes['SupplyException']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ExceptionUserError']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditVerificationResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['AuditVerification'] = ResolversParentTypes['AuditVerification']> = {
  brokenAt?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  entryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  head?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isIntact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sentence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unchainedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BackorderResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Backorder'] = ResolversParentTypes['Backorder']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CaseDemandResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['CaseDemand'] = ResolversParentTypes['CaseDemand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ChangeAnswerResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ChangeAnswer'] = ResolversParentTypes['ChangeAnswer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ChangeAnswerLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ChangeAnswerLine'] = ResolversParentTypes['ChangeAnswerLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CodedValueResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CommandResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Command'] = ResolversParentTypes['Command']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ConfirmCrosswalkPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ConfirmCrosswalkPayload'] = ResolversParentTypes['ConfirmCrosswalkPayload']> = {
  crosswalk?: Resolver<Maybe<ResolversTypes['Crosswalk']>, ParentType, ContextType>;
  redrivenCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CrosswalkUserError']>, ParentType, ContextType>;
};

export type CrosswalkResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Crosswalk'] = ResolversParentTypes['Crosswalk'], FederationReferenceType extends FederationReferenceTypes['Crosswalk'] = FederationReferenceTypes['Crosswalk']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Crosswalk']> | FederationReferenceType, FederationReferenceType, ContextType>;
  confidence?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['CrosswalkEvidence']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CrosswalkKind'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  party?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proposedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CrosswalkStatus'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
  waitingMessages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CrosswalkConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['CrosswalkConnection'] = ResolversParentTypes['CrosswalkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CrosswalkEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CrosswalkEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['CrosswalkEdge'] = ResolversParentTypes['CrosswalkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Crosswalk'], ParentType, ContextType>;
};

export type CrosswalkEvidenceResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['CrosswalkEvidence'] = ResolversParentTypes['CrosswalkEvidence']> = {
  fact?: Resolver<ResolversTypes['CrosswalkFact'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CrosswalkUserErrorResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['CrosswalkUserError'] = ResolversParentTypes['CrosswalkUserError']> = {
  code?: Resolver<ResolversTypes['CrosswalkErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type EndPartnerRulePayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['EndPartnerRulePayload'] = ResolversParentTypes['EndPartnerRulePayload']> = {
  rule?: Resolver<Maybe<ResolversTypes['PartnerRule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CrosswalkUserError']>, ParentType, ContextType>;
};

export type ExceptionNoteResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ExceptionNote'] = ResolversParentTypes['ExceptionNote']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExceptionNoteKind'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExceptionUserErrorResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ExceptionUserError'] = ResolversParentTypes['ExceptionUserError']> = {
  code?: Resolver<ResolversTypes['ExceptionErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExchangeLedgerResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ExchangeLedger'] = ResolversParentTypes['ExchangeLedger']> = {
  addsUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  checks?: Resolver<ReadonlyArray<ResolversTypes['LedgerCheck']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ExchangeLedgerLine']>, ParentType, ContextType>;
};

export type ExchangeLedgerLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ExchangeLedgerLine'] = ResolversParentTypes['ExchangeLedgerLine']> = {
  direction?: Resolver<ResolversTypes['MessageDirection'], ParentType, ContextType>;
  messageType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['TradingPartner']>, ParentType, ContextType>;
  partnerSlug?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  party?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  states?: Resolver<ReadonlyArray<ResolversTypes['LedgerCount']>, ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacilityResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gln'], any> {
  name: 'Gln';
}

export interface GtinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gtin'], any> {
  name: 'Gtin';
}

export type InvoiceResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine'], FederationReferenceType extends FederationReferenceTypes['InvoiceLine'] = FederationReferenceTypes['InvoiceLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InvoiceLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['LineMatch']>, ParentType, ContextType>;
};

export type ItemResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type KeyFactResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['KeyFact'] = ResolversParentTypes['KeyFact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LedgerCheckResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LedgerCheck'] = ResolversParentTypes['LedgerCheck']> = {
  expected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  found?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LedgerCountResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LedgerCount'] = ResolversParentTypes['LedgerCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MessageState'], ParentType, ContextType>;
};

export type LineMatchResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineMatch'] = ResolversParentTypes['LineMatch'], FederationReferenceType extends FederationReferenceTypes['LineMatch'] = FederationReferenceTypes['LineMatch']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LineMatch']> | FederationReferenceType, FederationReferenceType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoicePrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  invoiced?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  orderPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LineMatchStatus'], ParentType, ContextType>;
  variance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LineMatchConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineMatchConnection'] = ResolversParentTypes['LineMatchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineMatchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LineMatchEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineMatchEdge'] = ResolversParentTypes['LineMatchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineMatch'], ParentType, ContextType>;
};

export type LineageResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Lineage'] = ResolversParentTypes['Lineage']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
  isCut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  of?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  things?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  timeline?: Resolver<ReadonlyArray<ResolversTypes['LineageMoment']>, ParentType, ContextType>;
};

export type LineageEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineageEdge'] = ResolversParentTypes['LineageEdge']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineageEdgeKind'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
};

export type LineageMomentResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineageMoment'] = ResolversParentTypes['LineageMoment']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineageMomentKind'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LineageNodeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineageNode'] = ResolversParentTypes['LineageNode']> = {
  acknowledgement?: Resolver<Maybe<ResolversTypes['Acknowledgement']>, ParentType, ContextType>;
  acknowledgementLine?: Resolver<Maybe<ResolversTypes['AcknowledgementLine']>, ParentType, ContextType>;
  backorder?: Resolver<Maybe<ResolversTypes['Backorder']>, ParentType, ContextType>;
  changeAnswer?: Resolver<Maybe<ResolversTypes['ChangeAnswer']>, ParentType, ContextType>;
  changeAnswerLine?: Resolver<Maybe<ResolversTypes['ChangeAnswerLine']>, ParentType, ContextType>;
  command?: Resolver<Maybe<ResolversTypes['Command']>, ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['CaseDemand']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  invoiceLine?: Resolver<Maybe<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineageNodeKind'], ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['StockLot']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  preferenceCard?: Resolver<Maybe<ResolversTypes['PreferenceCard']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['Receipt']>, ParentType, ContextType>;
  receiptLine?: Resolver<Maybe<ResolversTypes['ReceiptLine']>, ParentType, ContextType>;
  requisition?: Resolver<Maybe<ResolversTypes['Requisition']>, ParentType, ContextType>;
  requisitionLine?: Resolver<Maybe<ResolversTypes['RequisitionLine']>, ParentType, ContextType>;
  shipNotice?: Resolver<Maybe<ResolversTypes['AdvanceShipNotice']>, ParentType, ContextType>;
  shipNoticeLine?: Resolver<Maybe<ResolversTypes['AdvanceShipNoticeLine']>, ParentType, ContextType>;
  stockAlert?: Resolver<Maybe<ResolversTypes['StockAlert']>, ParentType, ContextType>;
  substitutionRequest?: Resolver<Maybe<ResolversTypes['SubstitutionRequest']>, ParentType, ContextType>;
  supplierInvoice?: Resolver<Maybe<ResolversTypes['SupplierInvoice']>, ParentType, ContextType>;
  supplierInvoiceLine?: Resolver<Maybe<ResolversTypes['SupplierInvoiceLine']>, ParentType, ContextType>;
  surgicalCase?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType>;
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
};

export type MergeCrosswalksPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MergeCrosswalksPayload'] = ResolversParentTypes['MergeCrosswalksPayload']> = {
  crosswalks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Crosswalk']>>, ParentType, ContextType>;
  redrivenCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CrosswalkUserError']>, ParentType, ContextType>;
};

export type MessagePayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MessagePayload'] = ResolversParentTypes['MessagePayload']> = {
  base64?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  byteCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MessageRecordResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MessageRecord'] = ResolversParentTypes['MessageRecord'], FederationReferenceType extends FederationReferenceTypes['MessageRecord'] = FederationReferenceTypes['MessageRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MessageRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  about?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  acknowledgedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  businessKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  controlId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['MessageDirection'], ParentType, ContextType>;
  documentNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duplicateOf?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  exceptions?: Resolver<ReadonlyArray<ResolversTypes['SupplyException']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  groupControl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interchangeControl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isControlIdReused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messageType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  overdue?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['TradingPartner']>, ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['MessagePayload']>, ParentType, ContextType>;
  protocol?: Resolver<ResolversTypes['MessageProtocol'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  remedy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  settledAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MessageState'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['MessageStep']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  timesReceived?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownKeys?: Resolver<ReadonlyArray<ResolversTypes['UnknownKey']>, ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MessageRecordConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MessageRecordConnection'] = ResolversParentTypes['MessageRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageRecordEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageRecordEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MessageRecordEdge'] = ResolversParentTypes['MessageRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MessageRecord'], ParentType, ContextType>;
};

export type MessageStepResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MessageStep'] = ResolversParentTypes['MessageStep']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MessageState'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addPartnerRule?: Resolver<ResolversTypes['AddPartnerRulePayload'], ParentType, ContextType, RequireFields<MutationAddPartnerRuleArgs, 'input'>>;
  assignException?: Resolver<ResolversTypes['AssignExceptionPayload'], ParentType, ContextType, RequireFields<MutationAssignExceptionArgs, 'input'>>;
  cancelReplay?: Resolver<ResolversTypes['ReplayPayload'], ParentType, ContextType, RequireFields<MutationCancelReplayArgs, 'replayId'>>;
  confirmCrosswalk?: Resolver<ResolversTypes['ConfirmCrosswalkPayload'], ParentType, ContextType, RequireFields<MutationConfirmCrosswalkArgs, 'input'>>;
  endPartnerRule?: Resolver<ResolversTypes['EndPartnerRulePayload'], ParentType, ContextType, RequireFields<MutationEndPartnerRuleArgs, 'input'>>;
  mergeCrosswalks?: Resolver<ResolversTypes['MergeCrosswalksPayload'], ParentType, ContextType, RequireFields<MutationMergeCrosswalksArgs, 'input'>>;
  noteException?: Resolver<ResolversTypes['NoteExceptionPayload'], ParentType, ContextType, RequireFields<MutationNoteExceptionArgs, 'input'>>;
  pauseReplay?: Resolver<ResolversTypes['ReplayPayload'], ParentType, ContextType, RequireFields<MutationPauseReplayArgs, 'replayId'>>;
  redriveMessages?: Resolver<ResolversTypes['RedriveMessagesPayload'], ParentType, ContextType, RequireFields<MutationRedriveMessagesArgs, 'input'>>;
  refuseCrosswalk?: Resolver<ResolversTypes['RefuseCrosswalkPayload'], ParentType, ContextType, RequireFields<MutationRefuseCrosswalkArgs, 'input'>>;
  replayMessages?: Resolver<ResolversTypes['ReplayPayload'], ParentType, ContextType, RequireFields<MutationReplayMessagesArgs, 'input'>>;
  resolveException?: Resolver<ResolversTypes['ResolveExceptionPayload'], ParentType, ContextType, RequireFields<MutationResolveExceptionArgs, 'input'>>;
  resumeReplay?: Resolver<ResolversTypes['ReplayPayload'], ParentType, ContextType, RequireFields<MutationResumeReplayArgs, 'replayId'>>;
  splitCrosswalk?: Resolver<ResolversTypes['SplitCrosswalkPayload'], ParentType, ContextType, RequireFields<MutationSplitCrosswalkArgs, 'input'>>;
};

export type NoteExceptionPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['NoteExceptionPayload'] = ResolversParentTypes['NoteExceptionPayload']> = {
  exception?: Resolver<Maybe<ResolversTypes['SupplyException']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ExceptionUserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerHealthResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PartnerHealth'] = ResolversParentTypes['PartnerHealth']> = {
  answers?: Resolver<ReadonlyArray<ResolversTypes['AnswerPunctuality']>, ParentType, ContextType>;
  casesAtStake?: Resolver<ReadonlyArray<ResolversTypes['SurgicalCase']>, ParentType, ContextType>;
  lastReceivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  oldestWaiting?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  ordersAtStake?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  parkedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partner?: Resolver<ResolversTypes['TradingPartner'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PartnerState'], ParentType, ContextType>;
  valueAtStake?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  waitingToSendCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PartnerRuleResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PartnerRule'] = ResolversParentTypes['PartnerRule'], FederationReferenceType extends FederationReferenceTypes['PartnerRule'] = FederationReferenceTypes['PartnerRule']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PartnerRule']> | FederationReferenceType, FederationReferenceType, ContextType>;
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  addedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CrosswalkKind'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partner?: Resolver<ResolversTypes['TradingPartner'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerRuleConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PartnerRuleConnection'] = ResolversParentTypes['PartnerRuleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PartnerRuleEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnerRuleDryRunResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PartnerRuleDryRun'] = ResolversParentTypes['PartnerRuleDryRun']> = {
  decidedOtherwiseCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isCut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['PartnerRuleEffect']>, ParentType, ContextType>;
  redrivenCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stillWaitingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PartnerRuleEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PartnerRuleEdge'] = ResolversParentTypes['PartnerRuleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PartnerRule'], ParentType, ContextType>;
};

export type PartnerRuleEffectResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PartnerRuleEffect'] = ResolversParentTypes['PartnerRuleEffect']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  meaning?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['PartnerRuleOutcome'], ParentType, ContextType>;
};

export type PreferenceCardResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PreferenceCard'] = ResolversParentTypes['PreferenceCard']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PurchaseOrderResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrder'] = FederationReferenceTypes['PurchaseOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  exceptions?: Resolver<ReadonlyArray<ResolversTypes['SupplyException']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PurchaseOrderLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PurchaseOrderLine'] = ResolversParentTypes['PurchaseOrderLine'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrderLine'] = FederationReferenceTypes['PurchaseOrderLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrderLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['LineMatch']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditEntries?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, RequireFields<QueryAuditEntriesArgs, 'first'>>;
  auditVerification?: Resolver<ResolversTypes['AuditVerification'], ParentType, ContextType, Partial<QueryAuditVerificationArgs>>;
  crosswalk?: Resolver<Maybe<ResolversTypes['Crosswalk']>, ParentType, ContextType, RequireFields<QueryCrosswalkArgs, 'id'>>;
  crosswalks?: Resolver<ResolversTypes['CrosswalkConnection'], ParentType, ContextType, RequireFields<QueryCrosswalksArgs, 'first'>>;
  exchangeLedger?: Resolver<ResolversTypes['ExchangeLedger'], ParentType, ContextType, RequireFields<QueryExchangeLedgerArgs, 'from' | 'to'>>;
  lineMatch?: Resolver<Maybe<ResolversTypes['LineMatch']>, ParentType, ContextType, RequireFields<QueryLineMatchArgs, 'id'>>;
  lineMatches?: Resolver<ResolversTypes['LineMatchConnection'], ParentType, ContextType, RequireFields<QueryLineMatchesArgs, 'first'>>;
  lineage?: Resolver<Maybe<ResolversTypes['Lineage']>, ParentType, ContextType, RequireFields<QueryLineageArgs, 'of'>>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType, RequireFields<QueryMessageArgs, 'id'>>;
  messages?: Resolver<ResolversTypes['MessageRecordConnection'], ParentType, ContextType, RequireFields<QueryMessagesArgs, 'first'>>;
  partnerHealth?: Resolver<ReadonlyArray<ResolversTypes['PartnerHealth']>, ParentType, ContextType, Partial<QueryPartnerHealthArgs>>;
  partnerRuleDryRun?: Resolver<ResolversTypes['PartnerRuleDryRun'], ParentType, ContextType, RequireFields<QueryPartnerRuleDryRunArgs, 'input'>>;
  partnerRules?: Resolver<ResolversTypes['PartnerRuleConnection'], ParentType, ContextType, RequireFields<QueryPartnerRulesArgs, 'first' | 'includeEnded'>>;
  replay?: Resolver<Maybe<ResolversTypes['Replay']>, ParentType, ContextType, RequireFields<QueryReplayArgs, 'id'>>;
  replays?: Resolver<ResolversTypes['ReplayConnection'], ParentType, ContextType, RequireFields<QueryReplaysArgs, 'first'>>;
  supplyException?: Resolver<Maybe<ResolversTypes['SupplyException']>, ParentType, ContextType, RequireFields<QuerySupplyExceptionArgs, 'id'>>;
  supplyExceptions?: Resolver<ResolversTypes['SupplyExceptionConnection'], ParentType, ContextType, RequireFields<QuerySupplyExceptionsArgs, 'first'>>;
};

export type RatioResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ReceiptResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Receipt'] = ResolversParentTypes['Receipt']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ReceiptLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReceiptLine'] = ResolversParentTypes['ReceiptLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RedriveMessagesPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['RedriveMessagesPayload'] = ResolversParentTypes['RedriveMessagesPayload']> = {
  messages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MessageRecord']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['RedriveMessagesUserError']>, ParentType, ContextType>;
};

export type RedriveMessagesUserErrorResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['RedriveMessagesUserError'] = ResolversParentTypes['RedriveMessagesUserError']> = {
  code?: Resolver<ResolversTypes['RedriveMessagesErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RefuseCrosswalkPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['RefuseCrosswalkPayload'] = ResolversParentTypes['RefuseCrosswalkPayload']> = {
  crosswalk?: Resolver<Maybe<ResolversTypes['Crosswalk']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CrosswalkUserError']>, ParentType, ContextType>;
};

export type ReplayResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Replay'] = ResolversParentTypes['Replay']> = {
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  askedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  doneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPreview?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['ReplayItemConnection'], ParentType, ContextType, RequireFields<ReplayItemsArgs, 'first'>>;
  messageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcomes?: Resolver<ReadonlyArray<ResolversTypes['ReplayOutcomeCount']>, ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReplayState'], ParentType, ContextType>;
};

export type ReplayChangeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayChange'] = ResolversParentTypes['ReplayChange']> = {
  addedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  table?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReplayConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayConnection'] = ResolversParentTypes['ReplayConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReplayEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReplayEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayEdge'] = ResolversParentTypes['ReplayEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Replay'], ParentType, ContextType>;
};

export type ReplayItemResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayItem'] = ResolversParentTypes['ReplayItem']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['ReplayChange']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReplayOutcome']>, ParentType, ContextType>;
};

export type ReplayItemConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayItemConnection'] = ResolversParentTypes['ReplayItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReplayItemEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReplayItemEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayItemEdge'] = ResolversParentTypes['ReplayItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReplayItem'], ParentType, ContextType>;
};

export type ReplayOutcomeCountResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayOutcomeCount'] = ResolversParentTypes['ReplayOutcomeCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReplayOutcome']>, ParentType, ContextType>;
};

export type ReplayPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayPayload'] = ResolversParentTypes['ReplayPayload']> = {
  replay?: Resolver<Maybe<ResolversTypes['Replay']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ReplayUserError']>, ParentType, ContextType>;
};

export type ReplayUserErrorResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ReplayUserError'] = ResolversParentTypes['ReplayUserError']> = {
  code?: Resolver<ResolversTypes['ReplayErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequisitionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Requisition'] = ResolversParentTypes['Requisition']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RequisitionLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['RequisitionLine'] = ResolversParentTypes['RequisitionLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ResolveExceptionPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['ResolveExceptionPayload'] = ResolversParentTypes['ResolveExceptionPayload']> = {
  exception?: Resolver<Maybe<ResolversTypes['SupplyException']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ExceptionUserError']>, ParentType, ContextType>;
};

export type SplitCrosswalkPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SplitCrosswalkPayload'] = ResolversParentTypes['SplitCrosswalkPayload']> = {
  crosswalk?: Resolver<Maybe<ResolversTypes['Crosswalk']>, ParentType, ContextType>;
  redrivenCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['CrosswalkUserError']>, ParentType, ContextType>;
};

export type StockAlertResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['StockAlert'] = ResolversParentTypes['StockAlert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StockLotResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['StockLot'] = ResolversParentTypes['StockLot']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StockTransferResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['StockTransfer'] = ResolversParentTypes['StockTransfer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StorageLocationResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['StorageLocation'] = ResolversParentTypes['StorageLocation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  supplyExceptionChanged?: SubscriptionResolver<ResolversTypes['SupplyExceptionChange'], "supplyExceptionChanged", ParentType, ContextType, Partial<SubscriptionSupplyExceptionChangedArgs>>;
};

export type SubstitutionRequestResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SubstitutionRequest'] = ResolversParentTypes['SubstitutionRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SuggestedRemedyResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SuggestedRemedy'] = ResolversParentTypes['SuggestedRemedy']> = {
  action?: Resolver<ResolversTypes['RemedyAction'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SupplierInvoiceResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplierInvoice'] = ResolversParentTypes['SupplierInvoice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SupplierInvoiceLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplierInvoiceLine'] = ResolversParentTypes['SupplierInvoiceLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SupplyExceptionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplyException'] = ResolversParentTypes['SupplyException'], FederationReferenceType extends FederationReferenceTypes['SupplyException'] = FederationReferenceTypes['SupplyException']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplyException']> | FederationReferenceType, FederationReferenceType, ContextType>;
  ageMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  businessKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  casesAtStake?: Resolver<ReadonlyArray<ResolversTypes['SurgicalCase']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isOverdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SupplyExceptionKind'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['ExceptionNote']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['TradingPartner']>, ParentType, ContextType>;
  purchaseOrderLines?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['SupplyExceptionSeverity'], ParentType, ContextType>;
  sharedWith?: Resolver<ReadonlyArray<ResolversTypes['Supplier']>, ParentType, ContextType>;
  suggestedRemedies?: Resolver<ReadonlyArray<ResolversTypes['SuggestedRemedy']>, ParentType, ContextType>;
  surgicalCase?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unknownKeys?: Resolver<ReadonlyArray<ResolversTypes['UnknownKey']>, ParentType, ContextType>;
  valueAtStake?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type SupplyExceptionChangeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplyExceptionChange'] = ResolversParentTypes['SupplyExceptionChange']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  supplyException?: Resolver<ResolversTypes['SupplyException'], ParentType, ContextType>;
};

export type SupplyExceptionConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplyExceptionConnection'] = ResolversParentTypes['SupplyExceptionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplyExceptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SupplyExceptionEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplyExceptionEdge'] = ResolversParentTypes['SupplyExceptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SupplyException'], ParentType, ContextType>;
};

export type SurgicalCaseResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SurgicalCase'] = ResolversParentTypes['SurgicalCase'], FederationReferenceType extends FederationReferenceTypes['SurgicalCase'] = FederationReferenceTypes['SurgicalCase']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SurgicalCase']> | FederationReferenceType, FederationReferenceType, ContextType>;
  exceptions?: Resolver<ReadonlyArray<ResolversTypes['SupplyException']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TradingPartnerResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['TradingPartner'] = ResolversParentTypes['TradingPartner']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface UnitOfMeasureScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitOfMeasure'], any> {
  name: 'UnitOfMeasure';
}

export type UnknownKeyResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['UnknownKey'] = ResolversParentTypes['UnknownKey']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['Crosswalk']>, ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['KeyFact']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CrosswalkKind'], ParentType, ContextType>;
  party?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = ReconciliationContext> = {
  Acknowledgement?: AcknowledgementResolvers<ContextType>;
  AcknowledgementLine?: AcknowledgementLineResolvers<ContextType>;
  AddPartnerRulePayload?: AddPartnerRulePayloadResolvers<ContextType>;
  AdvanceShipNotice?: AdvanceShipNoticeResolvers<ContextType>;
  AdvanceShipNoticeLine?: AdvanceShipNoticeLineResolvers<ContextType>;
  AnswerPunctuality?: AnswerPunctualityResolvers<ContextType>;
  AssignExceptionPayload?: AssignExceptionPayloadResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuditVerification?: AuditVerificationResolvers<ContextType>;
  Backorder?: BackorderResolvers<ContextType>;
  CaseDemand?: CaseDemandResolvers<ContextType>;
  ChangeAnswer?: ChangeAnswerResolvers<ContextType>;
  ChangeAnswerLine?: ChangeAnswerLineResolvers<ContextType>;
  CodedValue?: CodedValueResolvers<ContextType>;
  Command?: CommandResolvers<ContextType>;
  ConfirmCrosswalkPayload?: ConfirmCrosswalkPayloadResolvers<ContextType>;
  Crosswalk?: CrosswalkResolvers<ContextType>;
  CrosswalkConnection?: CrosswalkConnectionResolvers<ContextType>;
  CrosswalkEdge?: CrosswalkEdgeResolvers<ContextType>;
  CrosswalkEvidence?: CrosswalkEvidenceResolvers<ContextType>;
  CrosswalkUserError?: CrosswalkUserErrorResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  EndPartnerRulePayload?: EndPartnerRulePayloadResolvers<ContextType>;
  ExceptionNote?: ExceptionNoteResolvers<ContextType>;
  ExceptionUserError?: ExceptionUserErrorResolvers<ContextType>;
  ExchangeLedger?: ExchangeLedgerResolvers<ContextType>;
  ExchangeLedgerLine?: ExchangeLedgerLineResolvers<ContextType>;
  Facility?: FacilityResolvers<ContextType>;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  KeyFact?: KeyFactResolvers<ContextType>;
  LedgerCheck?: LedgerCheckResolvers<ContextType>;
  LedgerCount?: LedgerCountResolvers<ContextType>;
  LineMatch?: LineMatchResolvers<ContextType>;
  LineMatchConnection?: LineMatchConnectionResolvers<ContextType>;
  LineMatchEdge?: LineMatchEdgeResolvers<ContextType>;
  Lineage?: LineageResolvers<ContextType>;
  LineageEdge?: LineageEdgeResolvers<ContextType>;
  LineageMoment?: LineageMomentResolvers<ContextType>;
  LineageNode?: LineageNodeResolvers<ContextType>;
  MergeCrosswalksPayload?: MergeCrosswalksPayloadResolvers<ContextType>;
  MessagePayload?: MessagePayloadResolvers<ContextType>;
  MessageRecord?: MessageRecordResolvers<ContextType>;
  MessageRecordConnection?: MessageRecordConnectionResolvers<ContextType>;
  MessageRecordEdge?: MessageRecordEdgeResolvers<ContextType>;
  MessageStep?: MessageStepResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NoteExceptionPayload?: NoteExceptionPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PartnerHealth?: PartnerHealthResolvers<ContextType>;
  PartnerRule?: PartnerRuleResolvers<ContextType>;
  PartnerRuleConnection?: PartnerRuleConnectionResolvers<ContextType>;
  PartnerRuleDryRun?: PartnerRuleDryRunResolvers<ContextType>;
  PartnerRuleEdge?: PartnerRuleEdgeResolvers<ContextType>;
  PartnerRuleEffect?: PartnerRuleEffectResolvers<ContextType>;
  PreferenceCard?: PreferenceCardResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  Receipt?: ReceiptResolvers<ContextType>;
  ReceiptLine?: ReceiptLineResolvers<ContextType>;
  RedriveMessagesPayload?: RedriveMessagesPayloadResolvers<ContextType>;
  RedriveMessagesUserError?: RedriveMessagesUserErrorResolvers<ContextType>;
  RefuseCrosswalkPayload?: RefuseCrosswalkPayloadResolvers<ContextType>;
  Replay?: ReplayResolvers<ContextType>;
  ReplayChange?: ReplayChangeResolvers<ContextType>;
  ReplayConnection?: ReplayConnectionResolvers<ContextType>;
  ReplayEdge?: ReplayEdgeResolvers<ContextType>;
  ReplayItem?: ReplayItemResolvers<ContextType>;
  ReplayItemConnection?: ReplayItemConnectionResolvers<ContextType>;
  ReplayItemEdge?: ReplayItemEdgeResolvers<ContextType>;
  ReplayOutcomeCount?: ReplayOutcomeCountResolvers<ContextType>;
  ReplayPayload?: ReplayPayloadResolvers<ContextType>;
  ReplayUserError?: ReplayUserErrorResolvers<ContextType>;
  Requisition?: RequisitionResolvers<ContextType>;
  RequisitionLine?: RequisitionLineResolvers<ContextType>;
  ResolveExceptionPayload?: ResolveExceptionPayloadResolvers<ContextType>;
  SplitCrosswalkPayload?: SplitCrosswalkPayloadResolvers<ContextType>;
  StockAlert?: StockAlertResolvers<ContextType>;
  StockLot?: StockLotResolvers<ContextType>;
  StockTransfer?: StockTransferResolvers<ContextType>;
  StorageLocation?: StorageLocationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SubstitutionRequest?: SubstitutionRequestResolvers<ContextType>;
  SuggestedRemedy?: SuggestedRemedyResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierInvoice?: SupplierInvoiceResolvers<ContextType>;
  SupplierInvoiceLine?: SupplierInvoiceLineResolvers<ContextType>;
  SupplyException?: SupplyExceptionResolvers<ContextType>;
  SupplyExceptionChange?: SupplyExceptionChangeResolvers<ContextType>;
  SupplyExceptionConnection?: SupplyExceptionConnectionResolvers<ContextType>;
  SupplyExceptionEdge?: SupplyExceptionEdgeResolvers<ContextType>;
  SurgicalCase?: SurgicalCaseResolvers<ContextType>;
  TradingPartner?: TradingPartnerResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
  UnknownKey?: UnknownKeyResolvers<ContextType>;
};

