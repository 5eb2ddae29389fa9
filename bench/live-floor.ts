import { WebSocketServer } from 'ws';
import { liveEvent } from './live-event.ts';
import { toldToStop } from './told-to-stop.ts';

/** The floor: a WebSocket server that sends one ready string to everybody. */
toldToStop().addEventListener('abort', () => process.exit(0));
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
server.on('connection', (socket) => socket.on('message', () => socket.send('{"type":"connection_ack"}')));
server.on('listening', () => {
  const bound = server.address();
  if (bound !== null && typeof bound === 'object') process.send?.({ address: `http://127.0.0.1:${bound.port}` });
});
process.on('message', (command) => {
  if (command === 'stop') return;
  if (command === 'memory') return void process.send?.({ rss: process.memoryUsage.rss() });
  const payload = { data: liveEvent(Number(command)), extensions: { cursor: 'bGl2ZToxMjM0' } };
  const ready = JSON.stringify({ id: '5f0c1b3e-1111-4222-8333-944455556666', type: 'next', payload });
  for (const socket of server.clients) socket.send(ready);
  process.send?.({});
});
