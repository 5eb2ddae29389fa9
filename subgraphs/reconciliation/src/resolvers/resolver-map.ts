import type { Resolvers } from '../generated/graphql.ts';
import { Crosswalk } from './Crosswalk.ts';
import { ExceptionNote } from './ExceptionNote.ts';
import { ExchangeLedgerLine } from './ExchangeLedgerLine.ts';
import { InvoiceLine } from './InvoiceLine.ts';
import { Lineage } from './Lineage.ts';
import { LineageEdge } from './LineageEdge.ts';
import { LineageNode } from './LineageNode.ts';
import { LineMatch } from './LineMatch.ts';
import { MessageRecord } from './MessageRecord.ts';
import { MessageStep } from './MessageStep.ts';
import { Mutation } from './Mutation.ts';
import { PartnerRule } from './PartnerRule.ts';
import { PurchaseOrderLine } from './PurchaseOrderLine.ts';
import { Query } from './Query.ts';
import { SupplyException } from './SupplyException.ts';
import { SupplyExceptionConnection } from './SupplyExceptionConnection.ts';
import { SurgicalCase } from './SurgicalCase.ts';
import { UnknownKey } from './UnknownKey.ts';

export const resolverMap: Resolvers = {
  Crosswalk,
  ExceptionNote,
  ExchangeLedgerLine,
  InvoiceLine,
  Lineage,
  LineageEdge,
  LineageNode,
  LineMatch,
  MessageRecord,
  MessageStep,
  Mutation,
  PartnerRule,
  PurchaseOrderLine,
  Query,
  SupplyException,
  SupplyExceptionConnection,
  SurgicalCase,
  UnknownKey,
};
