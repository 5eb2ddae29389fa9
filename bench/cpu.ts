import { readdirSync, readFileSync } from 'node:fs';

/**
 * Seconds of CPU, user and system, from Linux's /proc: of a process, and of it with all its children, dead ones too.
 */
export function cpuOf(pid: number): { own: number; withChildren: number } {
  const { own, reaped } = times(pid);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== pid)
    .map((name) => times(Number(name)))
    .filter(({ parent }) => parent === pid);
  return { own, withChildren: own + reaped + children.reduce((sum, child) => sum + child.own, 0) };
}

export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function times(pid: number): { parent: number; own: number; reaped: number } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything: fields are counted from behind it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
    return { parent, own: (user + system) / 100, reaped: (childUser + childSystem) / 100 };
  } catch {
    return { parent: -1, own: 0, reaped: 0 };
  }
}
