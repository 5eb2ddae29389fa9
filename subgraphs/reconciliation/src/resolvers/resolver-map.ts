import type { Resolvers } from '../generated/graphql.ts';
import { AuditEntry } from './AuditEntry.ts';
import { Crosswalk } from './Crosswalk.ts';
import { ExceptionNote } from './ExceptionNote.ts';
import { ExchangeLedgerLine } from './ExchangeLedgerLine.ts';
import { InvoiceLine } from './InvoiceLine.ts';
import { Lineage } from './Lineage.ts';
import { LineageEdge } from './LineageEdge.ts';
import { LineageMoment } from './LineageMoment.ts';
import { LineageNode } from './LineageNode.ts';
import { LineMatch } from './LineMatch.ts';
import { MessagePayload } from './MessagePayload.ts';
import { MessageRecord } from './MessageRecord.ts';
import { MessageStep } from './MessageStep.ts';
import { Mutation } from './Mutation.ts';
import { PartnerHealth } from './PartnerHealth.ts';
import { PartnerRule } from './PartnerRule.ts';
import { PurchaseOrder } from './PurchaseOrder.ts';
import { PurchaseOrderLine } from './PurchaseOrderLine.ts';
import { Query } from './Query.ts';
import { Replay } from './Replay.ts';
import { ReplayItem } from './ReplayItem.ts';
import { SupplyException } from './SupplyException.ts';
import { SupplyExceptionConnection } from './SupplyExceptionConnection.ts';
import { SurgicalCase } from './SurgicalCase.ts';
import { UnknownKey } from './UnknownKey.ts';

export const resolverMap: Resolvers = {
  AuditEntry,
  Crosswalk,
  ExceptionNote,
  ExchangeLedgerLine,
  InvoiceLine,
  Lineage,
  LineageEdge,
  LineageMoment,
  LineageNode,
  LineMatch,
  MessagePayload,
  MessageRecord,
  MessageStep,
  Mutation,
  PartnerHealth,
  PartnerRule,
  PurchaseOrder,
  PurchaseOrderLine,
  Query,
  Replay,
  ReplayItem,
  SupplyException,
  SupplyExceptionConnection,
  SurgicalCase,
  UnknownKey,
};
