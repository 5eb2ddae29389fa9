import type { Meaning } from '@supply-hub/crosswalk';
import type { Tx } from '@supply-hub/postgres';
import { isUnitOfMeasure, standardUnitCodes } from '@supply-hub/quantities';
import { crosswalksOfKeys, keyText, type AskedKey } from '../db/queries/crosswalks.ts';
import { findByNumber, type SoughtRest } from '../db/queries/find-candidates.ts';
import { meaningBy, restOf, type PartnerRule } from '../domain/partner-rule.ts';
import { codeOf } from '../domain/similarity.ts';

/** A key that a rule is asked about. */
export interface RuledKey extends AskedKey {
  readonly supplierId: string | null;
}

/** What a rule says of a key. */
export interface Ruling {
  readonly asked: RuledKey;
  /** Null: the rule does not know. */
  readonly meaning: string | null;
  /** What a steward said before, and whether it is that: nothing is decided anew then. */
  readonly decided: 'NOT_YET' | 'SAME' | 'OTHERWISE';
}

/** What a rule says of keys of its kind and partner, each once. Three statements, whatever their number. */
export async function rulingsOn(tx: Tx, rule: PartnerRule, keys: readonly RuledKey[]): Promise<Ruling[]> {
  const asked = [...new Map(keys.map((one) => [keyText(one), one])).values()].filter(
    ({ kind, party, key }) => kind === rule.kind && party === rule.partner && restOf(rule, key) !== null,
  );
  if (asked.length === 0) return [];
  const held = await crosswalksOfKeys(tx, asked);
  const rests = rule.means.by === 'REST' ? await restsOf(tx, rule, asked) : asked.map(() => null);
  return asked.map((one, index) => {
    const rows = held.get(keyText(one)) ?? [];
    const candidates = rows.filter(({ status }) => status === 'CANDIDATE');
    const meaning = meaningBy(rule, one.key, { candidates, rest: rests[index] ?? null });
    const confirmed = rows.find(({ status }) => status === 'CONFIRMED');
    const isRefused = rows.some(({ status, target }) => status === 'REFUSED' && target === meaning);
    const decided = confirmed !== undefined ? (confirmed.target === meaning ? 'SAME' : 'OTHERWISE') : null;
    return { asked: one, meaning, decided: decided ?? (isRefused ? 'OTHERWISE' : 'NOT_YET') };
  });
}

async function restsOf(tx: Tx, rule: PartnerRule, asked: readonly RuledKey[]): Promise<(string | null)[]> {
  const rests = asked.map(({ key }) => restOf(rule, key) ?? key);
  const { kind } = rule;
  if (kind === 'UNIT') return rests.map(unitOf);
  return findByNumber(
    tx,
    asked.map(({ supplierId }, index): SoughtRest => ({ kind, supplierId, code: codeOf(rests[index] ?? '') })),
  );
}

function unitOf(code: string): string | null {
  const reading = standardUnitCodes.x12.read(code);
  return reading.ok ? reading.value : isUnitOfMeasure(code) ? code : null;
}

/** What rules say that keys mean which have no meaning, the first rule that knows one first. */
export async function meaningsBy(
  tx: Tx,
  rules: readonly { readonly id: string; readonly rule: PartnerRule }[],
  keys: readonly RuledKey[],
): Promise<Map<string, Meaning[]>> {
  const found = new Map<string, Meaning[]>();
  const left = new Map(keys.map((one) => [keyText(one), one]));
  for (const { id, rule } of rules) {
    const rulings = await rulingsOn(tx, rule, [...left.values()]);
    const meanings = rulings.flatMap(({ asked: { kind, party, key }, meaning, decided }): Meaning[] =>
      meaning === null || decided !== 'NOT_YET' ? [] : [{ kind, party, key, target: meaning }],
    );
    for (const one of meanings) left.delete(keyText(one));
    if (meanings.length > 0) found.set(id, meanings);
  }
  return found;
}
