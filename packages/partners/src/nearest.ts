/**
 * The word somebody meant: the one that differs least from what was written, when that is little enough to be a slip.
 * Null when none is near, or two are equally near.
 */
export function nearest(written: string, words: Iterable<string>): string | null {
  const ranked = [...words]
    .map((word) => ({ word, distance: distance(written.toLowerCase(), word.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best, second] = ranked;
  const most = Math.max(1, Math.floor(written.length / 3));
  if (best === undefined || best.distance > most || best.distance === second?.distance) return null;
  return best.word;
}

/** How many letters must be put in, left out, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + same);
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (before[column - 2] ?? least) + 1);
      current.push(least);
    }
    [before, above] = [above, current];
  }
  return above[b.length] ?? 0;
}
