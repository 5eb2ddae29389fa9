import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from './bundle.ts';

/**
 * A name for what is built from these files: changes when one of them does.
 * Undefined when one cannot be read, for then nobody can tell an old build from a new one.
 */
export async function keyOf(files: readonly string[]): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for (const file of files) hash.update(await readFile(file)).update('\0');
  } catch {
    return undefined;
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * The build kept under `folder/key`, or a new one, kept for the next start. A folder appears whole, by one
 * rename, so two starts at once cannot see half of it. Where nothing can be written (a read-only install) the
 * build lives in memory alone.
 */
export async function cachedAssets(
  folder: string,
  key: string | undefined,
  build: () => Promise<Assets>,
): Promise<Assets> {
  if (key === undefined) return build();
  const kept = await read(join(folder, key));
  if (kept !== undefined) return kept;
  const assets = await build();
  await keep(folder, key, assets);
  return assets;
}

async function read(folder: string): Promise<Assets | undefined> {
  try {
    const names = await readdir(folder);
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
  } catch {
    return undefined;
  }
}

async function keep(folder: string, key: string, assets: Assets): Promise<void> {
  const draft = join(folder, `draft-${randomUUID()}`);
  try {
    await mkdir(draft, { recursive: true });
    await Promise.all([...assets].map(([name, content]) => writeFile(join(draft, name), content)));
    const older = (await readdir(folder)).filter((name) => !name.startsWith('draft-') && name !== key);
    await rename(draft, join(folder, key));
    await Promise.all(older.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  } catch {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  }
}
