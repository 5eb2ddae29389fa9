import { hash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubConfig } from '@supply-hub/config';
import { SourceUnavailable } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { readPartnerFolder, type PartnerFile } from '@supply-hub/partners';
import type { Db } from '@supply-hub/postgres';
import type { Feed } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { savePartnerFiles } from '../db/queries/save-partner-files.ts';
import { tradingPartners } from '../db/schema.ts';

const systemName = 'the folder of trading partners';

/** Who has added a partner waits for it. */
const everyMs = 2000;

/**
 * Reads the folder of profiles when a file of it is another than the last time: a partner is added, changed or taken
 * away in a running hub. A file with faults leaves its partner as it was. The cursor is what was taken over: a hash of
 * all readings, so that another process, another environment or another hub.yaml reads again what it must.
 */
export function partnerFeed(
  folder: string,
  { db, config, env, log }: { db: Db; config: HubConfig; env: Readonly<Record<string, string | undefined>>; log: Log },
): Feed {
  const known = {
    systems: new Set(Object.keys(config.systems)),
    facilities: new Set(config.facilities.map(({ id }) => id)),
  };
  let seen: { readonly stamp: string; readonly content: string } | undefined;

  /** What the folder looks like from outside. @throws SourceUnavailable when it cannot be read */
  async function stampOf(): Promise<string> {
    try {
      const names = (await readdir(folder)).toSorted();
      const files = await Promise.all(
        names.map(async (name) => {
          const { size, mtimeMs, ctimeMs, ino } = await stat(join(folder, name));
          return [name, size, mtimeMs, ctimeMs, ino].join(' ');
        }),
      );
      return files.join('\n');
    } catch (error) {
      throw new SourceUnavailable(systemName, `${folder} ${whyNot(error)}; hub.yaml says where it is`, {
        cause: error,
      });
    }
  }

  /** A folder that is suddenly empty is one that is not mounted, more likely than a group without partners. */
  async function refuseEmptied(files: readonly PartnerFile[], stamp: string): Promise<void> {
    if (files.length > 0 || stamp !== '') return;
    const [row] = await db
      .select({ count: sql<number>`count(*)::int` })
      .from(tradingPartners)
      .where(sql`not ${tradingPartners.isGone}`);
    if (row === undefined || row.count === 0) return;
    throw new SourceUnavailable(
      systemName,
      `${folder} is empty, and had profiles before; partners stay as they were. If they are all to go, leave any other file in it`,
    );
  }

  return {
    name: 'trading-partners',
    system: 'trading-partners',
    systemName,
    everyMs,
    async run(cursor, asOf) {
      const stamp = await stampOf();
      if (seen?.stamp === stamp && seen.content === cursor) return { cursor, rows: 0 };
      const files = await readPartnerFolder(folder, env, known);
      if ((await stampOf()) !== stamp)
        throw new SourceUnavailable(
          systemName,
          `a file in ${folder} is being written; it is read when it stays the same`,
        );
      await refuseEmptied(files, stamp);
      const content = hash('sha256', JSON.stringify(files.map(({ file, reading }) => [file, reading])), 'base64url');
      seen = { stamp, content };
      if (content === cursor) return { cursor, rows: 0 };
      const { loaded, refused, gone } = await db.transaction((tx) => savePartnerFiles(tx, files, asOf));
      for (const partner of loaded) log.info({ partner }, 'a trading partner’s profile was loaded');
      for (const partner of gone) log.warn({ partner }, 'a trading partner’s profile was taken away');
      for (const { file, reading } of refused)
        if (!reading.ok)
          log.warn(
            { file, faults: reading.faults.length, first: reading.faults[0] },
            'a profile has faults; nothing of it was taken over',
          );
      return { cursor: content, rows: loaded.length };
    },
  };
}

function whyNot(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return 'is not there, or a file in it has just gone';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by the hub';
    case 'ENOTDIR':
      return 'is no folder';
    default:
      return 'could not be read';
  }
}
