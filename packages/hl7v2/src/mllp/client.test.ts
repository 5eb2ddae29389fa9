import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { InvalidInput, SourceUnavailable, StateConflict } from '@supply-hub/errors';
import { silentLog } from '@supply-hub/log';
import { acknowledge, cr, framed, fs, messageOf, testServer, until, vt } from '../../test/mllp-fixture.ts';
import { nextStep } from '../views/acknowledgement.ts';
import { MllpClient } from './client.ts';
import type { ClientLimits, MllpClientOptions } from './client-options.ts';
import type { MllpFault } from './mllp-fault.ts';

const message = (controlId: string, body?: string): Uint8Array => Buffer.from(messageOf(controlId, body));
const ack = (controlId: string, code = 'AA'): string =>
  framed(`MSH|^~\\&|||||||ACK|x|P|2.5\rMSA|${code}|${controlId}\r`);

/** A peer that does what a test says with what it hears. */
async function scriptedPeer(
  heard: (text: string, socket: Socket) => void,
): Promise<{ port: number; sockets: Socket[]; server: Server }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => heard(chunk.toString(), socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const address: AddressInfo | string | null = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, sockets, server };
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

function client(port: number, limits: Partial<ClientLimits> = {}, rest: Partial<MllpClientOptions> = {}) {
  const faults: MllpFault[] = [];
  const made = new MllpClient({
    name: 'Lakeside EHR',
    host: '127.0.0.1',
    port,
    limits,
    log: silentLog,
    onFault: (fault) => faults.push(fault),
    ...rest,
  });
  cleanups.push(() => made.close(50));
  return Object.assign(made, { faults, kinds: () => faults.map(({ kind }) => kind) });
}
const idsIn = (text: string): string[] => Array.from(text.matchAll(/SIU\^S12\|([^|]*)/g), ([, id]) => id ?? '');
const settled = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('sending', () => {
  test('gives each message the answer it got', async () => {
    await using server = await testServer();
    const sender = client(server.server.port);
    const answer = await sender.send(message('1'));
    expect(answer?.acknowledgement).toMatchObject({ code: 'AA', controlId: '1' });
    expect(answer && nextStep(answer.acknowledgement)).toBe('done');
    expect(sender.openCount).toBe(0);
  });

  test('gives a negative answer as an answer', async () => {
    const peer = await scriptedPeer((text, socket) => socket.write(ack(idsIn(text)[0] ?? '', 'AE')));
    expect((await client(peer.port).send(message('1')))?.acknowledgement.code).toBe('AE');
  });

  test('keeps the order, one at a time, however many are sent at once', async () => {
    await using server = await testServer();
    const sender = client(server.server.port);
    const ids = Array.from({ length: 50 }, (_, at) => `${at}`);
    const answers = await Promise.all(ids.map((id) => sender.send(message(id))));
    expect(answers.map((answer) => answer?.acknowledgement.controlId)).toEqual(ids);
    expect(server.handled).toEqual(ids.map((id) => messageOf(id)));
    expect(server.server.connectionCount).toBe(1);
  });

  test('has as many on the wire as it may, and matches answers that come in any order', async () => {
    let heard: string[] = [];
    const peer = await scriptedPeer((text, socket) => {
      heard.push(...idsIn(text));
      if (heard.length < 4) return;
      expect(heard).toHaveLength(4);
      socket.write(
        heard
          .toReversed()
          .map((id) => ack(id))
          .join(''),
      );
      heard = [];
    });
    const sender = client(peer.port, { maxInFlight: 4 });
    const answers = await Promise.all(['1', '2', '3', '4', '5', '6', '7', '8'].map((id) => sender.send(message(id))));
    expect(answers.map((answer) => answer?.acknowledgement.controlId).join('')).toBe('12345678');
  });

  test('reads two answers in a chunk, one and a half, and one byte by byte', async () => {
    const peer = await scriptedPeer(() => undefined);
    const sender = client(peer.port, { maxInFlight: 3 });
    const answers = ['1', '2', '3'].map((id) => sender.send(message(id)));
    await until(() => peer.sockets.length === 1);
    const [socket] = peer.sockets;
    const write = (text: string) => new Promise((resolve) => socket?.write(text, () => setImmediate(resolve)));
    const half = Math.floor(ack('3').length / 2);
    await write(ack('1') + ack('2') + ack('3').slice(0, half));
    expect((await answers[1])?.acknowledgement.controlId).toBe('2');
    for (const byte of ack('3').slice(half)) await write(byte);
    expect((await answers[2])?.acknowledgement.controlId).toBe('3');
  });

  test('gives the answer byte for byte, blanks at its line ends included', async () => {
    const content = 'MSH|^~\\&|||||||ACK|x|P|2.5 \rMSA|AA|1| padded \r';
    const peer = await scriptedPeer((_, socket) => socket.write(framed(content)));
    const answer = await client(peer.port).send(message('1'));
    expect(Buffer.from(answer?.bytes ?? []).toString()).toBe(content);
  });

  test('is done when written, for a message that asks for no answer', async () => {
    const heard: string[] = [];
    const peer = await scriptedPeer((text) => heard.push(...idsIn(text)));
    const sender = client(peer.port);
    const quiet = Buffer.from(messageOf('1').replace('|2.5.1|||', '|2.5.1|||NE|NE'));
    expect(await sender.send(quiet)).toBeUndefined();
    await until(() => heard.length === 1);
  });

  test('refuses what is no message, has no control id, or cannot be framed, and sends nothing', async () => {
    await using server = await testServer();
    const sender = client(server.server.port);
    for (const bad of ['', 'GARBAGE', messageOf(''), messageOf('1', `a${vt}b`), messageOf('1', `a${fs}${cr}b`)]) {
      await expect(sender.send(Buffer.from(bad))).rejects.toThrow(InvalidInput);
    }
    await sender.send(message('2'));
    expect(server.handled).toHaveLength(1);
  });

  test('refuses a second message with a control id that still waits, and does not disturb the first', async () => {
    const peer = await scriptedPeer(() => undefined);
    const sender = client(peer.port, { maxInFlight: 2 });
    const first = sender.send(message('1'));
    await expect(sender.send(message('1'))).rejects.toThrow(StateConflict);
    await until(() => peer.sockets.length === 1);
    peer.sockets[0]?.write(ack('1'));
    expect((await first)?.acknowledgement.code).toBe('AA');
  });

  test('refuses more than may wait; what waits is sent', async () => {
    const peer = await scriptedPeer((text, socket) => idsIn(text).forEach((id) => socket.write(ack(id))));
    const sender = client(peer.port, { maxQueued: 2 });
    const sent = ['1', '2', '3', '4', '5'].map((id) => settled(sender.send(message(id))));
    const outcomes = await Promise.all(sent);
    expect(outcomes.filter((outcome) => outcome instanceof SourceUnavailable)).toHaveLength(3);
    expect(outcomes.slice(0, 2).every((outcome) => !(outcome instanceof Error))).toBe(true);
  });

  test('three messages while an answer is awaited wait without turning the processor', async () => {
    const peer = await scriptedPeer(() => undefined);
    const sender = client(peer.port, { answerTimeoutMs: 60 });
    const before = performance.eventLoopUtilization();
    const sent = ['1', '2', '3', '4'].map((id) => settled(sender.send(message(id))));
    expect(await sent[0]).toBeInstanceOf(SourceUnavailable);
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.9);
    await sender.close(10);
    expect(await Promise.all(sent)).toEqual(Array.from({ length: 4 }, () => expect.any(SourceUnavailable)));
  });

  test('can be given up on, waiting its turn or on the wire', async () => {
    const peer = await scriptedPeer(() => undefined);
    const sender = client(peer.port);
    const [first, second] = [new AbortController(), new AbortController()];
    const sent = [sender.send(message('1'), first), sender.send(message('2'), second)].map(settled);
    await until(() => peer.sockets.length === 1);
    second.abort(new Error('no longer wanted'));
    first.abort(new Error('no longer wanted either'));
    expect(await Promise.all(sent)).toMatchObject([{ message: /either/ }, { message: /wanted$/ }]);
    expect(sender.openCount).toBe(0);
    await expect(sender.send(message('3'), { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    peer.sockets[0]?.write(ack('1'));
    await until(() => sender.kinds().includes('late-answer'));
  });
});

describe('R68: an answer that comes too late', () => {
  test('is reported and credited to nobody, least of all to the message that waits now', async () => {
    const peer = await scriptedPeer((text, socket) => {
      const [id] = idsIn(text);
      if (id === '1') socket.write(ack('another'));
      if (id === '2') {
        socket.write(ack('1'));
        socket.write(ack('2', 'AE'));
      }
    });
    const unmatched: string[] = [];
    const sender = client(
      peer.port,
      { answerTimeoutMs: 500 },
      { onUnmatched: (bytes) => unmatched.push(Buffer.from(bytes).toString()) },
    );
    await expect(sender.send(message('1'))).rejects.toThrow(SourceUnavailable);
    const second = await sender.send(message('2'));
    expect(second?.acknowledgement).toMatchObject({ controlId: '2', code: 'AE' });
    expect(sender.kinds()).toEqual(['unmatched', 'late-answer']);
    expect(unmatched).toHaveLength(2);
    expect(peer.sockets).toHaveLength(1);
  });

  test('after a peer fell silent finds a new connection in use', async () => {
    const peer = await scriptedPeer((text, socket) => {
      const [id = ''] = idsIn(text);
      if (id !== '1') socket.write(ack(id));
    });
    const sender = client(peer.port, { answerTimeoutMs: 500 });
    await expect(sender.send(message('1'))).rejects.toThrow(/no answer in 0.5 s/);
    // The same message, sent again, is answered on a connection that speaks.
    const again = sender.send(message('2'));
    expect((await again)?.acknowledgement.controlId).toBe('2');
    expect(peer.sockets).toHaveLength(2);
  });

  test('a broken answer answers nothing', async () => {
    const peer = await scriptedPeer((_, socket) =>
      socket.write(`${framed('GARBAGE')}${framed('MSH|^~\\&|||||||ACK|x|P|2.5\rMSA|AA')}${vt}MSH|half${ack('1')}`),
    );
    const sender = client(peer.port);
    expect((await sender.send(message('1')))?.acknowledgement.controlId).toBe('1');
    expect(sender.kinds()).toEqual(['unmatched', 'unmatched', 'cut']);
  });

  test('an answer whose end block lacks its carriage return is taken after a moment', async () => {
    const peer = await scriptedPeer((_, socket) => socket.write(ack('1').slice(0, -1)));
    const sender = client(peer.port, { endBlockTimeoutMs: 10 });
    expect((await sender.send(message('1')))?.acknowledgement.code).toBe('AA');
  });

  test('a listener that throws harms nobody', async () => {
    const peer = await scriptedPeer((_, socket) => socket.write(ack('x') + ack('1')));
    const thrower = (): never => {
      throw new Error('a mistake of the owner');
    };
    const sender = client(peer.port, {}, { onFault: thrower, onUnmatched: thrower });
    expect((await sender.send(message('1')))?.acknowledgement.code).toBe('AA');
  });
});

describe('a peer that goes', () => {
  test('settles every message that waited, and the next message connects again', async () => {
    let isFirst = true;
    const peer = await scriptedPeer((text, socket) => {
      if (isFirst) socket.destroy();
      else idsIn(text).forEach((id) => socket.write(ack(id)));
      isFirst = false;
    });
    const sender = client(peer.port, { maxInFlight: 3 });
    const outcomes = await Promise.all(['1', '2', '3'].map((id) => settled(sender.send(message(id)))));
    expect(outcomes).toEqual([1, 2, 3].map(() => expect.any(SourceUnavailable)));
    expect((await sender.send(message('4')))?.acknowledgement.code).toBe('AA');
  });

  test('with what it had not been sent yet gets it on a new connection', async () => {
    const peer = await scriptedPeer((text, socket) => {
      const [id = ''] = idsIn(text);
      if (id === '1') socket.end();
      else socket.write(ack(id));
    });
    const sender = client(peer.port);
    const [first, second] = ['1', '2'].map((id) => settled(sender.send(message(id))));
    expect(await first).toBeInstanceOf(SourceUnavailable);
    expect(await second).toMatchObject({ acknowledgement: { controlId: '2' } });
  });

  test('that is not there is an error that may be retried, for each message', async () => {
    const peer = await scriptedPeer(() => undefined);
    peer.server.close();
    const sender = client(peer.port);
    const outcomes = await Promise.all(['1', '2'].map((id) => settled(sender.send(message(id)))));
    expect(outcomes).toMatchObject([
      { code: 'SOURCE_UNAVAILABLE', retryable: true, system: 'Lakeside EHR' },
      { code: 'SOURCE_UNAVAILABLE' },
    ]);
    cleanups.shift();
  });

  test('that answers leaves no timer behind', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    await using server = await testServer();
    const sender = client(server.server.port, { maxInFlight: 16 });
    await Promise.all(Array.from({ length: 50 }, (_, at) => sender.send(message(`${at}`))));
    await until(() => timers() <= before);
  });
});

describe('closing a client', () => {
  test('lets what is under way be answered and refuses more', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await using server = await testServer({
      handler: async (bytes) => {
        await promise;
        return acknowledge(bytes);
      },
    });
    const sender = client(server.server.port);
    const sent = [sender.send(message('1')), sender.send(message('2'))];
    await until(() => server.handled.length === 1);
    const closed = sender.close(5000);
    await expect(sender.send(message('3'))).rejects.toThrow(StateConflict);
    resolve();
    expect((await Promise.all(sent)).map((answer) => answer?.acknowledgement.code)).toEqual(['AA', 'AA']);
    await closed;
    await until(() => server.server.connectionCount === 0);
  });

  test('fails what is not answered in its time', async () => {
    const peer = await scriptedPeer(() => undefined);
    const sender = client(peer.port);
    const sent = ['1', '2'].map((id) => settled(sender.send(message(id))));
    await until(() => peer.sockets.length === 1);
    await sender.close(20);
    expect(await Promise.all(sent)).toEqual([expect.any(SourceUnavailable), expect.any(SourceUnavailable)]);
    expect(sender.openCount).toBe(0);
  });

  test('before it ever connected is at once', async () => {
    await client(1).close();
  });
});
