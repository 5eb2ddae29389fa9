import type { MutationResolvers } from '../generated/graphql.ts';
import { cancelTransfer } from './mutation/cancelTransfer.ts';
import { receiveTransfer } from './mutation/receiveTransfer.ts';
import { transferStock } from './mutation/transferStock.ts';

export const Mutation: MutationResolvers = { transferStock, receiveTransfer, cancelTransfer };
