import type { Db } from '@supply-hub/postgres';
import { statementLoader, type RequestContext } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import type { Crosswalk } from '@supply-hub/crosswalk';
import {
  crosswalksByIds,
  crosswalksOfKeys,
  keyText,
  unknownKeysOf,
  waitingByKey,
  type AskedKey,
  type UnknownKeyRow,
} from '../db/queries/crosswalks.ts';
import { lastNotes } from '../db/queries/exception-deeds.ts';
import { lineMatchesBy, lineMatchesByInvoiceLine } from '../db/queries/line-matches.ts';
import { stepsOf, type MessageStepRow } from '../db/queries/message-steps.ts';
import { messagesById } from '../db/queries/messages.ts';
import { namesOf } from '../db/queries/known-things.ts';
import { outcomeCounts, type ReplayOutcome } from '../db/queries/replays.ts';
import { rulesByIds } from '../db/queries/partner-rules.ts';
import { stakesOf, type Stakes } from '../db/queries/stakes.ts';
import {
  exceptionsById,
  openExceptionsByCase,
  openExceptionsByMessage,
  openExceptionsByOrder,
} from '../db/queries/supply-exceptions.ts';
import type { ExceptionNoteRow, LineMatchRow, MessageRow, PartnerRuleRow, SupplyExceptionRow } from '../db/schema.ts';

/** Fresh for each request; `null` for what does not exist or is not the viewer's. */
export interface ReconciliationLoaders {
  readonly matchById: DataLoader<string, LineMatchRow | null>;
  readonly matchByOrderLine: DataLoader<string, LineMatchRow | null>;
  readonly matchByInvoiceLine: DataLoader<string, LineMatchRow | null>;
  readonly message: DataLoader<string, MessageRow | null>;
  readonly exception: DataLoader<string, SupplyExceptionRow | null>;
  readonly openExceptionsByCase: DataLoader<string, readonly SupplyExceptionRow[]>;
  readonly openExceptionsByOrder: DataLoader<string, readonly SupplyExceptionRow[]>;
  readonly openExceptionsByMessage: DataLoader<string, readonly SupplyExceptionRow[]>;
  readonly notes: DataLoader<string, readonly ExceptionNoteRow[]>;
  readonly stakes: DataLoader<string, Stakes>;
  readonly steps: DataLoader<string, readonly MessageStepRow[]>;
  /** By message. */
  readonly unknownKeys: DataLoader<string, readonly UnknownKeyRow[]>;
  readonly crosswalk: DataLoader<string, Crosswalk | null>;
  readonly crosswalksOfKey: DataLoader<AskedKey, readonly Crosswalk[], string>;
  readonly rule: DataLoader<string, PartnerRuleRow | null>;
  readonly replayOutcomes: DataLoader<string, readonly { outcome: ReplayOutcome | null; count: number }[]>;
  /** How people know a thing that a key can mean. */
  readonly thingName: DataLoader<string, string | null>;
  /** How many parked messages wait for a key. */
  readonly waiting: DataLoader<AskedKey, number, string>;
}

export function createLoaders(db: Db, { viewer }: RequestContext): ReconciliationLoaders {
  function loader<V, D>(read: (ids: readonly string[]) => Promise<Map<string, V>>, absent: D) {
    return statementLoader<string, V | D>(async (ids) => {
      const found = await read(ids);
      return ids.map((id) => found.get(id) ?? absent);
    });
  }
  function keyLoader<V>(read: (keys: readonly AskedKey[]) => Promise<Map<string, V>>, absent: V) {
    return statementLoader<AskedKey, V, string>(
      async (keys) => {
        const found = await read(keys);
        return keys.map((key) => found.get(keyText(key)) ?? absent);
      },
      { cacheKeyFn: keyText },
    );
  }
  return {
    matchById: loader((ids) => lineMatchesBy(db, viewer, 'id', ids), null),
    matchByOrderLine: loader((ids) => lineMatchesBy(db, viewer, 'orderLineId', ids), null),
    matchByInvoiceLine: loader((ids) => lineMatchesByInvoiceLine(db, viewer, ids), null),
    message: loader((ids) => messagesById(db, viewer, ids), null),
    exception: loader((ids) => exceptionsById(db, viewer, ids), null),
    openExceptionsByCase: loader((ids) => openExceptionsByCase(db, viewer, ids), []),
    openExceptionsByOrder: loader((ids) => openExceptionsByOrder(db, viewer, ids), []),
    openExceptionsByMessage: loader((ids) => openExceptionsByMessage(db, viewer, ids), []),
    notes: loader((ids) => lastNotes(db, ids), []),
    stakes: loader((ids) => stakesOf(db, viewer, ids), { value: null, caseIds: [] }),
    steps: loader((ids) => stepsOf(db, ids), []),
    unknownKeys: loader((ids) => unknownKeysOf(db, ids), []),
    crosswalk: loader((ids) => crosswalksByIds(db, ids), null),
    rule: loader((ids) => rulesByIds(db, ids), null),
    replayOutcomes: loader((ids) => outcomeCounts(db, ids), []),
    thingName: loader((ids) => namesOf(db, ids), null),
    crosswalksOfKey: keyLoader((keys) => crosswalksOfKeys(db, keys), []),
    waiting: keyLoader((keys) => waitingByKey(db, viewer, keys), 0),
  };
}
