import { z } from 'zod';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';

/** One way to make the world move: what it takes, and what it does. Returns what a caller may want to know. */
export interface Change {
  readonly system: 'erp' | 'ehr' | 'wms';
  readonly input: z.ZodType;
  readonly run: (draft: Draft, input: unknown) => Readonly<Record<string, unknown>>;
}

/** A change asked for that cannot be made. */
export class ChangeRefused extends Error {
  override readonly name = 'ChangeRefused';
}

export function defineChange<Schema extends z.ZodType>(
  system: Change['system'],
  input: Schema,
  run: (draft: Draft, input: z.output<Schema>) => Readonly<Record<string, unknown>>,
): Change {
  return { system, input, run: (draft, given) => run(draft, input.parse(given)) };
}

export const name = z.string().min(1).max(80);
export const date = z.iso.date();
export const quantity = z.union([z.number().positive(), z.string().regex(/^\d+(\.\d{1,3})?$/)]).transform(String);

/** The record with this key. @throws ChangeRefused when there is none */
export function existing(draft: Draft, table: string, key: Row): Row {
  const row = draft.get(table, key);
  if (row === undefined) throw new ChangeRefused(`There is no ${table} ${Object.values(key).join(' ')}.`);
  return row;
}
