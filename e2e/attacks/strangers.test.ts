import type { TokenRequest } from '@supply-hub/identity';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runHub, type RunningHub } from '../running-hub.ts';
import { entityReader, idOfRef, refOf, refsIn, tellsNothing, typeOfRef, type Ref } from '../who-sees-what/entities.ts';
import { readGraph } from '../who-sees-what/graph-parts.ts';
import { queries } from '../who-sees-what/queries.ts';
import { serveSubgraphs } from '../who-sees-what/subgraph-ports.ts';
import { ownership, type Narrowed } from '../who-sees-what/whose.ts';
import { explore, type World } from '../who-sees-what/world.ts';
import { rootFields, tellsAnything } from './attack-fields.ts';
import { post } from './door.ts';

const isSlow = process.env['CI_SLOW'] === '1';
const suffix = isSlow ? '' : ' (skipped: it takes half a minute; CI_SLOW=1 runs it)';
const running = new AsyncDisposableStack();
const graph = readGraph();
const nobodys = { facility: 'facility_00000000000000000000', supplier: 'supplier_00000000000000000000' };
let hub: RunningHub;
let urls: ReadonlyMap<string, string>;
let world: World;
let isSeenBy: ReturnType<typeof ownership>;

beforeAll(async () => {
  if (!isSlow) return;
  hub = running.use(await runHub());
  urls = await serveSubgraphs(hub, running);
  const integrator: TokenRequest = { role: 'integrator' };
  const lists = Object.entries(queries).flatMap(([name, kind]) => ('listOf' in kind ? [name] : []));
  const { data } = await hub.ask(
    `{ ${lists.map((name) => `${name} { edges { node { __typename id } } }`).join(' ')} }`,
    {},
    integrator,
  );
  world = await explore(graph, entityReader(graph, urls, await hub.token(integrator), []), refsIn(data));
  isSeenBy = ownership(world);
}, 180_000);
afterAll(() => running.disposeAsync(), 60_000);

const $Told = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).optional(),
});

/** Whom nothing belongs to, as the staff's token and the partner's say it. */
const strangers: readonly { who: string; narrowed: Narrowed; token: TokenRequest }[] = [
  {
    who: 'a planner of no facility',
    narrowed: { facility: nobodys.facility },
    token: { role: 'planner', facilities: [] },
  },
  {
    who: 'a buyer of another facility',
    narrowed: { facility: nobodys.facility },
    token: { role: 'buyer', facilities: [nobodys.facility] },
  },
  {
    who: 'an integrator of another facility',
    narrowed: { facility: nobodys.facility },
    token: { role: 'integrator', facilities: [nobodys.facility] },
  },
  {
    who: 'another supplier',
    narrowed: { supplier: nobodys.supplier },
    token: { role: 'partner', suppliers: [nobodys.supplier] },
  },
];

