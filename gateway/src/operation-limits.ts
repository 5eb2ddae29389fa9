export { defaultOperationLimits, operationLimitRule, type OperationLimits } from '@supply-hub/guard';
