/** Minutes in a unit, by the spellings senders use. `m` is a minute here, as everywhere in schedules, never a metre. */
const minutesByUnit: ReadonlyMap<string, number> = new Map([
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((unit) => [unit, 1 / 60] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map((unit) => [unit, 1] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((unit) => [unit, 60] as const),
  ...['d', 'day', 'days'].map((unit) => [unit, 1440] as const),
]);

/**
 * A length of time in minutes. No unit means minutes, as in HL7's own appointment durations; a unit nobody
 * knows is `undefined`, not a guess.
 * @param amount a decimal of `parseDecimal`
 */
export function durationInMinutes(amount: string, unit: string | undefined): number | undefined {
  const factor = unit === undefined ? 1 : minutesByUnit.get(unit.trim().toLowerCase());
  const minutes = factor === undefined ? undefined : Number(amount) * factor;
  return minutes === undefined || minutes < 0 || !Number.isFinite(minutes) ? undefined : minutes;
}
