import { createHash } from 'node:crypto';
import type { Row } from '../../store/table.ts';
import type { EntityType } from './entity-model.ts';

const known = new WeakMap<Row, string>();

/** The ETag of a row: rows are replaced, never changed, so the same row has the same tag for as long as it stands. */
export function entityTag(type: EntityType, row: Row): string {
  let tag = known.get(row);
  if (tag === undefined) {
    tag = createHash('sha1').update(JSON.stringify(row)).digest('base64url').slice(0, 20);
    known.set(row, tag);
  }
  return `W/"${type.set.length}${tag}"`;
}
