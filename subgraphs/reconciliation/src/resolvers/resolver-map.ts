import type { Resolvers } from '../generated/graphql.ts';
import { InvoiceLine } from './InvoiceLine.ts';
import { LineMatch } from './LineMatch.ts';
import { PurchaseOrderLine } from './PurchaseOrderLine.ts';
import { Query } from './Query.ts';

export const resolverMap: Resolvers = { InvoiceLine, LineMatch, PurchaseOrderLine, Query };
