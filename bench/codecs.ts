import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { cpus } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { compareCpu, repeated, spread, type Comparison, type Spread } from './codecs-compare.ts';
import * as gs1 from './codecs-gs1.ts';
import * as hl7 from './codecs-hl7.ts';
import { chargeMessage, largeMessage, scheduleMessage } from './codecs-messages.ts';
import { inProcess } from './codecs-mllp.ts';
import { say } from './figures.ts';

/**
 * `bench codecs`: what the hub's own codecs cost beside the best npm has for each. CPU, user and system, in
 * alternating blocks; each line gives the median of the rounds and their extremes. Says which goal is
 * missed; fails when a codec is wrong, never for a time.
 */
const missed: string[] = [];
const faults: string[] = [];

say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);
say(`beside ${['@medplum/core', '@medplum/hl7', 'gs1-barcode-parser-mod'].map(versionOf).join(', ')}`);
say("each ratio is the peer's CPU over ours: above 1, ours is the cheaper");

await readEightFields();
await readLargeMessages();
await readLabels();
await makeRoundTrips();

say(missed.length === 0 ? '\nEvery goal is met.' : `\nMISSED\n  ${missed.join('\n  ')}`);
if (faults.length > 0) {
  say(`\nFAILED\n  ${faults.join('\n  ')}`);
  process.exitCode = 1;
}

async function readEightFields(): Promise<void> {
  say('\nHL7 v2: eight fields of a message, beside @medplum/core; goal: 2');
  const cases = [
    ['SIU^S12 of 14 segments', scheduleMessage('C1'), hl7.schedulePlaces],
    ['DFT^P03 of 46 segments', chargeMessage('C2'), hl7.chargePlaces],
  ] as const;
  for (const [what, text, places] of cases) {
    const bytes = Buffer.from(text);
    if (hl7.readOurs(bytes, places) !== hl7.readPeer(text, places)) faults.push(`${what}: the two read other values`);
    for (const input of [bytes, text]) {
      const comparison = await compareCpu(
        repeated(() => hl7.readOurs(input, places)),
        repeated(() => hl7.readPeer(input, places)),
      );
      report(`${what}, from ${typeof input === 'string' ? 'text' : 'bytes'}`, comparison, 2);
    }
  }
}

async function readLargeMessages(): Promise<void> {
  const limit = 1.5;
  say(`\nHL7 v2: eight fields of a message from the chunks of a socket, CPU per MB; goal: linear, within ${limit}`);
  for (const shape of ['one segment', 'many segments'] as const) {
    const sizes = [1, 4, 16].map((megabytes) => {
      const framed = Buffer.from(`\u000b${largeMessage(megabytes, shape)}\u001c\r`);
      const run = repeated(() => hl7.readFromChunks(framed, hl7.schedulePlaces));
      return { perMegabyte: async () => (await run(16 / megabytes)) / 16 };
    });
    const ratios = { four: [] as number[], sixteen: [] as number[] };
    const warmUps = 3;
    for (let round = -warmUps; round < 11; round += 1) {
      const [one = Number.NaN, four = Number.NaN, sixteen = Number.NaN] = await inTurn(sizes);
      if (round < 0) continue;
      ratios.four.push(four / one);
      ratios.sixteen.push(sixteen / one);
    }
    const [four, sixteen] = [spread(ratios.four), spread(ratios.sixteen)];
    const said = `1 MB: 1, 4 MB: ${textOf(four)}, 16 MB: ${textOf(sixteen)}`;
    say(`  ${shape.padEnd(38)} ${said}`);
    if (!(Math.max(four.median, sixteen.median) <= limit)) missed.push(`${shape}, linear: ${said}`);
  }
  const text = largeMessage(16, 'many segments');
  const bytes = Buffer.from(text);
  const comparison = await compareCpu(
    repeated(() => hl7.readOurs(bytes, hl7.schedulePlaces)),
    repeated(() => hl7.readPeer(bytes, hl7.schedulePlaces)),
    { rounds: 5 },
  );
  report('16 MB in many segments, @medplum/core', comparison);
}

async function inTurn(sizes: readonly { perMegabyte: () => Promise<number> }[]): Promise<number[]> {
  const costs: number[] = [];
  for (const { perMegabyte } of sizes) costs.push(await perMegabyte());
  return costs;
}

async function readLabels(): Promise<void> {
  say('\nGS1: element strings with their dates, beside gs1-barcode-parser-mod; goal: 1');
  for (const label of gs1.validLabels) {
    const [ourReading, peerReading] = [gs1.readOurs(label), gs1.readPeer(label)];
    if (ourReading === undefined || !isDeepStrictEqual(ourReading, peerReading))
      faults.push(`GS1: the two read other elements in ${JSON.stringify(label)}`);
  }
  const all = (read: (text: string) => unknown) => repeated(() => gs1.validLabels.map(read));
  report(`${gs1.validLabels.length} labels that both read`, await compareCpu(all(gs1.readOurs), all(gs1.parsePeer)), 1);
  const accepted = { ours: 0, peer: [] as string[] };
  for (const [why, label] of gs1.invalidLabels) {
    if (gs1.readOurs(label) !== undefined) {
      accepted.ours += 1;
      faults.push(`GS1: accepted with ${why}`);
    }
    if (gs1.readPeer(label) !== undefined) accepted.peer.push(why);
  }
  say(
    `  of ${gs1.invalidLabels.length} labels that no standard allows: accepted ${accepted.ours}, by the peer ${accepted.peer.length}:`,
  );
  say(`    ${accepted.peer.join('; ')}`);
}

async function makeRoundTrips(): Promise<void> {
  say('\nMLLP: a message read and answered AA, client and server in one process, beside @medplum/hl7; goal: 2');
  for (const [what, connections, inFlight] of [
    ['1 connection', 1, 1],
    ['20 connections', 20, 1],
    ['1 connection, 16 in flight', 1, 16],
  ] as const) {
    await using ours = await inProcess('ours', connections, inFlight);
    await using peer = await inProcess('peer', connections, inFlight);
    const comparison = await compareCpu(ours.run, peer.run, { blockMs: 250 });
    report(what, comparison, 2);
  }
}

function report(what: string, { ratio, ours, peer }: Comparison, goal?: number): void {
  const said = textOf(ratio);
  const times = `${ours.toPrecision(3)} to ${peer.toPrecision(3)} µs`;
  const isMissed = goal !== undefined && ratio.median < goal;
  say(`  ${what.padEnd(38)} ${said.padEnd(20)} ${times.padEnd(24)}${isMissed ? ' missed' : ''}`);
  if (isMissed) missed.push(`${what}: ${said}, the goal is ${goal}`);
}

function textOf({ median, least, most }: Spread): string {
  return `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}

function versionOf(name: string): string {
  const file = findPackageJSON(name, import.meta.url);
  const { version } = JSON.parse(readFileSync(file ?? '', 'utf8')) as { version: string };
  return `${name} ${version}`;
}
