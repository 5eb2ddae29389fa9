import { hubId } from '@supply-hub/identifiers';
import { stockAlertSeverities, type StockAlert, type StockTrouble } from './stock-alert.ts';

/** An alert that is to be written, and whether the others are told. */
export interface Followed {
  readonly alert: StockAlert;
  /** False: only its numbers are others. */
  readonly isTold: boolean;
}

/**
 * What becomes of a subject's alert: trouble raises it, worse trouble escalates it, no trouble clears it. The same trouble
 * again changes nothing, so judging once more does no harm.
 *
 * @param open the alert of the same concern and subject that stands, if one does
 * @param trouble what is wrong now; undefined: nothing
 * @param times how often the subject had this before
 * @returns null: nothing is to be written
 */
export function follow(
  open: StockAlert | undefined,
  trouble: StockTrouble | undefined,
  { now, times }: { readonly now: Temporal.Instant; readonly times: number },
): Followed | null {
  if (open === undefined)
    return trouble === undefined ? null : { alert: raised(trouble, times + 1, now), isTold: true };
  if (trouble === undefined)
    return { alert: { ...open, version: open.version + 1, state: 'CLEARED', clearedAt: now }, isTold: true };
  const worse = badness(trouble) - badness(open);
  if (worse === 0) return isSame(open, trouble) ? null : { alert: { ...open, ...trouble }, isTold: false };
  const alert: StockAlert = {
    ...open,
    ...trouble,
    version: open.version + 1,
    state: worse > 0 ? 'ESCALATED' : 'RAISED',
    escalatedAt: worse > 0 ? now : open.escalatedAt,
  };
  return { alert, isTold: true };
}

function raised(trouble: StockTrouble, occurrence: number, now: Temporal.Instant): StockAlert {
  return {
    ...trouble,
    id: hubId('stockalert', 'hub', [trouble.concern, trouble.subject, String(occurrence)]),
    occurrence,
    version: 1,
    state: 'RAISED',
    raisedAt: now,
    escalatedAt: null,
    clearedAt: null,
  };
}

/** Of two stages of one concern the worse is greater; equal: the same stage. */
function badness({ kind, severity, about }: StockTrouble): number {
  const stage = kind === 'STOCK_OUT' || about.isExpired ? 1 : 0;
  return 2 * stockAlertSeverities.indexOf(severity) + stage;
}

const isSame = ({ about, caseIds }: StockTrouble, other: StockTrouble): boolean =>
  JSON.stringify([about, caseIds]) === JSON.stringify([other.about, other.caseIds]);
