import { z } from 'zod';
import type { RunningHub } from '../running-hub.ts';

const $End = z.object({ id: z.string(), kind: z.string() });
const $Answer = z.object({
  lineage: z.object({ isCut: z.boolean(), edges: z.array(z.object({ kind: z.string(), from: $End, to: $End })) }),
});
type Edge = z.output<typeof $Answer>['lineage']['edges'][number];

/** What led to what, as far as the lineages of some things tell. */
export class Story {
  readonly #edges: readonly Edge[];

  private constructor(edges: readonly Edge[]) {
    this.#edges = edges;
  }

  /** Asks the graph for the lineage of each of these things. */
  static async of(hub: Pick<RunningHub, 'ask'>, ids: readonly string[]): Promise<Story> {
    const edges = [];
    for (const of of ids) {
      const { data, errors } = await hub.ask(
        'query ($of: ID!) { lineage(of: $of) { isCut edges { kind from { id kind } to { id kind } } } }',
        { of },
      );
      if (errors !== undefined) throw new Error(`no lineage of ${of}: ${errors[0]?.message}`);
      edges.push(...$Answer.parse(data).lineage.edges);
    }
    return new Story(edges);
  }

  /** Whether one thing led to the next, and that to the one after, each in one step or over others. */
  tells(...ids: readonly string[]): boolean {
    return ids.every((id, index) => {
      const next = ids[index + 1];
      return next === undefined || this.#leads(id, next);
    });
  }

  /** Ids of things of one kind that led to a thing in one step. */
  behind(id: string, kind: string): string[] {
    return this.#edges.filter(({ from, to }) => to.id === id && from.kind === kind).map(({ from }) => from.id);
  }

  #leads(from: string, to: string): boolean {
    const met = new Set([from]);
    for (const id of met) {
      if (id === to) return true;
      for (const edge of this.#edges) if (edge.from.id === id) met.add(edge.to.id);
    }
    return false;
  }
}
