import { hubId } from '@supply-hub/identifiers';

/** An identifier of an appointment: who gave it its meaning, and its value. */
export interface CaseIdentifier {
  /** The configured system. */
  readonly system: string;
  /** Empty for the system's own case number. */
  readonly authority: string;
  readonly value: string;
}

/** What an appointment goes by: the identifier that is its key, and others that may lead to a case (R24). */
export interface CaseName {
  readonly key: CaseIdentifier;
  readonly others: readonly CaseIdentifier[];
}

/** An identifier that is known to name a case. */
export interface KnownIdentifier extends CaseIdentifier {
  readonly caseId: string;
}

/** Which case an appointment belongs to. `claims` are the identifiers that name it from now on. */
export type Belonging =
  | { readonly kind: 'case'; readonly caseId: string; readonly claims: readonly CaseIdentifier[] }
  | { readonly kind: 'several'; readonly caseIds: readonly string[] };

/** The key under which an id is made of an identifier: a case number gives the id its system's own reads give. */
export function sourceKeyOf({ system, authority, value }: CaseIdentifier) {
  return { type: 'case', system, key: authority === '' ? [value] : [authority, value] } as const;
}

/**
 * The case an appointment belongs to: the one any of its identifiers names, or a new one (R24). Another identifier
 * than the key leads nowhere when its case already has another key of the same kind: placers keep their number when a
 * case is booked again, and fillers do not.
 *
 * @param known what the appointment's identifiers name, and of the cases they name every identifier
 */
export function belongingOf({ key, others }: CaseName, known: readonly KnownIdentifier[]): Belonging {
  const named = (identifier: CaseIdentifier) => known.find((each) => isSame(each, identifier))?.caseId;
  const hasOtherKey = (caseId: string) =>
    known.some(
      (each) =>
        each.caseId === caseId &&
        each.system === key.system &&
        each.authority === key.authority &&
        each.value !== key.value,
    );
  const ofKey = named(key);
  const ofOthers = others.flatMap((each) => named(each) ?? []).filter((caseId) => !hasOtherKey(caseId));
  const [caseId, ...more] = new Set(ofKey === undefined ? ofOthers : [ofKey, ...ofOthers]);
  if (caseId !== undefined && more.length > 0) return { kind: 'several', caseIds: [caseId, ...more] };
  const { type, system, key: parts } = sourceKeyOf(key);
  return {
    kind: 'case',
    caseId: caseId ?? hubId(type, system, parts),
    claims: [key, ...others].filter(
      (each, at, all) => named(each) === undefined && all.findIndex((other) => isSame(other, each)) === at,
    ),
  };
}

function isSame(a: CaseIdentifier, b: CaseIdentifier): boolean {
  return a.system === b.system && a.authority === b.authority && a.value === b.value;
}
