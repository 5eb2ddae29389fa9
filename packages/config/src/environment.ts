import { resolve } from 'node:path';
import { Misconfigured } from '@supply-hub/errors';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);

const environmentSchema = z.object({
  HUB_PORT: z.preprocess(blankIsAbsent, port(4000)),
  HUB_MLLP_PORT: z.preprocess(blankIsAbsent, port(2575)),
  HUB_EXCHANGE_PORT: z.preprocess(blankIsAbsent, port(4080)),
  HUB_HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  HUB_STATE_DIR: z.preprocess(blankIsAbsent, z.string().default('.hub')),
  HUB_SANDBOX: z.preprocess(blankIsAbsent, z.enum(['small', 'regional', 'off']).optional()),
  HUB_CONFIG: z.preprocess(blankIsAbsent, z.string().optional()),
  HUB_MODE: z.preprocess(blankIsAbsent, z.enum(['development', 'production']).default('development')),
  HUB_JWKS_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional()),
  HUB_TOKEN_ISSUER: z.preprocess(blankIsAbsent, z.string().optional()),
  HUB_SUBGRAPH_URLS: z.preprocess(blankIsAbsent, z.string().optional()),
  HUB_SUPERGRAPH: z.preprocess(blankIsAbsent, z.string().optional()),
  HUB_OPERATIONS: z.preprocess(blankIsAbsent, z.string().optional()),
  HUB_COST_PER_SECOND: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).optional()),
  HUB_METRICS_PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).optional()),
  HUB_TRACES: z.preprocess(blankIsAbsent, z.enum(['none', 'otlp']).default('none')),
  OTEL_TRACES_SAMPLER_ARG: z.preprocess(blankIsAbsent, z.coerce.number().min(0).max(1).default(1)),
  HUB_LOG_LEVEL: z.preprocess(blankIsAbsent, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  DATABASE_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^postgres(ql)?$/ }).optional()),
});

/** The process's settings, parsed once. Paths are absolute, ports numbers; absent means not set. */
export interface Environment {
  port: number;
  /** Where HL7 v2 messages arrive (MLLP); 0 takes a free one. */
  mllpPort: number;
  /** Where partners post documents and Prometheus asks; 0 takes a free one. */
  exchangePort: number;
  host: string;
  stateDir: string;
  sandbox: 'small' | 'regional' | 'off';
  /** hub.yaml given by the operator; absent when the sandbox brings its own. */
  configFile: string | undefined;
  mode: 'development' | 'production';
  jwksUrl: string | undefined;
  /** The `iss` that tokens of that issuer must have; absent: whoever has its keys is believed. */
  tokenIssuer: string | undefined;
  /** Subgraph name → base URL, for a gateway in its own process. */
  subgraphUrls: ReadonlyMap<string, string> | undefined;
  /** The composed graph, for a gateway in its own process; absent: the hub's own. */
  supergraphFile: string | undefined;
  /** Manifests of the operations that are taken in production, beside the hub's own. */
  operationFiles: readonly string[];
  /** What one client may spend, in the cost of its operations; 0: as much as it likes. */
  costPerSecond: number;
  /** Where Prometheus asks, whatever role this is; absent: nowhere but at `exchangePort`. 0 takes a free one. */
  metricsPort: number | undefined;
  /** `otlp`: spans are sent to the collector that OpenTelemetry's own variables name. */
  traces: 'none' | 'otlp';
  /** How many of the traces that begin here are sent, 0 to 1. */
  tracesShare: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  databaseUrl: string | undefined;
  /** All of the environment, for `${NAME}` in hub.yaml. */
  raw: Readonly<Record<string, string | undefined>>;
}

/**
 * The environment → settings. The only reader of `process.env` in the hub is the caller that passes it here.
 *
 * @param cwd what relative paths are relative to
 * @throws Misconfigured naming each variable, what was expected and where it is documented; never its value
 */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>, cwd: string): Environment {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    throw new Misconfigured(
      `The environment has a value that cannot be used:\n${faults.join('\n')}\nThe names are described in the README under "Settings".`,
    );
  }
  const is = parsed.data;
  const sandbox = is.HUB_SANDBOX ?? (is.HUB_CONFIG === undefined && is.HUB_MODE === 'development' ? 'small' : 'off');
  if (sandbox === 'off' && is.HUB_CONFIG === undefined) {
    throw new Misconfigured(
      'HUB_CONFIG must name a hub.yaml when the sandbox is off. docs/connectors.md describes its form.',
    );
  }
  if (sandbox !== 'off' && is.HUB_CONFIG !== undefined) {
    throw new Misconfigured(
      'HUB_CONFIG and HUB_SANDBOX exclude each other: the sandbox brings its own hub.yaml. Unset one.',
    );
  }
  if (is.HUB_MODE === 'production' && is.HUB_JWKS_URL === undefined) {
    throw new Misconfigured('HUB_MODE=production needs HUB_JWKS_URL: the development issuer is never trusted there.');
  }
  return {
    port: is.HUB_PORT,
    mllpPort: is.HUB_MLLP_PORT,
    exchangePort: is.HUB_EXCHANGE_PORT,
    host: is.HUB_HOST,
    stateDir: resolve(cwd, is.HUB_STATE_DIR),
    sandbox,
    configFile: is.HUB_CONFIG === undefined ? undefined : resolve(cwd, is.HUB_CONFIG),
    mode: is.HUB_MODE,
    jwksUrl: is.HUB_JWKS_URL,
    tokenIssuer: is.HUB_TOKEN_ISSUER,
    subgraphUrls: is.HUB_SUBGRAPH_URLS === undefined ? undefined : parseSubgraphUrls(is.HUB_SUBGRAPH_URLS),
    supergraphFile: is.HUB_SUPERGRAPH === undefined ? undefined : resolve(cwd, is.HUB_SUPERGRAPH),
    operationFiles: (is.HUB_OPERATIONS?.split(',') ?? []).map((file) => resolve(cwd, file.trim())),
    costPerSecond: is.HUB_COST_PER_SECOND ?? (is.HUB_MODE === 'production' ? 50_000 : 0),
    metricsPort: is.HUB_METRICS_PORT,
    traces: is.HUB_TRACES,
    tracesShare: is.OTEL_TRACES_SAMPLER_ARG,
    logLevel: is.HUB_LOG_LEVEL,
    databaseUrl: is.DATABASE_URL,
    raw: env,
  };
}

/** `items=http://…,orders=http://…` → map. */
function parseSubgraphUrls(text: string): ReadonlyMap<string, string> {
  const entries = text.split(',').map((pair): [string, string] => {
    const [name = '', url = ''] = pair.trim().split(/=(.*)/s);
    if (!/^[a-z]+$/.test(name) || !URL.canParse(url)) {
      throw new Misconfigured(
        'HUB_SUBGRAPH_URLS must read name=url,name=url with a URL for each subgraph, for example orders=http://127.0.0.1:4014',
      );
    }
    return [name, url];
  });
  return new Map(entries);
}
