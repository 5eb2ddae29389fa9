import { parseQueryString } from '../../http/query-string.ts';
import type { Row } from '../../store/table.ts';
import type { EntityType, Service } from './entity-model.ts';
import { ODataError } from './odata-error.ts';

/** A request, or one part of a batch, on its way through a service. */
export interface Call {
  readonly service: Service;
  readonly method: string;
  /** Below the service root, decoded. */
  readonly segments: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  /** Scheme and authority, for the absolute addresses of version 2. */
  readonly origin: string;
}

export interface Reply {
  status: number;
  headers: Record<string, string | readonly string[]>;
  body: string;
}

/** @param below path and query below the service root, as sent */
export function callOf(
  service: Service,
  method: string,
  below: string,
  rest: Pick<Call, 'header' | 'body' | 'origin'>,
): Call {
  const mark = below.indexOf('?');
  const options = parseQueryString(mark < 0 ? '' : below.slice(mark + 1));
  const segments = decoded(mark < 0 ? below : below.slice(0, mark));
  if (options === undefined || segments === undefined) {
    throw new ODataError(400, '005056A509B11EE1B9A8FEC11C21178E', 'The URL is not properly encoded.');
  }
  return { service, method, segments, options: new Map(options), ...rest };
}

function decoded(path: string): string[] | undefined {
  try {
    return path.split('/').map((segment) => decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}

/** What the ledger calls a request: method and entity set, without keys. */
export function operationOf(method: string, path: string): string {
  const set = (decoded(path)?.join('/') ?? path).replaceAll(/\([^)]*\)/g, '');
  return `${method} ${set === '' ? 'service document' : set}`;
}

export function jsonHeaders(service: Service): Record<string, string> {
  return service.version === 2
    ? { 'content-type': 'application/json;charset=utf-8', dataserviceversion: '2.0' }
    : { 'content-type': 'application/json;odata.metadata=minimal;charset=utf-8', 'odata-version': '4.0' };
}

export const jsonReply = (service: Service, status: number, body: unknown): Reply => ({
  status,
  headers: jsonHeaders(service),
  body: JSON.stringify(body),
});

export const emptyReply = (status: number): Reply => ({ status, headers: {}, body: '' });

export const notAllowed = (method: string) =>
  new ODataError(405, '/IWBEP/CM_MGW_RT/061', `The method ${method} is not allowed here.`);

export const noSegment = (segment: string) =>
  new ODataError(404, '005056A509B11ED1BDCC1EFAC4F96B9E', `Resource not found for segment '${segment}'.`);

export function notFound(type: EntityType, key: Row): ODataError {
  const named = Object.values(key).join(' ');
  return new ODataError(404, '/IWBEP/CM_MGW_RT/020', `Resource not found for entity ${type.name} ${named}`.trim());
}
