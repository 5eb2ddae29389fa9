import type { StockAlert } from './stock-alert.ts';

/** What things are called. */
export interface AlertNames {
  /** The item's description and number; null: it is about none. */
  readonly item: string | null;
  readonly facility: string;
  /** Null: it is about none. */
  readonly location: string | null;
  /** The system that keeps the stock. */
  readonly system: string;
  readonly timeZone: string;
}

/** What is wrong, in a sentence; of what is over, what it is now. */
export function sentenceOf(alert: StockAlert, names: AlertNames): string {
  const { kind, about, clearedAt } = alert;
  const { item, facility, system } = names;
  if (clearedAt !== null) return overOf(alert, names);
  switch (kind) {
    case 'STOCK_OUT':
      return `Nothing that may be used is left of ${item} at ${facility}${cases(alert)}.`;
    case 'BELOW_PAR':
      return `${amount(about)} of ${item} may be used at ${facility}; its level is ${about.threshold} ${about.unit}${cases(alert)}.`;
    case 'EXPIRING':
      return about.isExpired
        ? `${lotOf(alert, names)} holds ${amount(about)} that may not be used since ${about.expiresOn} is over${cases(alert)}.`
        : `${lotOf(alert, names)} holds ${amount(about)} that may be used until ${about.expiresOn}.`;
    case 'NEGATIVE':
      return `${lotOf(alert, names)} stands at ${amount(about)}: more was taken than was ever booked in.`;
    case 'FEED_SILENT':
      return about.heardAt === null
        ? `${system} has not told the stock of ${facility} yet.`
        : `${system} has not told the stock of ${facility} since ${timeOf(about.heardAt, names)}.`;
  }
}

/** What to do about it; null when it is over. */
export function remedyOf({ kind, about, clearedAt, caseIds }: StockAlert, { item, system }: AlertNames): string | null {
  if (clearedAt !== null) return null;
  switch (kind) {
    case 'STOCK_OUT':
      return `Move ${item} from a facility that has some, or see that what is on order comes sooner${
        caseIds.length > 0 ? '; the cases that want it say what each can do' : ''
      }.`;
    case 'BELOW_PAR':
      return `See that ${item} is on order, or move some from a facility that has more than it needs.`;
    case 'EXPIRING':
      return about.isExpired
        ? `Take it off the shelf and have ${system} scrap or return it.`
        : 'Use it first, or move it to where it is used sooner.';
    case 'NEGATIVE':
      return `Count it, and have ${system} book what is there.`;
    case 'FEED_SILENT':
      return `Look whether ${system} answers; until it does the hub counts with what it told last.`;
  }
}

function overOf(alert: StockAlert, names: AlertNames): string {
  switch (alert.kind) {
    case 'STOCK_OUT':
    case 'BELOW_PAR':
      return `There is enough of ${names.item} at ${names.facility} again, or no level is set for it any more.`;
    case 'EXPIRING':
      return `${lotOf(alert, names)} is used up, set aside, or may be used for longer.`;
    case 'NEGATIVE':
      return `${lotOf(alert, names)} is not below zero any more.`;
    case 'FEED_SILENT':
      return `${names.system} tells the stock of ${names.facility} again.`;
  }
}

function lotOf({ about: { lot } }: StockAlert, { item, location, facility }: AlertNames): string {
  const place = location === null ? facility : `${location}, ${facility}`;
  return lot === null ? `Stock of ${item} at ${place}` : `Lot ${lot} of ${item} at ${place}`;
}

const amount = ({ quantity, unit }: StockAlert['about']): string => `${quantity} ${unit}`;

const cases = ({ caseIds: { length } }: StockAlert): string =>
  length === 0 ? '' : length === 1 ? '; 1 case wants it' : `; ${length} cases want it`;

/** To the minute, where the facility is. */
function timeOf(instant: string, { timeZone }: AlertNames): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return `${there.toPlainDate().toString()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
