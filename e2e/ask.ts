import { z } from 'zod';

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({ code: z.string(), system: z.string().optional() }),
      }),
    )
    .optional(),
});

/** What a client gets, its data still to be looked into. */
export type Answer = z.output<typeof answer>;

/** Asks a gateway or a subgraph as any client would. */
export async function post(
  url: string,
  operation: { query: string; variables?: object },
  token?: string,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(operation),
  });
  return answer.parse(await response.json());
}
