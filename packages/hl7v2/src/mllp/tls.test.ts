import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { SourceUnavailable } from '@supply-hub/errors';
import { silentLog } from '@supply-hub/log';
import { createAuthority } from '../../test/certificates.ts';
import { framed, messageOf, peerOn, rawPeer, testServer, until } from '../../test/mllp-fixture.ts';
import { MllpClient } from './client.ts';
import type { ClientTls } from './client-options.ts';
import type { MllpPeer } from './mllp-fault.ts';

const hospital = createAuthority('Hospital CA');
const stranger = createAuthority('Somebody else');
const server = hospital.issue('hub.example.org');
const sender = hospital.issue('orsched.example.org');
const mutual = { ...server, clientCa: hospital.cert };

const send = async (port: number, tls: ClientTls, controlId = '1') => {
  await using client = new MllpClient({ name: 'Hub', host: '127.0.0.1', port, tls, log: silentLog });
  return client.send(Buffer.from(messageOf(controlId)));
};

describe('TLS', () => {
  test('carries messages to a server whose certificate is trusted', async () => {
    await using running = await testServer({ tls: server });
    const answer = await send(running.server.port, { ca: hospital.cert });
    expect(answer?.acknowledgement.code).toBe('AA');
    expect(running.handled).toEqual([messageOf('1')]);
  });

  test('refuses a server that another authority signed, or that has another name', async () => {
    await using running = await testServer({ tls: server });
    await expect(send(running.server.port, { ca: stranger.cert })).rejects.toThrow(SourceUnavailable);
    await expect(send(running.server.port, { ca: hospital.cert, servername: 'elsewhere' })).rejects.toThrow(
      SourceUnavailable,
    );
    expect(running.handled).toEqual([]);
  });

  test('on both sides says who the sender is', async () => {
    const peers: MllpPeer[] = [];
    await using running = await testServer({
      tls: mutual,
      handler: async (_, peer) => {
        peers.push(peer);
        return undefined;
      },
    });
    const quiet = Buffer.from(messageOf('1').replace('|2.5.1|||', '|2.5.1|||NE|NE'));
    const client = new MllpClient({
      name: 'Hub',
      host: '127.0.0.1',
      port: running.server.port,
      tls: { ca: hospital.cert, ...sender },
      log: silentLog,
    });
    await client.send(quiet);
    await until(() => peers.length === 1);
    await client.close();
    expect(peers[0]?.tls).toMatchObject({ isAuthorized: true, commonName: 'orsched.example.org' });
    expect(peers[0]?.tls?.fingerprint256).toMatch(/^[0-9A-F:]{95}$/);
  });

  test.each<[string, ClientTls]>([
    ['without a certificate', { ca: hospital.cert }],
    ['with a certificate of another authority', { ca: hospital.cert, ...stranger.issue('orsched.example.org') }],
  ])('on both sides refuses a sender %s, before any message', async (_, tls) => {
    await using running = await testServer({ tls: mutual });
    await expect(send(running.server.port, tls)).rejects.toThrow(SourceUnavailable);
    await until(() => running.faultKinds().includes('tls'));
    expect(running.handled).toEqual([]);
    // The server goes on for those it trusts.
    const answer = await send(running.server.port, { ca: hospital.cert, ...sender }, '2');
    expect(answer?.acknowledgement.controlId).toBe('2');
  });

  test('survives somebody who speaks no TLS', async () => {
    await using running = await testServer({ tls: server });
    await using plain = await rawPeer(running.server.port);
    await plain.write(framed(messageOf('1')));
    await plain.closed();
    expect(running.faultKinds()).toEqual(['tls']);
    expect(running.handled).toEqual([]);
  });

  test('finds cut, good and bad frames as plain connections do', async () => {
    await using running = await testServer({ tls: server });
    const socket = connect({ port: running.server.port, host: '127.0.0.1', ca: hospital.cert });
    await once(socket, 'secureConnect');
    await using peer = peerOn(socket);
    await peer.write(`\u000b${messageOf('1').slice(0, 40)}${framed(messageOf('2'))}${framed('GARBAGE')}`);
    for (const byte of Buffer.from(framed(messageOf('3', 'PID|é')))) await peer.write(Uint8Array.of(byte));
    expect(await peer.until(3)).toEqual(['AA 2', 'AR ', 'AA 3']);
    socket.end(framed(messageOf('4')));
    await peer.closed();
    expect(peer.answers()).toContain('AA 4');
  });

  test('closing a server does not wait for a handshake that never comes', async () => {
    const running = await testServer({ tls: server });
    const silent = connectTcp({ port: running.server.port, host: '127.0.0.1' });
    silent.on('error', () => undefined);
    await once(silent, 'connect');
    const waiting = once(silent, 'close');
    await send(running.server.port, { ca: hospital.cert });
    await running.server.close(60_000);
    await waiting;
  });
});
