import type { QueryResolvers } from '../generated/graphql.ts';
import { previewPolicy } from '../services/policies/adopt-policy.ts';
import { scopeOf, valuesOf } from '../services/policies/given-policy.ts';
import { policiesHere, policyHere, versionsHere } from '../services/policies/read-policies.ts';

export const Query: QueryResolvers = {
  policyInForce: (_, place, context) => policyHere(context, place),
  policies: (_, __, context) => policiesHere(context),
  policyVersions: (_, { scope }, context) => versionsHere(context, scopeOf(scope)),
  previewPolicy: (_, { input, days }, context) =>
    previewPolicy(context, { scope: scopeOf(input.scope), values: valuesOf(input.values) }, days ?? 7),
  purchaseOrder: (_, { id }, { loaders }) => loaders.order.load(id),
  purchaseOrderByNumber: (_, { system, number }, { documents }) => documents.orderByNumber(system ?? 'erp', number),
  purchaseOrders: (_, { filter, ...page }, { documents }) => documents.orders(filter ?? {}, page),
  requisition: (_, { id }, { loaders }) => loaders.requisition.load(id),
  requisitions: (_, { filter, ...page }, { documents }) => documents.requisitions(filter ?? {}, page),
  receipt: (_, { id }, { loaders }) => loaders.receipt.load(id),
  invoice: (_, { id }, { loaders }) => loaders.invoice.load(id),
  backorder: (_, { id }, { loaders }) => loaders.backorder.load(id),
  backorders: (_, { filter, ...page }, { answers }) => answers.backorders(filter ?? {}, page),
  substitutionRequest: (_, { id }, { loaders }) => loaders.substitution.load(id),
  substitutionRequests: (_, { filter, ...page }, { answers }) => answers.substitutions(filter ?? {}, page),
  invoices: (_, { filter, ...page }, { documents }) => documents.invoices(filter ?? {}, page),
  replenishmentNeeds: (_, { facilityId = null, ...page }, { needs }) => needs.needs({ facilityId }, page),
  commands: (_, { filter, ...page }, { needs }) => needs.commands(filter ?? {}, page),
  command: (_, { id }, { needs }) => needs.command.load(id),
};
