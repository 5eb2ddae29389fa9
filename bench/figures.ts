/** What benchmarks print, and how. */
export function percentiles(values: readonly number[]): { p50: number; p95: number; p99: number; most: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

export function line({ p50, p95, p99, most }: ReturnType<typeof percentiles>): string {
  return `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)}, most ${most.toFixed(0)}`;
}

export function ratio(a: number, b: number): string {
  return (a / b).toFixed(1);
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
