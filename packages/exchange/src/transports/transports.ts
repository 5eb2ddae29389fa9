/** The ways documents come from and go to partners: folders, SFTP, HTTPS, MLLP. One small face, `Transport`, for all. */
export { exchangeMetrics } from '../metrics/exchange-metrics.ts';
export { createPollMeasures, type PollMeasures } from '../metrics/poll-measures.ts';
export { createTransport, type TransportContext } from './create-transport.ts';
export { openExchangeDoor, type DoorTls, type ExchangeDoor, type ExchangeDoorOptions } from './exchange-door.ts';
export { pollPartners } from './poll-partners.ts';
export { createTransportPool, type TransportPool } from './transport-pool.ts';
export type {
  ArrivedDocument,
  Delivery,
  OutboundDocument,
  Receipt,
  Take,
  Transport,
  TransportKind,
  Via,
} from './transport.ts';
export { watchPartners, type PartnerWatch } from './watch-partners.ts';
