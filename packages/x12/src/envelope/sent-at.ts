/** YYMMDD or CCYYMMDD with HHMM[SS[D[D]]] as an ISO local date and time; null when they are none. */
export function sentAt(date: string, time: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
  const [, hour = '', minute = '', second = '00'] = /^(\d{2})(\d{2})(\d{2})?\d{0,2}$/.exec(time) ?? [];
  const text = `${year.length === 2 ? '20' : ''}${year}-${month}-${day}T${hour}:${minute}:${second}`;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
