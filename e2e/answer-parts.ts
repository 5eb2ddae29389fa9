/** What an answer holds at one place, over all the rows that have the place. */
export interface AnswerPart {
  /** Field names from the top, list positions left out: `orders.edges.node.supplier`. */
  readonly path: string;
  readonly values: readonly unknown[];
}

/** Every place of an answer, or those at one path, with all that stands there. */
export function everything(data: unknown, path?: string): AnswerPart[] {
  const found = new Map<string, unknown[]>();
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) {
      for (const each of value) walk(each, at);
      if (value.length > 0) return;
    }
    const values = found.get(at) ?? [];
    found.set(at, values);
    values.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, each] of Object.entries(value)) walk(each, at === '' ? name : `${at}.${name}`);
  };
  walk(data, '');
  return [...found].filter(([at]) => path === undefined || at === path).map(([at, values]) => ({ path: at, values }));
}

/** Places of an answer where no row has anything but null, or an empty list. */
export function emptyParts(data: unknown): string[] {
  return everything(data).flatMap(({ path, values }) => (values.every(isNothing) ? [path] : []));
}

const isNothing = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
