/** What an operation may ask, judged before anything of it is run: by the gateway, and by each subgraph's own door. */
export { readAccessRules, withoutAccessRules, type AccessRule, type AccessRules } from './access-rules.ts';
export { readFieldCosts, type FieldCost, type FieldCosts, type ListSize } from './field-costs.ts';
export { operationCost } from './operation-cost.ts';
export { defaultOperationLimits, operationLimitRule, type OperationLimits } from './operation-limits.ts';
export { readTagged } from './read-tagged.ts';
export { inWords, refusedFields } from './refused-fields.ts';
export { mostValueLevels, tooDeep } from './too-deep.ts';
