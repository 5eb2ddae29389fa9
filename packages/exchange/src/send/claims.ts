import type { Connection } from '@supply-hub/postgres';

/**
 * The documents this process is sending. Each is an advisory lock of one session of the database: no transaction is open
 * while a document is on its way, and when the process dies, however it dies, the server ends the session and the document
 * is nobody's.
 */
export interface Claims extends AsyncDisposable {
  /** @returns whether it is ours now; not when another process has it */
  take(messageId: string): Promise<boolean>;
  release(messageId: string): Promise<void>;
}

export function createClaims({ sql }: Connection): Claims {
  type Session = Awaited<ReturnType<typeof sql.reserve>>;
  let session: Promise<Session> | undefined;

  /** A session that was lost has lost its locks; the next statement is on a new one. */
  async function ask(statement: (session: Session) => Promise<unknown>): Promise<unknown> {
    const mine = (session ??= sql.reserve());
    try {
      return await statement(await mine);
    } catch (error) {
      if (session === mine) session = undefined;
      void mine.then((lost) => lost.release()).catch(() => undefined);
      throw error;
    }
  }

  return {
    async take(messageId) {
      const had = await ask(async (mine) => {
        const [row] = await mine<{ had: boolean }[]>`
          select pg_try_advisory_lock(hashtextextended('hub.outbox ' || ${messageId}, 0)) as had`;
        return row?.had;
      });
      return had === true;
    },
    async release(messageId) {
      await ask((mine) => mine`select pg_advisory_unlock(hashtextextended('hub.outbox ' || ${messageId}, 0))`);
    },
    async [Symbol.asyncDispose]() {
      const mine = await session?.catch(() => undefined);
      await mine?.unsafe('select pg_advisory_unlock_all()').catch(() => undefined);
      mine?.release();
    },
  };
}
