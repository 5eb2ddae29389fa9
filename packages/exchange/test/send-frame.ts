import { once } from 'node:events';
import { connect } from 'node:net';
import { frame } from '@supply-hub/hl7v2';

/**
 * Sends whatever bytes as one frame over a connection of its own, and gives the answer as text, or what came before the
 * connection was ended after so many bytes.
 */
export async function sendFrame(port: number, bytes: Uint8Array, options: { cutAfter?: number } = {}): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const framed = frame(bytes);
  let answer = '';
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\x1c')) resolve();
    });
    socket.on('close', () => resolve());
  });
  if (options.cutAfter === undefined) socket.write(framed);
  else socket.end(framed.subarray(0, options.cutAfter));
  await answered;
  socket.destroy();
  return answer;
}
