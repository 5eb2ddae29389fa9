import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Misconfigured } from '@supply-hub/errors';

/** A set of migrations: one subgraph's, or one of the packages that keep tables in schema `hub`. */
export interface MigrationModule {
  /** Under which its files are recorded; unique, and never changed once released. */
  name: string;
  /** The schema its files are about. */
  schema: string;
  /** Where `0001-what.sql`, `0002-….sql` are: `new URL('./migrations/', import.meta.url)`. */
  directory: URL;
}

export interface MigrationFile {
  /** For example `0001-outbox.sql`. */
  name: string;
  text: string;
  /** SHA-256 of the text, line ends as LF. */
  checksum: string;
}

/** A module's files in order. @throws Misconfigured on a name that has no place in the order */
export async function readMigrations(module: MigrationModule): Promise<MigrationFile[]> {
  const names = (await readdir(module.directory)).filter((name) => name.endsWith('.sql')).toSorted();
  const numbers = new Set<string>();
  for (const name of names) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (number === undefined)
      throw new Misconfigured(`${module.name}/${name}: a migration is named like 0001-what-it-does.sql`);
    if (numbers.has(number))
      throw new Misconfigured(`${module.name}/${name}: another file has the number ${number} too`);
    numbers.add(number);
  }
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(new URL(name, module.directory), 'utf8')).replaceAll('\r\n', '\n');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
