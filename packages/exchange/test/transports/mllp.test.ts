import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@supply-hub/clock';
import { answerTo, createControlIds, readMessage, startMllpServer, type MllpHandler } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';
import { createAuthority } from '../../../hl7v2/test/certificates.ts';
import { createMllpSender } from '../../src/transports/mllp-sender.ts';
import { describeTransport, type Trouble } from './describe-transport.ts';

const hospital = createAuthority('Hospital CA');
const stranger = createAuthority('Somebody else');
const tools = { clock: systemClock, controlIds: createControlIds() };

describeTransport('MLLP', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mllp-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, hospital.cert);
  const received = new Map<string, Uint8Array>();
  let trouble: Trouble | null = null;
  const handler: MllpHandler = async (bytes) => {
    if (trouble === 'slow') return new Promise(() => undefined);
    const reading = readMessage(bytes);
    if (!reading.ok) throw new Error('not read');
    const later = { code: '207', userMessage: 'No room at present.' } as const;
    if (trouble === 'full') return answerTo(reading.message, { outcome: 'reject', errors: [later] }, tools);
    received.set(String(reading.message.header.value(10)), bytes);
    return answerTo(reading.message, { outcome: 'accept' }, tools);
  };
  const start = (authority: typeof hospital) =>
    startMllpServer({ handler, port: 0, tls: authority.issue('partner.example.org'), log: silentLog });
  const right = await start(hospital);
  const wrong = await start(stranger);
  // In front of both: decides who is reached, and can be cut.
  const links = new Set<Socket>();
  const front = createServer((near) => {
    const far = connect({ port: trouble === 'wrong key' ? wrong.port : right.port, host: '127.0.0.1' });
    for (const each of [near, far]) {
      links.add(each);
      each
        .on('error', () => undefined)
        .on('close', () => {
          links.delete(each);
          near.destroy();
          far.destroy();
        });
    }
    let passed = 0;
    near.on('data', (part) => {
      passed += part.length;
      // The handshake passes, the message does not.
      if (trouble === 'cut' && passed > 3000) near.destroy();
      else far.write(part);
    });
    far.on('data', (part) => near.write(part));
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const address = front.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const via = { partner: 'acme', transport: 'line', kind: 'mllp' as const };
  const transport = createMllpSender({ via, name: 'Acme', host: '127.0.0.1', port, caFile, log: silentLog });
  return {
    trouble: (next) => {
      trouble = next;
    },
    sending: {
      transport,
      document: (number) => ({
        id: `message_${number}`,
        fileName: `${number}.hl7`,
        bytes: Buffer.from(
          `MSH|^~\\&|HUB|NORTH|ACME|ACME|20260305||ORM^O01|${number}|P|2.5.1\rNTE|1||${'x'.repeat(9000)}\r`,
        ),
        contentType: 'x-application/hl7-v2+er7',
      }),
      knownAs: ({ id }) => id.replace('message_', ''),
      received: async () => received,
    },
    async [Symbol.asyncDispose]() {
      for (const link of links) link.destroy();
      await transport.close();
      await Promise.all([right.close(0), wrong.close(0), new Promise((resolve) => front.close(resolve))]);
      await rm(folder, { recursive: true });
    },
  };
});
