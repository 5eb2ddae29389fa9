import type postgres from 'postgres';

/**
 * More parameters than this mean a statement that is built value by value, and so another text each time: it is not
 * worth keeping, and what a session keeps it keeps for ever.
 */
const mostParameters = 24;

/**
 * A client whose statements are prepared once a session. drizzle's are not: each is parsed again, and asked about before
 * it is sent, which doubles its round trips.
 */
export function prepared<Client extends postgres.ISql>(client: Client): Client {
  return new Proxy(client, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (typeof value !== 'function') return value;
      if (property === 'unsafe') {
        return (text: string, parameters: unknown[] = [], options = {}) =>
          Reflect.apply(value, target, [
            text,
            parameters,
            { prepare: parameters.length > 0 && parameters.length <= mostParameters, ...options },
          ]);
      }
      if (property === 'begin' || property === 'savepoint') {
        return (...given: unknown[]) =>
          Reflect.apply(
            value,
            target,
            given.map((each) => (isWork(each) ? (inner: postgres.TransactionSql) => each(prepared(inner)) : each)),
          );
      }
      return value;
    },
  });
}

function isWork(value: unknown): value is (inner: postgres.TransactionSql) => unknown {
  return typeof value === 'function';
}
