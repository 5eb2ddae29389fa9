import { dirname, resolve } from 'node:path';
import { Misconfigured } from '@supply-hub/errors';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { hubConfigSchema, type HubConfig, type ServerTlsConfig } from './hub-config.ts';
import { pathText } from './setting-values.ts';

/** One fault of a configuration file: where it stands and what was expected there. */
export interface ConfigFault {
  /** `facilities[2].timeZone`; empty for the file as a whole. */
  path: string;
  /** One-based line, when it is known. */
  line: number | undefined;
  expected: string;
}

/**
 * hub.yaml → HubConfig. `${NAME}` inside a value is taken from the environment, so that a password
 * need not stand in the file; an unset name is a fault, never an empty string.
 *
 * @param file how messages name the file; paths in it are relative to its folder
 * @throws Misconfigured naming every fault with its line
 */
export function parseHubConfig(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  file = 'hub.yaml',
): HubConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const syntax = document.errors.map((error) => ({
    path: '',
    line: error.linePos?.[0].line,
    expected: error.message.split('\n')[0]?.replace(/ at line.*$/, '') ?? 'YAML',
  }));
  if (syntax.length > 0) throw refusal(file, syntax);

  const missing: ConfigFault[] = [];
  const plain: unknown = substitute(document.toJS(), env, '', missing);
  if (missing.length > 0) throw refusal(file, missing);

  const parsed = hubConfigSchema.safeParse(plain);
  if (parsed.success) {
    const { preferenceCards, exchange, ...rest } = parsed.data;
    const at = (path: string) => resolve(dirname(file), path);
    const { partners, warehouses, mllp, https } = exchange;
    const withTls = <T extends { tls?: ServerTlsConfig | undefined }>({ tls, ...each }: T) => ({
      ...each,
      ...(tls && {
        tls: {
          certFile: at(tls.certFile),
          keyFile: at(tls.keyFile),
          ...(tls.caFile !== undefined && { caFile: at(tls.caFile) }),
        },
      }),
    });
    return {
      ...rest,
      ...(preferenceCards && { preferenceCards: { file: at(preferenceCards.file) } }),
      exchange: {
        ...(partners !== undefined && { partners: at(partners) }),
        warehouses,
        mllp: mllp.map(withTls),
        https: withTls(https),
      },
    };
  }
  throw refusal(
    file,
    parsed.error.issues.map((issue) => ({
      path: pathText(issue.path),
      line: lineOf(issue.path),
      expected: issue.message,
    })),
  );

  function lineOf(path: z.core.$ZodIssue['path']): number | undefined {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (node !== null && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
        return lines.linePos(Number(node.range[0])).line;
      }
    }
    return undefined;
  }
}

function substitute(
  value: unknown,
  env: Readonly<Record<string, string | undefined>>,
  path: string,
  missing: ConfigFault[],
): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (_, name: string) => {
      const found = env[name];
      if (found === undefined)
        missing.push({ path, line: undefined, expected: `the environment variable ${name}, which is not set` });
      return found ?? '';
    });
  }
  if (Array.isArray(value)) return value.map((each, index) => substitute(each, env, `${path}[${index}]`, missing));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        substitute(each, env, path === '' ? key : `${path}.${key}`, missing),
      ]),
    );
  }
  return value;
}

function refusal(file: string, faults: readonly ConfigFault[]): Misconfigured {
  const list = faults.map(
    ({ path, line, expected }) =>
      `  ${file}${line === undefined ? '' : `:${line}`}${path === '' ? '' : ` ${path}`}: ${expected}`,
  );
  return new Misconfigured(
    `${file} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${list.join('\n')}\nThe form is described in docs/connectors.md.`,
  );
}
