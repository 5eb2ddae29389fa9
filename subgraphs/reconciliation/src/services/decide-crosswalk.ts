import { crosswalkId, crosswalksById, refuseCrosswalks, type Crosswalk, type Meaning } from '@supply-hub/crosswalk';
import { InvalidInput } from '@supply-hub/errors';
import { hubIdType } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import type { ReconciliationContext } from '../context.ts';
import { crosswalksOfKeys, keyText, type AskedKey } from '../db/queries/crosswalks.ts';
import { isKnown } from '../db/queries/known-things.ts';
import type { CrosswalkKind } from '../domain/crosswalk-evidence.ts';
import { isMeaning, notAMeaning } from '../domain/partner-rule.ts';
import { auditDecisions, settleMeanings } from './settle-meanings.ts';
import { assertText, optionalText } from './steward.ts';
import { asSteward, refused, type CrosswalkRefusal, type StewardsDeed } from './stewards-deed.ts';

/** What a steward decided. */
export interface Decided {
  /** Null when refused. */
  readonly crosswalks: readonly Crosswalk[] | null;
  readonly redrivenCount: number;
  readonly userErrors: readonly CrosswalkRefusal[];
}

interface Said {
  readonly note?: string | null | undefined;
  readonly idempotencyKey: string;
}

interface Target {
  readonly targetId?: string | null | undefined;
  readonly unit?: string | null | undefined;
}

/** Says what a key means. @throws NotPermitted, InvalidInput */
export function confirmCrosswalk(
  context: ReconciliationContext,
  input: Said &
    Target & { readonly crosswalkId?: string | null | undefined; readonly key?: AskedKey | null | undefined },
): Promise<Decided> {
  const { crosswalkId: id, key } = input;
  if (typeof id === 'string' ? key : !key)
    throw new InvalidInput('Give a candidate, or a key and what it means.', { field: 'input.crosswalkId' });
  if (key) assertText(key.key, 'key.key', 200);
  return decide(context, 'confirmCrosswalk', input, async (tx) => {
    const meaning = key ? await meaningOf(tx, key, input) : (await crosswalksById(tx, [id ?? '']))[0];
    if (meaning === undefined) return noSuch('crosswalkId');
    if ('code' in meaning) return meaning;
    const held = (await crosswalksOfKeys(tx, [meaning])).get(keyText(meaning)) ?? [];
    const other = held.find(({ status, target }) => status === 'CONFIRMED' && target !== meaning.target);
    if (other !== undefined)
      return refused(
        'OTHERWISE_CONFIRMED',
        key ? 'key' : 'crosswalkId',
        `"${meaning.key}" means something else, as ${other.decided_by ?? 'somebody'} said: split it first.`,
      );
    return [meaningOnly(meaning)];
  });
}

/** Says that keys mean one thing. @throws NotPermitted, InvalidInput */
export function mergeCrosswalks(
  context: ReconciliationContext,
  input: Said & Target & { readonly crosswalkIds: readonly string[] },
): Promise<Decided> {
  const ids = [...new Set(input.crosswalkIds)];
  if (ids.length < 2 || ids.length > 100)
    throw new InvalidInput('Give 2 to 100 meanings to merge.', { field: 'input.crosswalkIds' });
  return decide(context, 'mergeCrosswalks', input, async (tx) => {
    const rows = await crosswalksById(tx, ids);
    const [first] = rows;
    if (first === undefined || rows.length < ids.length) return noSuch('crosswalkIds');
    if (rows.some(({ kind }) => kind !== first.kind))
      return refused('NOT_A_MEANING', 'crosswalkIds', 'Keys of different kinds never mean one thing.');
    const target = await targetOf(tx, first.kind, input);
    if (typeof target !== 'string') return target;
    return rows.map((row) => ({ ...meaningOnly(row), target }));
  });
}

