import { expect, test } from 'vitest';
import { createSftpPlace } from '../../src/transports/sftp-place.ts';
import { describeTransport } from './describe-transport.ts';
import { fileCounterpart, partnerFolders } from './file-counterpart.ts';
import { testSftpServer } from './sftp-server.ts';

const quick = { connectTimeoutMs: 3000, operationTimeoutMs: 3000, transferTimeoutMs: 3000 };

describeTransport('SFTP', async () => {
  const folders = await partnerFolders();
  const server = await testSftpServer(folders.root);
  const { port, username, hostKey } = server;
  const password = () => server.password;
  return fileCounterpart({
    folders,
    folderOf: (name) => `/${name}`,
    kind: 'sftp',
    place: () => createSftpPlace({ name: 'Acme', host: '127.0.0.1', port, username, password, hostKey, ...quick }),
    trouble: (next) => {
      server.trouble = next;
    },
    close: async () => server[Symbol.asyncDispose](),
  });
});

test('a server with another host key is not spoken to, and the reason names both keys', async () => {
  await using folders = await partnerFolders();
  await using server = await testSftpServer(folders.root);
  const { port, username } = server;
  const password = () => server.password;
  const pinned = `SHA256:${'A'.repeat(43)}`;
  const place = createSftpPlace({
    name: 'Acme',
    host: '127.0.0.1',
    port,
    username,
    password,
    hostKey: pinned,
    ...quick,
  });
  const listing = place.list('/in', AbortSignal.timeout(5000));
  await expect(listing).rejects.toThrow(server.hostKey);
  await expect(listing).rejects.toThrow(pinned);
  expect(server.sessionCount).toBe(0);
  await place.close();
});

test('what is done in one go uses one session', async () => {
  await using folders = await partnerFolders();
  await using server = await testSftpServer(folders.root);
  const { port, username, hostKey } = server;
  const password = () => server.password;
  const place = createSftpPlace({ name: 'Acme', host: '127.0.0.1', port, username, password, hostKey, ...quick });
  const signal = AbortSignal.timeout(5000);
  await Promise.all([1, 2, 3].map((each) => place.write(`/out/${each}.edi`, Buffer.from('ISA'), signal)));
  expect((await place.list('/out', signal)).map(({ name }) => name).toSorted()).toEqual(['1.edi', '2.edi', '3.edi']);
  expect(server.sessionCount).toBe(1);
  await place.close();
});

test('a folder that is not there is said to be missing, and nobody makes it', async () => {
  await using folders = await partnerFolders();
  await using server = await testSftpServer(folders.root);
  const { port, username, hostKey } = server;
  const password = () => server.password;
  const place = createSftpPlace({ name: 'Acme', host: '127.0.0.1', port, username, password, hostKey, ...quick });
  await expect(place.list('/nowhere', AbortSignal.timeout(5000))).rejects.toThrow(
    'Acme is not available: /nowhere: it is not there',
  );
  await place.close();
});
