import type { Draft } from '../store/world.ts';
import type { Row } from '../store/table.ts';

/** A body as the client sent it: an object of property values and nested collections. */
export type Body = Readonly<Record<string, unknown>>;

/** Creates an entity with what is nested in it; returns the row that answers, which may not have been saved. */
export type Create = (draft: Draft, body: Body) => { row: Row; isSaved: boolean };
/** Changes the row; If-Match is checked by then. */
export type Update = (draft: Draft, row: Row, body: Body) => void;
export type Remove = (draft: Draft, row: Row) => void;
/** A function import: returns the row of `set` that answers. */
export interface Operation {
  readonly set: string;
  readonly run: (draft: Draft, parameters: ReadonlyMap<string, string>) => Row;
}

/** What the ERP lets its callers do, by service name and entity set. */
export interface ServiceWrites {
  readonly creates?: Readonly<Record<string, Create>>;
  readonly updates?: Readonly<Record<string, Update>>;
  readonly removes?: Readonly<Record<string, Remove>>;
  readonly operations?: Readonly<Record<string, Operation>>;
}
