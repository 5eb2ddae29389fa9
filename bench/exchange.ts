import { cpus } from 'node:os';
import { acknowledging } from './exchange-hl7.ts';
import { live } from './exchange-live.ts';
import { x12Bench } from './exchange-x12.ts';
import { say } from './figures.ts';

/**
 * `bench exchange [hl7] [x12] [live]`, all when none is named: durable HL7 acknowledgements beside the floor, X12
 * beside what npm has, how long a message takes until it is applied, and a replay beside live traffic. Fails when a
 * message is lost or a replay changes something, never for a time; goals that are missed are told.
 */
const asked = new Set(process.argv.slice(2));
const isAsked = (part: string): boolean => asked.size === 0 || asked.has(part);
const leastAcknowledgements = 0.5;
const missed: string[] = [];
const faults: string[] = [];

say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);

if (isAsked('hl7')) {
  say('\nDurable HL7 acknowledgements a second, beside one autocommit insert of the same bytes and a fixed answer');
  for (const { connections, ratio } of await acknowledging()) {
    const said = `${ratio.toFixed(2)} of the floor at ${connections} ${connections === 1 ? 'connection' : 'connections'}`;
    say(`  ${said} (goal ${leastAcknowledgements})`);
    if (ratio < leastAcknowledgements) missed.push(`HL7: ${said}, the goal is ${leastAcknowledgements}`);
  }
}
if (isAsked('x12')) missed.push(...(await x12Bench(say)));
if (isAsked('live')) faults.push(...(await live()));

if (missed.length > 0) say(`\nGoals missed\n  ${missed.join('\n  ')}`);
if (faults.length > 0) {
  say(`\nFAILED\n  ${faults.join('\n  ')}`);
  process.exitCode = 1;
}
