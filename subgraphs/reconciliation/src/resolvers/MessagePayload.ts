import type { MessagePayloadResolvers } from '../generated/graphql.ts';
import { textOf } from '../services/read-payload.ts';

export const MessagePayload: MessagePayloadResolvers = {
  byteCount: ({ bytes }) => bytes.length,
  sha256: ({ sha256 }) => Buffer.from(sha256).toString('hex'),
  text: ({ bytes }) => textOf(bytes),
  base64: ({ bytes }) => Buffer.from(bytes).toString('base64'),
};
