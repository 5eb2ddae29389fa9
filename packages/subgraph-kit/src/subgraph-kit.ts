export { childPageLoader, type ChildPage } from './child-pages.ts';
export {
  afterPosition,
  decodeCursor,
  encodeCursor,
  loadPage,
  pageOf,
  pageSize,
  type Page,
  type PageArguments,
  type Position,
} from './connection.ts';
export {
  confirmedAt,
  copyColumns,
  readCopies,
  saveCopies,
  saveReads,
  systemName,
  type Changed,
  type Copy,
  type CopySpec,
  type CopyTable,
  type SourceRead,
  type VisibleIds,
} from './copies.ts';
export { DataFaults, type DataFault } from './data-faults.ts';
export { DeltaCursor } from './delta-cursor.ts';
export { $Done, assertKey, done, doOnce, type Deed, type KeyUsedBefore, type Refusal } from './do-once.ts';
export { formatSubgraphError } from './error-format.ts';
export {
  copyFeed,
  createFeedRunner,
  feedStatuses,
  type Feed,
  type FeedPage,
  type FeedRunner,
  type FeedStatus,
} from './feed.ts';
export { $LiveLine, liveHeartbeatMs, type LiveBatch, type LiveFrame, type LiveLine } from './live-frame.ts';
export { liveField, passes, type LiveCall, type LiveField } from './live.ts';
export { assertCurrent, assertLoaded } from './loaded.ts';
export { isVisibleTo, seesFacility, textArray, visibleTo, type Scope } from './scope.ts';
export { serveSubgraph, type ServedSubgraph } from './serve-subgraph.ts';
export { sourceHttp } from './source-http.ts';
export { idOf, registerSourceKeys, sourceKeysOf, type SourceKey } from './source-keys.ts';
export {
  keyText,
  SourcedLoader,
  SourcedReader,
  type CopyOutcome,
  type Freshness,
  type OnCopyRead,
  type Provenance,
  type ReadByKeys,
  type SourceAnswer,
  type Sourced,
} from './sourced-loader.ts';
export {
  createSubgraph,
  sharedSdl,
  subgraphNames,
  subgraphSdl,
  type RequestContext,
  type Subgraph,
  type SubgraphCall,
  type SubgraphDeps,
  type SubgraphName,
  type SubgraphRequest,
} from './subgraph.ts';
export { sweepFeed, type SweepFeedOptions, type Swept } from './sweep-feed.ts';
export { startTasks, type RunningTasks, type Task } from './task.ts';
export { nextWave, statement, statementLoader } from './waves.ts';
export { errorLine, WriteBehind } from './write-behind.ts';

/** The tables of schema `hub` that this package owns. */
export const subgraphKitMigrations = {
  name: 'subgraph-kit',
  schema: 'hub',
  directory: new URL('../migrations/', import.meta.url),
} as const;
