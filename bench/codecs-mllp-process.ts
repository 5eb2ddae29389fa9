import { cpuOf } from './codecs-compare.ts';
import { ourRoundTrips, peerRoundTrips, roundTrips } from './codecs-mllp.ts';

/** One contender in a process of its own: told how many round trips to make, it says what CPU they took. */
const [side, connections, inFlight] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const parties = side === 'ours' ? await ourRoundTrips(connections, inFlight) : await peerRoundTrips(connections);

process.on('message', (count: number) => {
  void cpuOf(() => roundTrips(parties, inFlight, count)).then((cpu) => process.send?.(cpu));
});
// The peer's own closing waits for what nobody sends any more.
process.on('disconnect', () => process.exit());
process.send?.('ready');
