import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { MllpPeer } from './mllp-fault.ts';

let connections = 0;

/** Describes the other end of a connection, once it is there. */
export function peerOf(socket: Socket): MllpPeer {
  connections += 1;
  const address = {
    connection: connections,
    remoteAddress: socket.remoteAddress ?? 'unknown',
    remotePort: socket.remotePort ?? 0,
  };
  if (!(socket instanceof TLSSocket)) return address;
  const certificate = socket.getPeerCertificate();
  const commonName = certificate?.subject?.CN;
  const fingerprint256 = certificate?.fingerprint256;
  return {
    ...address,
    tls: {
      isAuthorized: socket.authorized,
      ...(typeof commonName === 'string' && { commonName }),
      ...(typeof fingerprint256 === 'string' && { fingerprint256 }),
    },
  };
}
