import { proposeCrosswalks, type Proposal } from '@supply-hub/crosswalk';
import type { Tx } from '@supply-hub/postgres';
import type { Want } from '../db/queries/crosswalk-wants.ts';
import { findCandidates, type Sought } from '../db/queries/find-candidates.ts';
import { glnOf, judgeItem, judgeParty, judgeUnits, type Judgement } from '../domain/crosswalk-evidence.ts';
import { wordsOf } from '../domain/similarity.ts';

/** Below this a candidate is noise. */
const leastConfidence = 20;
const mostCandidates = 5;
/** A catalogue of unknown parts is looked at in parts: what is beyond these is proposed when the message comes again. */
const mostKeys = 100;

/** Proposes to the stewards what wanted keys may mean, by what the hub knows now. */
export async function proposeMeanings(tx: Tx, wants: readonly Want[], at: Temporal.Instant): Promise<void> {
  const some = wants.slice(0, mostKeys);
  const sought = some.flatMap((want): { want: Want; sought: Sought }[] =>
    want.kind === 'UNIT'
      ? []
      : [
          {
            want,
            sought: {
              kind: want.kind,
              gtin: want.gtin,
              gln: glnOf(want.facts['gln']) ?? glnOf(want.key),
              codes: want.codes,
              words: wordsOf(want.facts['description'] ?? want.facts['name'] ?? ''),
            },
          },
        ],
  );
  const things = await findCandidates(
    tx,
    sought.map((one) => one.sought),
  );
  const ofThings = sought.flatMap(({ want }, index) =>
    best(
      want,
      (things[index] ?? []).map((thing) => [
        thing.id,
        want.kind === 'ITEM' ? judgeItem(want, thing) : judgeParty(want, thing),
      ]),
    ),
  );
  const ofUnits = some.flatMap((want) => (want.kind === 'UNIT' ? best(want, [...judgeUnits(want)]) : []));
  await proposeCrosswalks(tx, [...ofThings, ...ofUnits], at);
}

function best({ kind, party, key }: Want, judged: readonly (readonly [string, Judgement])[]): Proposal[] {
  return judged
    .filter(([, { confidence }]) => confidence >= leastConfidence)
    .toSorted(([a, one], [b, other]) => other.confidence - one.confidence || (a < b ? -1 : 1))
    .slice(0, mostCandidates)
    .map(([target, { confidence, evidence }]) => ({ kind, party, key, target, confidence, evidence: [...evidence] }));
}
