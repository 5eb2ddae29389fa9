/**
 * Aborted when who started this process says so or is gone, or a signal comes. Asked for before anything is started, so
 * that nothing is missed: where nobody is there to measure it already, the process ends.
 */
export function toldToStop(): AbortSignal {
  const told = new AbortController();
  const stop = () => told.abort();
  process.once('disconnect', stop);
  process.on('message', (command) => {
    if (command === 'stop') stop();
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  if (!process.connected) process.exit();
  return told.signal;
}
