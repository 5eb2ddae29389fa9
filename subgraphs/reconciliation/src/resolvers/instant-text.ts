/** An instant as PostgreSQL writes it → as the graph does. */
export function instantText(written: string): string {
  return Temporal.Instant.from(written.replace(' ', 'T')).toString();
}
