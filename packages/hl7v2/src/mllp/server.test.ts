import { describe, expect, test } from 'vitest';
import { cr, framed, fs, messageOf, rawPeer, testServer, until, vt, acknowledge } from '../../test/mllp-fixture.ts';

const ok = (...ids: string[]): string[] => ids.map((id) => `AA ${id}`);

describe('an MLLP server', () => {
  test('answers a message that comes byte by byte, with characters cut in two', async () => {
    await using server = await testServer();
    await using peer = await rawPeer(server.server.port);
    const bytes = Buffer.from(framed(messageOf('1', 'PID|1||||Müller^李')));
    for (const byte of bytes) await peer.write(Buffer.from([byte]));
    expect(await peer.until(1)).toEqual(ok('1'));
    expect(server.handled).toEqual([messageOf('1', 'PID|1||||Müller^李')]);
  });

  test('answers each of three messages in one chunk, once and in order', async () => {
    await using server = await testServer();
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + framed(messageOf('2')) + framed(messageOf('3')));
    expect(await peer.until(3)).toEqual(ok('1', '2', '3'));
    expect(server.handled).toEqual(['1', '2', '3'].map((id) => messageOf(id)));
  });

  test('handles each of four messages once when they come one after another', async () => {
    await using server = await testServer();
    await using peer = await rawPeer(server.server.port);
    for (const [at, id] of ['1', '2', '3', '4'].entries()) {
      await peer.write(framed(messageOf(id)));
      await peer.until(at + 1);
    }
    expect(server.handled).toHaveLength(4);
    expect(peer.answers()).toEqual(ok('1', '2', '3', '4'));
  });

  test('answers the good, the bad and the good message of one chunk each as it deserves', async () => {
    await using server = await testServer();
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + framed('GARBAGE') + framed(messageOf('3')));
    expect(await peer.until(3)).toEqual(['AA 1', 'AR ', 'AA 3']);
  });

  test('never accepts a frame that was cut, nor glues it to the next', async () => {
    await using server = await testServer();
    await using peer = await rawPeer(server.server.port);
    const cut = messageOf('1').slice(0, -8);
    await peer.write(vt + cut);
    await peer.write(framed(messageOf('2')));
    expect(await peer.until(1)).toEqual(ok('2'));
    expect(server.handled).toEqual([messageOf('2')]);
    expect(server.faults).toMatchObject([{ kind: 'cut', byteCount: cut.length, peer: { remoteAddress: '127.0.0.1' } }]);
  });

  test('never accepts a frame whose sender went before its end', async () => {
    await using server = await testServer();
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + vt + messageOf('2'));
    await peer.until(1);
    peer.socket.end();
    await peer.closed();
    await until(() => server.faults.length > 0);
    expect(server.faultKinds()).toEqual(['cut']);
    expect(server.handled).toHaveLength(1);
  });

  test('answers a sender that ends its side after its last message', async () => {
    await using server = await testServer();
    await using peer = await rawPeer(server.server.port);
    peer.socket.end(framed(messageOf('1')) + framed(messageOf('2')));
    await peer.closed();
    expect(peer.answers()).toEqual(ok('1', '2'));
  });

  test('takes an end block without its carriage return after the time its policy gives', async () => {
    await using server = await testServer({ limits: { endBlockTimeoutMs: 20 } });
    await using peer = await rawPeer(server.server.port);
    await peer.write(vt + messageOf('1') + fs);
    expect(await peer.until(1)).toEqual(ok('1'));
    await peer.write(cr + framed(messageOf('2')));
    expect(await peer.until(2)).toEqual(ok('1', '2'));
    expect(server.faultKinds()).toEqual(['end-block-alone']);
  });

  test('or drops such a frame, when its policy says so', async () => {
    await using server = await testServer({ limits: { endBlockTimeoutMs: 20, endBlockAlone: 'discard' } });
    await using peer = await rawPeer(server.server.port);
    await peer.write(vt + messageOf('1') + fs);
    await until(() => server.faults.length > 0);
    await peer.write(framed(messageOf('2')));
    expect(await peer.until(1)).toEqual(ok('2'));
    expect(server.faultKinds()).toEqual(['cut']);
  });

  test('skips a message that is too long and answers its neighbours', async () => {
    await using server = await testServer({ limits: { maxFrameBytes: 2000 } });
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + framed(messageOf('2', 'x'.repeat(5000))) + framed(messageOf('3')));
    expect(await peer.until(2)).toEqual(ok('1', '3'));
    expect(server.faultKinds()).toEqual(['oversize']);
  });

  test('refuses a message that is too long in its turn, when it is told how', async () => {
    await using server = await testServer({
      limits: { maxFrameBytes: 2000 },
      refuseOversize: (head) => acknowledge(Buffer.concat([Buffer.from('X'), head])),
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + framed(messageOf('2', 'x'.repeat(5000))) + framed(messageOf('3')));
    expect(await peer.until(3)).toEqual(['AA 1', 'AR ', 'AA 3']);
  });

  test('withholds an answer that would accept a message that was not kept', async () => {
    await using server = await testServer({
      limits: { maxFrameBytes: 2000 },
      refuseOversize: (head) => acknowledge(head),
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('2', 'x'.repeat(5000))) + framed(messageOf('3')));
    expect(await peer.until(1)).toEqual(ok('3'));
    expect(server.faultKinds()).toEqual(['oversize', 'answer-withheld']);
  });

  test('closes on a frame that never ends, and on a peer that speaks no MLLP', async () => {
    await using server = await testServer({ limits: { maxFrameBytes: 2000 } });
    for (const opening of [vt, '']) {
      await using peer = await rawPeer(server.server.port);
      const endless = Buffer.alloc(20_000, 'x');
      peer.socket.write(opening);
      for (let sent = 0; sent < 10; sent += 1) peer.socket.write(endless);
      await peer.closed();
    }
    expect(server.faultKinds()).toContain('runaway');
    expect(server.handled).toEqual([]);
  });

  test('closes on a frame that takes too long, and on a connection where nothing happens', async () => {
    await using slow = await testServer({ limits: { frameTimeoutMs: 30 } });
    await using trickling = await rawPeer(slow.server.port);
    await trickling.write(`${vt}MSH`);
    await trickling.closed();
    expect(slow.faultKinds()).toEqual(['frame-timed-out']);
    await using quiet = await testServer({ limits: { idleTimeoutMs: 30 } });
    await using idle = await rawPeer(quiet.server.port);
    await idle.closed();
    expect(quiet.faultKinds()).toEqual(['idle']);
  });

  test('gives a sender no less time for a frame because the handler took its own', async () => {
    const release: (() => void)[] = [];
    await using server = await testServer({
      limits: { frameTimeoutMs: 40, maxInFlight: 1 },
      handler: (message) =>
        new Promise((resolve) => {
          release.push(() => resolve(acknowledge(message)));
        }),
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + vt + messageOf('2').slice(0, 20));
    await until(() => release.length === 1);
    // Another connection's frame times out meanwhile; this one's time does not run.
    await using other = await rawPeer(server.server.port);
    await other.write(vt);
    await other.closed();
    release[0]?.();
    await peer.until(1);
    await peer.write(`${messageOf('2').slice(20)}${fs}${cr}`);
    await until(() => release.length === 2);
    release[1]?.();
    expect(await peer.until(2)).toEqual(ok('1', '2'));
  });

  test('does not take a connection for idle while its message is being handled', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await using server = await testServer({
      limits: { idleTimeoutMs: 20 },
      handler: async (message) => {
        await promise;
        return acknowledge(message);
      },
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')));
    // Two connections that came later are closed as idle one after the other; this one is still there.
    for (let later = 0; later < 2; later += 1) {
      await using idle = await rawPeer(server.server.port);
      await idle.closed();
    }
    resolve();
    expect(await peer.until(1)).toEqual(ok('1'));
  });

  test('closes one connection more than it may have, and no other', async () => {
    await using server = await testServer({ limits: { maxConnections: 2 } });
    await using first = await rawPeer(server.server.port);
    await using second = await rawPeer(server.server.port);
    await first.write(framed(messageOf('1')));
    await first.until(1);
    await using third = await rawPeer(server.server.port);
    await third.closed();
    await second.write(framed(messageOf('2')));
    expect(await second.until(1)).toEqual(ok('2'));
    expect(server.faultKinds()).toEqual(['connection-refused']);
  });
});

describe('a handler', () => {
  test('that throws, at once or later, leaves its message without an answer and its neighbours with theirs', async () => {
    await using server = await testServer({
      handler: (message) => {
        const text = Buffer.from(message).toString();
        if (text.includes('|2|')) throw new Error('at once');
        return text.includes('|3|') ? Promise.reject(new Error('later')) : Promise.resolve(acknowledge(message));
      },
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(['1', '2', '3', '4'].map((id) => framed(messageOf(id))).join(''));
    expect(await peer.until(2)).toEqual(ok('1', '4'));
    expect(server.faultKinds()).toEqual(['handler-failed', 'handler-failed']);
  });

  test('that answers out of order is sent in the order the messages came', async () => {
    const release: (() => void)[] = [];
    await using server = await testServer({
      handler: (message) =>
        new Promise((resolve) => {
          release.push(() => resolve(acknowledge(message)));
        }),
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(['1', '2', '3'].map((id) => framed(messageOf(id))).join(''));
    await until(() => release.length === 3);
    for (const each of release.toReversed()) each();
    expect(await peer.until(3)).toEqual(ok('1', '2', '3'));
  });

  test('that never answers is given up on; what it answers later is dropped', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await using server = await testServer({
      limits: { handlerTimeoutMs: 30 },
      handler: async (message) => {
        if (Buffer.from(message).includes('|1|')) await promise;
        return acknowledge(message);
      },
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + framed(messageOf('2')));
    expect(await peer.until(1)).toEqual(ok('2'));
    resolve();
    await peer.write(framed(messageOf('3')));
    expect(await peer.until(2)).toEqual(ok('2', '3'));
    expect(server.faultKinds()).toEqual(['handler-timed-out']);
  });

  test('that answers nothing, or what cannot be framed, sends nothing', async () => {
    await using server = await testServer({
      handler: async (message) => {
        const text = Buffer.from(message).toString();
        if (text.includes('|1|')) return undefined;
        return text.includes('|2|') ? Buffer.from(`MSH${fs}${cr}${vt}MSA|AA|9`) : acknowledge(message);
      },
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(['1', '2', '3'].map((id) => framed(messageOf(id))).join(''));
    expect(await peer.until(1)).toEqual(ok('3'));
    expect(server.faultKinds()).toEqual(['answer-withheld']);
  });

  test('is never given more at once than it may have, and reading waits', async () => {
    let open = 0;
    let most = 0;
    await using server = await testServer({
      limits: { maxInFlight: 3 },
      handler: async (message) => {
        open += 1;
        most = Math.max(most, open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        return acknowledge(message);
      },
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(Array.from({ length: 200 }, (_, at) => framed(messageOf(`${at}`))).join(''));
    expect(await peer.until(200)).toEqual(ok(...Array.from({ length: 200 }, (_, at) => `${at}`)));
    expect(most).toBe(3);
  });

  test('bounds what is read by bytes too', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await using server = await testServer({
      limits: { maxBytesInFlight: 1000 },
      handler: async (message) => {
        await promise;
        return acknowledge(message);
      },
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(['1', '2', '3'].map((id) => framed(messageOf(id, 'x'.repeat(800)))).join(''));
    await until(() => server.handled.length === 2);
    await peer.write(framed(messageOf('4')));
    expect(server.handled).toHaveLength(2);
    resolve();
    expect(await peer.until(4)).toEqual(ok('1', '2', '3', '4'));
  });

  test('whose answers nobody reads is given no more messages until they are read', async () => {
    const padding = 'x'.repeat(65_536);
    await using server = await testServer({
      handler: async (message) => {
        const answer = Buffer.from(acknowledge(message) ?? '').toString();
        return Buffer.from(`${answer}NTE|1||${padding}\r`);
      },
    });
    await using peer = await rawPeer(server.server.port);
    peer.socket.pause();
    let answers = 0;
    peer.socket.on('data', (chunk: Buffer) => {
      for (let at = chunk.indexOf(0x1c); at !== -1; at = chunk.indexOf(0x1c, at + 1)) answers += 1;
    });
    peer.socket.write(Array.from({ length: 500 }, (_, at) => framed(messageOf(`${at}`))).join(''));
    // Until the buffers between the two are full, and then no further.
    let before = -1;
    await until(() => {
      const isStill = server.handled.length === before;
      before = server.handled.length;
      return isStill && before > 0;
    });
    expect(server.handled.length).toBeLessThan(450);
    peer.socket.resume();
    await until(() => answers === 500);
    expect(server.handled).toHaveLength(500);
  });

  test('whose sender went is reported: the message will come again', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await using server = await testServer({
      handler: async (message) => {
        await promise;
        return acknowledge(message);
      },
    });
    const peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')));
    await until(() => server.handled.length === 1);
    peer.socket.resetAndDestroy();
    await until(() => server.server.connectionCount === 0);
    resolve();
    await until(() => server.faultKinds().includes('answer-undeliverable'));
  });
});

describe('closing a server', () => {
  test('answers what it has, takes nothing more, and leaves no connection', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const server = await testServer({
      handler: async (message) => {
        await promise;
        return acknowledge(message);
      },
    });
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + vt);
    await until(() => server.handled.length === 1);
    const closed = server.server.close(5000);
    await peer.write(`${messageOf('2').slice(1)}${fs}${cr}`);
    resolve();
    await closed;
    await peer.closed();
    expect(peer.answers()).toEqual(ok('1'));
    expect(server.handled).toHaveLength(1);
    expect(server.server.connectionCount).toBe(0);
    await expect(rawPeer(server.server.port)).rejects.toThrow(/ECONNREFUSED/);
  });

  test('cuts what does not finish in its time', async () => {
    const server = await testServer({ handler: () => new Promise(() => undefined) });
    await using peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')));
    await until(() => server.handled.length === 1);
    await server.server.close(30);
    await peer.closed();
    expect(server.server.connectionCount).toBe(0);
  });

  test('leaves no timer and no socket behind', async () => {
    const count = (): number =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout' || /TCP/.test(kind)).length;
    const before = count();
    const server = await testServer();
    const peer = await rawPeer(server.server.port);
    await peer.write(framed(messageOf('1')) + vt);
    await peer.until(1);
    await peer[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await until(() => count() <= before);
  });

  test('a port that is taken is an error at the start', async () => {
    await using server = await testServer();
    await expect(testServer({ port: server.server.port })).rejects.toThrow(/EADDRINUSE/);
  });
});

describe('a large message', () => {
  test('of sixteen megabytes is answered', async () => {
    let length = 0;
    await using server = await testServer({
      handler: async (message) => {
        length = message.length;
        return acknowledge(message.subarray(0, 200));
      },
    });
    await using peer = await rawPeer(server.server.port);
    const document = messageOf('1', `OBX|1|ED|||${'A'.repeat(16 * 1024 * 1024)}`);
    await peer.write(framed(document));
    expect(await peer.until(1)).toEqual(ok('1'));
    expect(length).toBe(document.length);
  });
});
