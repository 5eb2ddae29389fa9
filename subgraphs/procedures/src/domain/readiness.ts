/** Whether a case, or one item of it, will have what it needs. */
export type Readiness = 'READY' | 'AT_RISK' | 'SHORT' | 'UNKNOWN';

const worstFirst: readonly Readiness[] = ['SHORT', 'UNKNOWN', 'AT_RISK', 'READY'];

/** A case is as ready as the worst of its demands; one without demands, because its card is not known, is UNKNOWN. */
export function caseReadiness(demands: Iterable<Readiness>): Readiness {
  const present = new Set(demands);
  return worstFirst.find((each) => present.has(each)) ?? 'UNKNOWN';
}