describe.runIf(isSlow).each(strangers)(`R72: $who, with ids of others${suffix}`, ({ narrowed, token }) => {
  /** What is somebody's, and a made-up one where the test has none. */
  const foreign = (type: string): string[] => {
    const ids = world.all(type).filter((id) => !isSeenBy(refOf(type, id), narrowed));
    return ids.slice(0, 20);
  };

  it('gets nothing by any way through _entities of any subgraph', async () => {
    const facilities = world.all('Facility').slice(0, 2);
    const reader = entityReader(graph, urls, await hub.token(token), facilities);
    for (const part of graph.parts) {
      const made = `${part.type.toLowerCase()}_00000000000000000000`;
      const answers = await reader.read(part, [...foreign(part.type), made, '', "' or 1=1 --"]);
      expect([part.subgraph, part.type, answers.filter((entity) => !tellsNothing(entity))]).toEqual([
        part.subgraph,
        part.type,
        [],
      ]);
    }
  });

  it('gets nothing of others by any field of Query, whatever ids it is given', async () => {
    const bearer = await hub.token(token);
    for (const field of rootFields('Query'))
      for (const query of field.attempts(foreign)) {
        const { text } = await post(`${hub.address}/graphql`, { query }, bearer);
        const { data, errors = [] } = $Told.parse(JSON.parse(text));
        const seen: readonly Ref[] = refsIn(data);
        const others = seen.filter(
          (ref) => world.all(typeOfRef(ref)).includes(idOfRef(ref)) && !isSeenBy(ref, narrowed),
        );
        expect([field.name, others]).toEqual([field.name, []]);
        expect([field.name, errors.filter(({ extensions }) => !refusals.has(extensions.code))]).toEqual([
          field.name,
          [],
        ]);
        if ('supplier' in narrowed && !echoes.has(field.name))
          expect([field.name, tellsAnything(data) ? data : null]).toEqual([field.name, null]);
      }
  });

  it('changes nothing by any mutation', async () => {
    const bearer = await hub.token(token);
    const sql = postgres(hub.environment.databaseUrl ?? '', { max: 1 });
    const deeds = () => sql`select actor, action from hub.audit_entry
      where actor like 'development-%' and action not in ('patient-data-read', 'payload-read')`;
    const before = await deeds();
    for (const field of rootFields('Mutation'))
      for (const query of field.attempts(foreign)) {
        const { text } = await post(`${hub.address}/graphql`, { query }, bearer);
        const { data, errors = [] } = $Told.parse(JSON.parse(text));
        expect([field.name, errors.filter(({ extensions }) => !refusals.has(extensions.code))]).toEqual([
          field.name,
          [],
        ]);
        const { userErrors, ...given } = $Payload.parse(data?.[field.name] ?? {});
        expect([field.name, errors.length + userErrors.length > 0, tellsAnything(given)]).toEqual([
          field.name,
          true,
          false,
        ]);
      }
    expect(await deeds()).toEqual(before);
    await sql.end();
  });

  it('is told nothing by any subscription, of all that ever happened', async () => {
    const [stranger, integrator] = await Promise.all([hub.token(token), hub.token({ role: 'integrator' })]);
    for (const field of rootFields('Subscription')) {
      const [query = ''] = field.attempts(foreign);
      const url = `${urls.get(field.subgraph)}/live`;
      const head = await framesUntil(url, { query }, integrator, 0);
      const told = await framesUntil(url, { query, after: 0 }, stranger, head.position);
      expect([field.name, told.frames, told.code]).toEqual([field.name, 0, told.code]);
      const all = await framesUntil(url, { query, after: 0 }, integrator, head.position);
      if (field.name === 'caseReadinessChanged') expect(all.frames).toBeGreaterThan(0);
    }
  });
});

/** What a stranger may be answered: never a fault of the hub. */
const refusals = new Set([
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'CONFLICT',
  'OPERATION_TOO_COSTLY',
]);
/** What tells of what it was asked, or of nobody. */
const echoes = new Set(['exchangeLedger']);
const $Payload = z.looseObject({ userErrors: z.array(z.unknown()).default([]) });
const $Line = z.object({
  frames: z.array(z.unknown()).default([]),
  position: z.number().default(0),
  error: z.looseObject({ extensions: z.looseObject({ code: z.string() }) }).optional(),
});

/** Reads a live stream of a subgraph up to a position: 0 is the first batch, which says where the stream stands. */
async function framesUntil(url: string, body: object, token: string, until: number) {
  const gone = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: gone.signal,
  });
  let text = '';
  let frames = 0;
  try {
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
        const line = $Line.parse(JSON.parse(text.slice(0, end)));
        text = text.slice(end + 1);
        frames += line.frames.length;
        if (line.error !== undefined) return { frames, position: 0, code: line.error.extensions.code };
        if (line.position >= until) return { frames, position: line.position };
      }
    }
    throw new Error(`the stream ended before ${until}`);
  } finally {
    gone.abort();
  }
}
