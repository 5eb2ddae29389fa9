/** What another party's keys and codes mean here: proposed with evidence, confirmed by a person. */
export {
  $CrosswalkFacts,
  $CrosswalkWant,
  crosswalkKinds,
  type CrosswalkFacts,
  type CrosswalkKind,
  type CrosswalkWant,
} from './crosswalk-want.ts';
export {
  $Crosswalk,
  $CrosswalkEvidence,
  crosswalkId,
  crosswalkStatuses,
  type Crosswalk,
  type CrosswalkEvidence,
  type CrosswalkKey,
  type CrosswalkStatus,
  type Meaning,
} from './crosswalk-row.ts';
export { confirmCrosswalks, crosswalksById, refuseCrosswalks, type Decision } from './decide.ts';
export { lockKeys } from './lock-keys.ts';
export { crosswalkMigrations } from './migrations.ts';
export { proposeCrosswalks, type Proposal } from './propose.ts';
export { translate } from './translate.ts';
