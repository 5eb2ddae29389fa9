import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openClient } from '../client.ts';
import type { ClusterHome } from './cluster-home.ts';
import type { Postmaster } from './postmaster.ts';

/** Of an embedded cluster. The hub's database has the same name. */
export const superuser = 'supply_hub';

/** Made with the cluster, and readable to the server's user alone. */
export const passwordFile = (data: string) => join(data, 'hub-password');

/**
 * The URL of the hub's own database, which is made on first start; null when the server went down between
 * being seen and being asked: its pid file outlives it. Connecting is the proof that it is ours.
 */
export async function openOwnDatabase(home: ClusterHome, { port }: Postmaster): Promise<string | null> {
  const password = (await readFile(passwordFile(home.data), 'utf8')).trim();
  const urlOf = (database: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  const sql = openClient(urlOf('postgres'), { name: 'hub-start', max: 1 });
  try {
    const found = await sql`select 1 from pg_database where datname = ${superuser}`;
    if (found.length === 0) await sql.unsafe(`create database ${superuser}`);
    return urlOf(superuser);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Connection refused, reset or closed; or the server says that it is starting or shutting down. */
function isGone(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const codes = [
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'CONNECTION_CLOSED',
    'CONNECTION_DESTROYED',
    '57P01',
    '57P02',
    '57P03',
  ];
  return codes.includes(String(error.code));
}
