import type { BackorderPromiseResolvers } from '../generated/graphql.ts';
import { promiseSaidBy } from './promise-said-by.ts';

export const BackorderPromise: BackorderPromiseResolvers = promiseSaidBy;
