import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** undici announces each connection before it is made, Node's own `fetch` included. */
const channel = 'undici:client:beforeConnect';

/**
 * Tells of every HTTP connection that leaves this machine: no test may depend on the network.
 * @returns what stops the watch
 */
export function watchForeignConnections(tell: (address: string) => void): () => void {
  const listener = (message: unknown) => {
    const { hostname, port } = parametersOf(message);
    if (!/^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/.test(hostname)) tell(`${hostname}:${port}`);
  };
  subscribe(channel, listener);
  return () => void unsubscribe(channel, listener);
}

function parametersOf(message: unknown): { hostname: string; port: string } {
  if (typeof message === 'object' && message !== null && 'connectParams' in message) {
    const { connectParams } = message;
    if (typeof connectParams === 'object' && connectParams !== null && 'hostname' in connectParams)
      return {
        hostname: String(connectParams.hostname),
        port: 'port' in connectParams ? String(connectParams.port) : '',
      };
  }
  return { hostname: 'an unknown host', port: '' };
}
