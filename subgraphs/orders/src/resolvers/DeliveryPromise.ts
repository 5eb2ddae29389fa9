import type { DeliveryPromiseResolvers } from '../generated/graphql.ts';
import { promiseSaidBy } from './promise-said-by.ts';

export const DeliveryPromise: DeliveryPromiseResolvers = promiseSaidBy;
