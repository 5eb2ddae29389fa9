import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { z } from 'zod';

/** What a subgraph tells a subscriber of one event. */
export interface LiveFrame {
  /** The event's place in the one order of all. */
  readonly position: number;
  /** The aggregate it is about: of one key, order matters, and only the latest is worth having late. */
  readonly key: string;
  /** The operation's answer for it. */
  readonly result: FormattedExecutionResult;
}

/** Some frames in order, or none: then only the position has moved on. */
export interface LiveBatch {
  readonly frames: readonly LiveFrame[];
  /** Everything up to here was looked at. Whoever comes back asks for what is behind it. */
  readonly position: number;
}

/** One line of a live answer over HTTP. The last one may say why there are no more. */
export type LiveLine = LiveBatch | { readonly error: GraphQLFormattedError };

const $Shape = z.looseObject({
  data: z.looseObject({}).nullish(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});
const $Result = z.custom<FormattedExecutionResult>((value) => $Shape.safeParse(value).success);
const $Error = z.custom<GraphQLFormattedError>(
  (value) => z.looseObject({ message: z.string() }).safeParse(value).success,
);
export const $LiveLine: z.ZodType<LiveLine> = z.union([
  z.object({
    position: z.number(),
    frames: z.array(z.object({ position: z.number(), key: z.string(), result: $Result })),
  }),
  z.object({ error: $Error }),
]);

/** A subgraph that has nothing to tell says so this often: silence for much longer means that it is gone. */
export const liveHeartbeatMs = 5000;
