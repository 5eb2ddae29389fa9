import { ZodError, type z } from 'zod';

/**
 * What one kind of event says: its name, its shape, and how its older shapes are read today.
 *
 * A definition is all that publisher and consumer share; neither imports the other. The shape carries the full
 * state of its aggregate, so that who keeps a copy needs no earlier event and asks nobody.
 */
export interface EventDefinition<Type extends string = string, Data = unknown> {
  /** `<subgraph>.<what happened>`; never renamed. */
  readonly type: Type;
  /** The shape's version, from 1. Raised when a reader of the old shape would misread the new one. */
  readonly version: number;
  /** What the event is about: the type of hub id its `subject` has. Order is kept per aggregate. */
  readonly aggregate: string;
  /** What `data` must fit, in the current version. */
  readonly data: z.ZodType<Data>;
  /** A whole event as consumers get it, invented. */
  readonly example: unknown;
  /** Reads data of any released version as the current one. @throws EventUnreadable */
  read(dataVersion: number, data: unknown): Data;
}

/**
 * One event as a consumer gets it: a CloudEvents 1.0 envelope (`source`, `type`, `subject`, `time` …) whose
 * extensions are the last attributes.
 */
export interface HubEvent<Type extends string = string, Data = unknown> {
  readonly specversion: '1.0';
  /** Unique for ever; the same on every delivery and replay. */
  readonly id: string;
  /** The publishing subgraph, for example `/items`. */
  readonly source: string;
  readonly type: Type;
  /** The hub id of the aggregate. */
  readonly subject: string;
  /** When it happened, by the publisher's clock. */
  readonly time: Temporal.Instant;
  readonly datacontenttype: 'application/json';
  readonly data: Data;
  /** The version `data` has now, after upcasting. */
  readonly dataversion: number;
  /** The event or message this one follows from; absent when nothing in the hub caused it. */
  readonly causationid?: string;
  /** Where the publisher's trace goes on (CloudEvents' distributed tracing); absent where nobody traced it. */
  readonly traceparent?: string;
  readonly aggregate: string;
  /** Rises by each change of the aggregate; a copy that holds this version or a newer one ignores the event. */
  readonly aggregateversion: number;
  /** The event's place in the one order all consumers see, from 1, without gaps. */
  readonly position: number;
}

/** The data a definition describes. */
export type DataOf<Definition> = Definition extends EventDefinition<string, infer Data> ? Data : never;

/** The event a definition describes; of a union of definitions, the union of events, told apart by `type`. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Data> ? HubEvent<Type, Data> : never;

/** Turns data of one version into data of the next. Pure, and total over what that version allowed. */
export type Upcaster = (older: unknown) => unknown;

/** Data that no version this release knows can read. The message is for the person who must act. */
export class EventUnreadable extends Error {
  override readonly name = 'EventUnreadable';
}

/**
 * Defines an event.
 *
 * @param event.upcasters by the version they read: version 3 needs `{ 1: toVersion2, 2: toVersion3 }`
 * @throws Error the name is malformed, or a released version has no upcaster: a mistake in the definition,
 *   found when the module loads
 */
export function defineEvent<const Type extends string, Data>(event: {
  type: Type;
  version: number;
  aggregate: string;
  data: z.ZodType<Data>;
  example: unknown;
  upcasters?: Readonly<Record<number, Upcaster>>;
}): EventDefinition<Type, Data> {
  const { type, version, aggregate, data, example, upcasters = {} } = event;
  if (!/^[a-z]+\.[a-z][a-z-]*$/.test(type))
    throw new Error(`'${type}' is no event type: write subgraph.what-happened.`);
  const chain = Array.from({ length: version - 1 }, (_, index) => {
    const upcast = upcasters[index + 1];
    if (upcast === undefined) throw new Error(`${type} is at version ${version} and cannot read version ${index + 1}.`);
    return upcast;
  });

  return {
    type,
    version,
    aggregate,
    data,
    example,
    read(dataVersion, stored) {
      if (dataVersion > version) {
        throw new EventUnreadable(
          `${type} has version ${dataVersion}; this release reads up to version ${version}. Update it, then re-drive.`,
        );
      }
      try {
        return data.parse(chain.slice(dataVersion - 1).reduce((older, upcast) => upcast(older), stored));
      } catch (error) {
        if (!(error instanceof ZodError)) throw error;
        throw new EventUnreadable(`${type} version ${dataVersion} cannot be read${misfit(error)}`);
      }
    },
  };
}

/** An upcaster that first checks it was given the version it reads. */
export function upcaster<Older>(older: z.ZodType<Older>, toNext: (older: Older) => unknown): Upcaster {
  return (stored) => toNext(older.parse(stored));
}

/** Where data does not fit, and what was expected there; never the value, which may be anybody's. */
export function misfit(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return '.';
  const path = issue.path.map(String).join('.');
  const expected = issue.code === 'invalid_type' ? `${issue.expected} expected` : issue.code.replaceAll('_', ' ');
  return path === '' ? `: ${expected}.` : ` at ${path}: ${expected}.`;
}
