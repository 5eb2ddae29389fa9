/** A typed client of the supply hub, for browsers and Node from 20 on. See the README. */
export { createHubClient, type Answer, type HubClient, type HubClientOptions } from './hub-client.ts';
export {
  carriedOut,
  HubError,
  RefusedByHub,
  type AnswerError,
  type HubErrorCode,
  type UserError,
} from './hub-error.ts';
export { pages, type Connection } from './pages.ts';
export type { TypedDocument } from './typed-document.ts';
export * from './generated/documents.ts';
