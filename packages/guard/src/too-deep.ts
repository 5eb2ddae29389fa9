/** Levels of lists and objects in variables: the deepest input of ours has six. */
export const mostValueLevels = 20;

/**
 * Whether a value, as JSON.parse gives it, holds lists and objects inside each other deeper than anything of ours does:
 * what goes through it by recursion would run out of stack. Looks no deeper than that itself.
 *
 * @param most levels, at least 1
 */
export function tooDeep(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    const next: unknown[] = [];
    for (const each of level)
      if (typeof each === 'object' && each !== null) for (const inner of Object.values(each)) next.push(inner);
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}
