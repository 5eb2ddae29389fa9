import { hubIdType } from '@supply-hub/identifiers';
import { unitNames, isUnitOfMeasure } from '@supply-hub/quantities';
import type { CrosswalkKind } from './crosswalk-evidence.ts';

/** A rule that gives a partner's keys their meaning. Plain JSON; the same rule is the same text. */
export interface PartnerRule {
  /** The partner's slug. */
  readonly partner: string;
  readonly kind: CrosswalkKind;
  /** This key alone; null: those that begin and end so. */
  readonly key: string | null;
  readonly keyPrefix: string;
  readonly keySuffix: string;
  readonly means:
    | { readonly by: 'TARGET'; readonly target: string }
    /** What is left of the key is a number the hub knows. */
    | { readonly by: 'REST' }
    /** The best candidate from so many percent on, when no other comes near. */
    | { readonly by: 'CONFIDENCE'; readonly percent: number };
}

/** A rule as somebody writes it. */
export interface RuleInput {
  readonly partner: string;
  readonly kind: CrosswalkKind;
  readonly key?: string | null | undefined;
  readonly keyPrefix?: string | null | undefined;
  readonly keySuffix?: string | null | undefined;
  readonly targetId?: string | null | undefined;
  readonly unit?: string | null | undefined;
  readonly readRestAsOurs?: boolean | null | undefined;
  readonly acceptFromConfidence?: string | null | undefined;
}

type RuleReading =
  | { readonly ok: true; readonly rule: PartnerRule }
  | { readonly ok: false; readonly path: string; readonly sentence: string };

/** How far the best candidate must be ahead of the next, in percent. */
const lead = 15;

/** A rule as somebody wrote it → the rule, or what contradicts itself in it. */
export function readRule(input: RuleInput): RuleReading {
  const { partner, kind, targetId, unit, readRestAsOurs, acceptFromConfidence } = input;
  const refuse = (path: string, sentence: string): RuleReading => ({ ok: false, path, sentence });
  const key = input.key ?? null;
  const keyPrefix = input.keyPrefix ?? '';
  const keySuffix = input.keySuffix ?? '';
  if (partner.trim() === '') return refuse('partner', 'A rule is for one partner: give its slug.');
  if (key !== null && (keyPrefix !== '' || keySuffix !== ''))
    return refuse('key', 'A rule is for one key, or for those that begin and end so: give one or the other.');
  const given = [targetId, unit, readRestAsOurs === true ? true : null, acceptFromConfidence].filter(
    (one) => one !== null && one !== undefined,
  );
  if (given.length !== 1)
    return refuse(
      'targetId',
      'Say how the keys get their meaning in exactly one way: targetId, unit, readRestAsOurs or acceptFromConfidence.',
    );
  const which = { partner, kind, key, keyPrefix, keySuffix };
  const target = kind === 'UNIT' ? unit : targetId;
  if (typeof target === 'string') {
    if (key === null) return refuse('key', 'One meaning is for one key: give the key.');
    if (!isMeaning(kind, target)) return refuse(kind === 'UNIT' ? 'unit' : 'targetId', notAMeaning(kind));
    return { ok: true, rule: { ...which, means: { by: 'TARGET', target } } };
  }
  if (readRestAsOurs === true) {
    if (key !== null)
      return refuse('key', 'What is left of a key is read where a prefix or a suffix is named, or nothing.');
    return { ok: true, rule: { ...which, means: { by: 'REST' } } };
  }
  if (typeof acceptFromConfidence !== 'string') return refuse(kind === 'UNIT' ? 'targetId' : 'unit', notAMeaning(kind));
  const percent = Math.round(Number(acceptFromConfidence) * 100);
  if (!(percent >= 50 && percent <= 100))
    return refuse('acceptFromConfidence', 'Below 0.5 a candidate is more likely wrong than right: give 0.5 to 1.');
  return { ok: true, rule: { ...which, means: { by: 'CONFIDENCE', percent } } };
}

/** Whether a key of a kind can mean this at all. */
export function isMeaning(kind: CrosswalkKind, target: string): boolean {
  if (kind === 'UNIT') return isUnitOfMeasure(target);
  const type = hubIdType(target);
  if (kind === 'LOCATION') return type === 'facility' || type === 'location';
  return type === kind.toLowerCase();
}

export function notAMeaning(kind: CrosswalkKind): string {
  const meant = {
    ITEM: 'an item',
    SUPPLIER: 'a supplier',
    LOCATION: 'a facility or a place with stock',
    UNIT: 'a unit',
  };
  return kind === 'UNIT'
    ? 'A unit code means a unit: give "unit", and no "targetId".'
    : `The key stands for ${meant[kind]}: give the hub's id of one in "targetId".`;
}

/** What a rule leaves of a key that it is for, without leading zeros; null: it is not for this key. */
export function restOf({ key, keyPrefix, keySuffix }: PartnerRule, asked: string): string | null {
  if (key !== null) return key === asked ? asked : null;
  if (asked.length <= keyPrefix.length + keySuffix.length) return null;
  if (!asked.startsWith(keyPrefix) || !asked.endsWith(keySuffix)) return null;
  return asked.slice(keyPrefix.length, asked.length - keySuffix.length).replace(/^0+(?=.)/, '');
}

/** What is known of a key when a rule is asked for its meaning. */
export interface Known {
  /** Undecided candidates, in any order. */
  readonly candidates: readonly { readonly target: string; readonly confidence: number }[];
  /** What the rest of the key names here, if it names one thing alone. */
  readonly rest: string | null;
}

/** What a rule says that a key means; null: it is not for the key, or does not know. */
export function meaningBy(rule: PartnerRule, asked: string, known: Known): string | null {
  if (restOf(rule, asked) === null) return null;
  const { means } = rule;
  if (means.by === 'TARGET') return means.target;
  if (means.by === 'REST') return known.rest;
  const [best, next] = known.candidates.toSorted((a, b) => b.confidence - a.confidence);
  if (best === undefined || best.confidence < means.percent) return null;
  return next === undefined || best.confidence - next.confidence >= lead ? best.target : null;
}

/** A rule in words; a unit is named, another meaning is given by `nameOf`. */
export function sentenceOf(rule: PartnerRule, nameOf: (target: string) => string = (target) => target): string {
  const { partner, kind, key, keyPrefix, keySuffix, means } = rule;
  const whose = { ITEM: 'item', SUPPLIER: 'supplier', LOCATION: 'place', UNIT: 'unit' }[kind];
  const which =
    key !== null
      ? `The ${whose} key "${key}" of ${partner}`
      : `Each ${whose} key of ${partner}${keyPrefix === '' ? '' : ` that begins with "${keyPrefix}"`}${
          keySuffix === '' ? '' : `${keyPrefix === '' ? ' that' : ' and'} ends with "${keySuffix}"`
        }`;
  if (means.by === 'TARGET')
    return `${which} means ${isUnitOfMeasure(means.target) ? unitNames[means.target] : nameOf(means.target)}.`;
  if (means.by === 'REST') return `${which} is, without that and without leading zeros, a number the hub knows.`;
  return `${which} means its best candidate, when that is at least ${means.percent} % sure and ${lead} % ahead of the next.`;
}
