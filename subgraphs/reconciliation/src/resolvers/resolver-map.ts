import type { Resolvers } from '../generated/graphql.ts';
import { InvoiceLine } from './InvoiceLine.ts';
import { Lineage } from './Lineage.ts';
import { LineageEdge } from './LineageEdge.ts';
import { LineageNode } from './LineageNode.ts';
import { LineMatch } from './LineMatch.ts';
import { MessageRecord } from './MessageRecord.ts';
import { Mutation } from './Mutation.ts';
import { PurchaseOrderLine } from './PurchaseOrderLine.ts';
import { Query } from './Query.ts';
import { SupplyException } from './SupplyException.ts';
import { SupplyExceptionConnection } from './SupplyExceptionConnection.ts';
import { SurgicalCase } from './SurgicalCase.ts';

export const resolverMap: Resolvers = {
  InvoiceLine,
  Lineage,
  LineageEdge,
  LineageNode,
  LineMatch,
  MessageRecord,
  Mutation,
  PurchaseOrderLine,
  Query,
  SupplyException,
  SupplyExceptionConnection,
  SurgicalCase,
};