/** Takes a key away from what it means. @throws NotPermitted, InvalidInput */
export function splitCrosswalk(
  context: ReconciliationContext,
  input: Said & Target & { readonly crosswalkId: string },
): Promise<Decided> {
  return decide(context, 'splitCrosswalk', input, async (tx, deed) => {
    const [row] = await crosswalksById(tx, [input.crosswalkId]);
    if (row === undefined) return noSuch('crosswalkId');
    if (row.status !== 'CONFIRMED')
      return refused('NOT_CONFIRMED', 'crosswalkId', 'The key does not mean this: there is nothing to take away.');
    const target = hasTarget(input) ? await targetOf(tx, row.kind, input) : null;
    if (target !== null && typeof target !== 'string') return target;
    if (target === row.target) return refused('NOT_A_MEANING', 'targetId', 'This is what the key means now.');
    if (target !== null) return [{ ...meaningOnly(row), target }];
    return refuse(tx, row, deed);
  });
}

/** Says what a key does not mean. @throws NotPermitted, InvalidInput */
export function refuseCrosswalk(
  context: ReconciliationContext,
  input: Said & { readonly crosswalkId: string },
): Promise<Decided> {
  return decide(context, 'refuseCrosswalk', input, async (tx, deed) => {
    const [row] = await crosswalksById(tx, [input.crosswalkId]);
    if (row === undefined) return noSuch('crosswalkId');
    return refuse(tx, row, deed);
  });
}

/** What a deed asks for: meanings to confirm, rows it has changed itself, or why it does nothing. */
type Wish = readonly Meaning[] | { readonly changed: readonly Crosswalk[] } | CrosswalkRefusal;

async function decide(
  context: ReconciliationContext,
  operation: string,
  { idempotencyKey: key, ...input }: Said,
  wish: (tx: Tx, deed: StewardsDeed) => Promise<Wish>,
): Promise<Decided> {
  const note = optionalText(input.note, 'note');
  const outcome = await asSteward(context, { operation, key, input, note }, async (tx, deed) => {
    const wished = await wish(tx, deed);
    if ('code' in wished) return wished;
    if ('changed' in wished) return { ids: wished.changed.map(({ id }) => id), redrivenCount: 0 };
    const { redriven } = await settleMeanings(tx, context.redrive, wished, deed);
    return { ids: wished.map(crosswalkId), redrivenCount: redriven.length };
  });
  if ('code' in outcome) return { crosswalks: null, redrivenCount: 0, userErrors: [outcome] };
  const crosswalks = await Promise.all(outcome.ids.map((id) => context.loaders.crosswalk.load(id)));
  return {
    crosswalks: crosswalks.filter((one) => one !== null),
    redrivenCount: outcome.redrivenCount,
    userErrors: [],
  };
}

async function refuse(tx: Tx, row: Crosswalk, deed: StewardsDeed): Promise<Wish> {
  const changed = await refuseCrosswalks(tx, [row.id], deed);
  await auditDecisions(tx, [row], changed, deed);
  return { changed: [row] };
}

const noSuch = (field: string) => refused('NOT_FOUND', field, 'There is no such meaning.');

const meaningOnly = ({ kind, party, key, target }: Meaning): Meaning => ({ kind, party, key, target });

const hasTarget = ({ targetId, unit }: Target) => typeof (targetId ?? unit) === 'string';

async function meaningOf(tx: Tx, key: AskedKey, input: Target): Promise<Meaning | CrosswalkRefusal> {
  const target = await targetOf(tx, key.kind, input);
  return typeof target === 'string' ? { ...key, target } : target;
}

/** What a key of a kind is to mean; the hub must know it, save a place with stock, which is known by its id. */
async function targetOf(tx: Tx, kind: CrosswalkKind, { targetId, unit }: Target): Promise<string | CrosswalkRefusal> {
  const target = kind === 'UNIT' ? unit : targetId;
  const field = kind === 'UNIT' ? 'unit' : 'targetId';
  const isOne = typeof target === 'string' && typeof (kind === 'UNIT' ? targetId : unit) !== 'string';
  if (!isOne || !isMeaning(kind, target)) return refused('NOT_A_MEANING', field, notAMeaning(kind));
  if (kind === 'UNIT' || hubIdType(target) === 'location' || (await isKnown(tx, target))) return target;
  return refused('NOT_A_MEANING', field, 'The hub knows no such thing yet.');
}
