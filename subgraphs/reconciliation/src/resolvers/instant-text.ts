/** An instant as PostgreSQL writes it. */
export function instantOf(written: string): Temporal.Instant {
  return Temporal.Instant.from(written.replace(' ', 'T'));
}

/** An instant as PostgreSQL writes it → as the graph does. */
export function instantText(written: string): string {
  return instantOf(written).toString();
}
