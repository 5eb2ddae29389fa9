import {
  HubError,
  InvalidInput,
  NotAuthenticated,
  NotPermitted,
  SourceContractBroken,
  SourceUnavailable,
} from '@supply-hub/errors';
import {
  $LiveLine,
  liveHeartbeatMs,
  type LiveBatch,
  type LiveCall,
  type SubgraphRequest,
} from '@supply-hub/subgraph-kit';
import type { GraphQLFormattedError } from 'graphql';
import { Agent } from 'undici';
import type { SubgraphTarget } from '../subgraph-target.ts';

/** One subgraph's side of subscriptions. */
export interface Upstream {
  /**
   * @throws NotAuthenticated its token has ended
   * @throws InvalidInput, NotPermitted it will never answer this
   * @throws SourceUnavailable it is away: ask again, from where it stopped
   */
  subscribe(request: SubgraphRequest, call: LiveCall, after: number | undefined): AsyncIterable<LiveBatch>;
  close(): Promise<void>;
}

/** @param name of the subgraph */
export function openUpstream(name: string, target: SubgraphTarget): Upstream {
  return target.kind === 'http' ? httpUpstream(`${name} subgraph`, target.url) : inProcessUpstream(name, target);
}

function inProcessUpstream(name: string, target: SubgraphTarget & { kind: 'in-process' }): Upstream {
  const { subgraph } = target;
  return {
    subscribe(request, call, after) {
      if (subgraph.subscribe === undefined) throw new InvalidInput(`Nothing of ${name} can be subscribed to.`);
      return subgraph.subscribe(request, call, after);
    },
    close: async () => undefined,
  };
}

/** A line longer than this is no frame for a screen. */
const longestLine = 16 * 1024 * 1024;

function httpUpstream(system: string, baseUrl: string): Upstream {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/live`);
  // Each subscription keeps a connection; one that says nothing for three heartbeats is dead.
  const agent = new Agent({ connect: { timeout: 3000 }, headersTimeout: 10_000, bodyTimeout: 3 * liveHeartbeatMs });

  async function* subscribe(request: SubgraphRequest, call: LiveCall, after: number | undefined) {
    const { authorization, traceId, signal } = call;
    try {
      const { statusCode, body } = await agent.request({
        origin: url.origin,
        path: url.pathname,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-trace-id': traceId,
          ...(authorization !== undefined && { authorization }),
        },
        body: JSON.stringify({ ...request, ...(after !== undefined && { after }) }),
        signal,
      });
      if (statusCode !== 200) {
        await body.dump();
        throw new SourceUnavailable(system, `it answered with status ${statusCode}`);
      }
      let rest = '';
      for await (const chunk of body.setEncoding('utf8')) {
        rest += String(chunk);
        for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
          const line = rest.slice(0, end);
          rest = rest.slice(end + 1);
          yield batchOf(line);
        }
        if (rest.length > longestLine) throw new SourceContractBroken(system, 'a live line', 'a shorter one');
      }
    } catch (error) {
      if (error instanceof HubError || signal.aborted) throw error;
      throw new SourceUnavailable(system, 'the connection ended', { cause: error });
    }
  }

  function batchOf(line: string): LiveBatch {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw new SourceContractBroken(system, 'a live line', 'JSON', { cause });
    }
    const reading = $LiveLine.safeParse(value);
    if (!reading.success) throw new SourceContractBroken(system, 'a live line', 'frames and a position');
    if ('error' in reading.data) throw toldError(system, reading.data.error);
    return reading.data;
  }

  return { subscribe, close: () => agent.destroy() };
}

function toldError(system: string, { message, extensions }: GraphQLFormattedError): HubError {
  switch (extensions?.['code']) {
    case 'UNAUTHENTICATED':
      return new NotAuthenticated(message);
    case 'FORBIDDEN':
      return new NotPermitted(message);
    case 'BAD_USER_INPUT':
      return new InvalidInput(message);
    default:
      return new SourceUnavailable(system, 'it interrupted the subscription');
  }
}
