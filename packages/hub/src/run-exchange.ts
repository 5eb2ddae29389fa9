import type { Clock } from '@supply-hub/clock';
import type { Environment, HubConfig } from '@supply-hub/config';
import { createPartnerBook, openExchange, startOutbox } from '@supply-hub/exchange';
import {
  createPollMeasures,
  createTransportPool,
  exchangeMetrics,
  openExchangeDoor,
  pollPartners,
  watchPartners,
  type Take,
  type Via,
} from '@supply-hub/exchange/transports';
import { startMllpServer } from '@supply-hub/hl7v2';
import type { Log } from '@supply-hub/log';
import { together, type Metrics } from '@supply-hub/metrics';
import type { TradingPartner } from '@supply-hub/partners';
import { connect } from '@supply-hub/postgres';
import { serverTls } from './server-tls.ts';
import { withPort } from './taken-port.ts';

/** Where documents come and go. */
export interface RunningExchange {
  /** That of HUB_MLLP_PORT. */
  readonly mllpPort: number;
  /** Those of hub.yaml, in its order. */
  readonly furtherMllpPorts: readonly number[];
  /** Where partners post, and Prometheus asks. */
  readonly exchangePort: number;
  /** What `/metrics` tells there. */
  readonly metrics: Metrics;
  /** Takes no more, answers what is in hand. */
  close(): Promise<void>;
}

/**
 * Runs every way in and out: MLLP ports, the address partners post to, a poll for each partner's folder, and what is
 * sent. Any number of processes may do so on one database.
 * @throws Misconfigured when a port cannot be had or a certificate cannot be read
 */
export async function runExchange(options: {
  url: string;
  environment: Pick<Environment, 'host' | 'mllpPort' | 'exchangePort' | 'raw'>;
  config: HubConfig;
  clock: Clock;
  log: Log;
  /** What else `/metrics` tells. */
  measures?: Metrics | undefined;
}): Promise<RunningExchange> {
  const { url, environment, config, clock, log } = options;
  const { host, mllpPort, exchangePort } = environment;
  const { mllp, https } = config.exchange;
  await using started = new AsyncDisposableStack();
  const connection = started.use(connect({ url, schema: 'hub', name: 'exchange', max: 16, sqlKeepsPlans: true }));
  const exchange = openExchange({ connection, config, clock, log });

  const listen = async (port: number, at: string, setting: string, tls?: (typeof mllp)[number]['tls']) => {
    const certificates = tls && (await serverTls(tls));
    const server = await withPort({ host: at, port, setting }, () =>
      startMllpServer({
        ...exchange,
        port,
        host: at,
        log,
        ...(certificates && {
          tls: { ...certificates, ...(certificates.ca && { clientCa: certificates.ca }) },
        }),
      }),
    );
    return started.use(server);
  };
  const main = await listen(mllpPort, host, 'HUB_MLLP_PORT');
  const further: number[] = [];
  for (const [index, each] of mllp.entries())
    further.push((await listen(each.port, each.host ?? host, `exchange.mllp[${index}] of hub.yaml`, each.tls)).port);

  const watch = await watchPartners({ connection, book: createPartnerBook(), log });
  started.defer(() => watch.stop());
  const pool = createTransportPool({ env: environment.raw, clock, log });
  started.defer(() => pool.close());
  const take: Take = (arrival) => exchange.takeDocument(arrival);
  const transportOf = (partner: TradingPartner, name: string) => pool.transport(partner, name) ?? null;
  started.adopt(await startOutbox({ connection, clock, log, transportOf, take }), (outbox) => outbox.stop());
  const polls = createPollMeasures();
  const onPoll = (via: Via, hasWorked: boolean) => (hasWorked ? polls.succeeded(via) : polls.failed(via));
  const polling = pollPartners({ watch, pool, take, log, onPoll });
  started.defer(() => polling.stop());
  const tls = https.tls && (await serverTls(https.tls));
  const own = exchangeMetrics({ db: connection.db, config, clock, polls });
  const metrics = options.measures === undefined ? own : together(own, options.measures);
  const door = await withPort({ host, port: exchangePort, setting: 'HUB_EXCHANGE_PORT' }, () =>
    openExchangeDoor({ host, port: exchangePort, tls, partners: () => watch.partners(), take, metrics, log }),
  );
  started.defer(() => door.close());
  const stack = started.move();
  return {
    mllpPort: main.port,
    furtherMllpPorts: further,
    exchangePort: door.port,
    metrics,
    close: () => stack.disposeAsync(),
  };
}
