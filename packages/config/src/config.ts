export { parseEnvironment, type Environment } from './environment.ts';
export type {
  Aging,
  FacilityConfig,
  HubConfig,
  SenderConfig,
  ServerTlsConfig,
  SystemConfig,
  TheatreConfig,
} from './hub-config.ts';
export { parseHubConfig, type ConfigFault } from './parse-hub-config.ts';
export { duration, pathText, slug, timeZone } from './setting-values.ts';
