import { describe, expect, test } from 'vitest';
import { ManualClock } from '@supply-hub/clock';
import { readMessage } from '../message/read-message.ts';
import type { Hl7Message } from '../message/message.ts';
import { nextStep, readAcknowledgement } from '../views/acknowledgement.ts';
import { acknowledgementMode, answerTo, applicationAnswerTo, refusalOf, type Outcome } from './answer.ts';
import { createControlIds } from './control-id.ts';
import type { AnswerTools } from './write-answer.ts';

const tools: AnswerTools = {
  clock: new ManualClock('2026-03-01T20:05:10Z'),
  controlIds: () => 'H-7781',
  timeZone: 'America/Chicago',
};
const read = (input: Uint8Array | string): Hl7Message => {
  const result = readMessage(input);
  if (!result.ok) throw new Error(result.reason);
  return result.message;
};
const siu = (tail = '', version = '2.5.1'): string =>
  `MSH|^~\\&|ORSCHED|H100|SUPPLYHUB|H100|20260301140509-0600||SIU^S12^SIU_S12|SC88213-1|P|${version}${tail}\rSCH|1\r`;
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString('latin1');
const code = (bytes: Uint8Array | undefined): string | undefined => bytes && (read(bytes).value('MSA-1') ?? undefined);

describe('an answer', () => {
  test('R68: goes back with sender and receiver changed round, MSA-2 the MSH-10 it answers', () => {
    expect(text(answerTo(read(siu()), { outcome: 'accept' }, tools))).toBe(
      'MSH|^~\\&|SUPPLYHUB|H100|ORSCHED|H100|20260301140510-0600||ACK^S12^ACK|H-7781|P|2.5.1\rMSA|AA|SC88213-1\r',
    );
  });

  test.each<[Outcome, string, string]>([
    ['accept', 'AA', 'CA'],
    ['error', 'AE', 'CE'],
    ['reject', 'AR', 'CR'],
  ])('R68: of %s is %s in original mode and %s as a commit', (outcome, original, commit) => {
    expect(code(answerTo(read(siu()), { outcome }, tools))).toBe(original);
    expect(code(answerTo(read(siu('|||AL|NE')), { outcome }, tools))).toBe(commit);
    expect(code(applicationAnswerTo(read(siu('|||AL|AL')), { outcome }, tools))).toBe(original);
  });

  test.each([
    ['||||', 'original', ['AA', 'AR']],
    ['|||AL|', 'enhanced', ['CA', 'CR']],
    ['|||AL|AL', 'enhanced', ['CA', 'CR']],
    ['|||NE|NE', 'enhanced', [undefined, undefined]],
    ['|||NE|AL', 'enhanced', ['AA', 'AR']],
    ['||||AL', 'enhanced', ['AA', 'AR']],
    ['||||NE', 'enhanced', [undefined, undefined]],
    ['|||ER|NE', 'enhanced', [undefined, 'CR']],
    ['|||SU|NE', 'enhanced', ['CA', undefined]],
    ['|||SU|ER', 'enhanced', ['CA', 'AR']],
    ['|||NE|ER', 'enhanced', [undefined, 'AR']],
  ])('R68: MSH-15 and MSH-16 of %s mean %s mode and are obeyed', (tail, mode, [accepted, rejected]) => {
    const message = read(siu(tail));
    expect(acknowledgementMode(message)).toBe(mode);
    expect(code(answerTo(message, { outcome: 'accept' }, tools))).toBe(accepted);
    expect(code(answerTo(message, { outcome: 'reject' }, tools))).toBe(rejected);
  });

  test('says why not, in the form of the sender’s version', () => {
    const answer = {
      outcome: 'error',
      errors: [
        {
          code: '101',
          location: { segment: 'SCH', occurrence: 1, field: 2 },
          diagnostics: 'no filler | id',
          userMessage: 'The appointment has no number.',
        },
      ],
    } as const;
    expect(text(answerTo(read(siu()), answer, tools))).toContain(
      '\rMSA|AE|SC88213-1\rERR||SCH^1^2|101^Required field missing^HL70357|E|||no filler \\F\\ id|The appointment has no number.\r',
    );
    expect(text(answerTo(read(siu('', '2.3')), answer, tools))).toContain(
      '||ACK^S12|H-7781|P|2.3\rMSA|AE|SC88213-1|The appointment has no number.\rERR|SCH^1^2^101&Required field missing&HL70357\r',
    );
  });

  test('is in the sender’s separators, escapes and character set, every echoed byte the same', () => {
    const sender = Buffer.from(
      'MSH#*?!@#Sch!F!ed*1.2#H\u00f6he#HUB#H100###SIU*S12#C!E!1*x#T#2.5######8859/1\r',
      'latin1',
    );
    const answer = answerTo(
      read(sender),
      { outcome: 'reject', errors: [{ code: '207', userMessage: 'später # 中' }] },
      tools,
    );
    expect(text(answer)).toBe(
      'MSH#*?!@#HUB#H100#Sch!F!ed*1.2#H\u00f6he#20260301140510-0600##ACK*S12*ACK#H-7781#T#2.5######8859/1\r' +
        'MSA#AR#C!E!1*x\rERR###207*Application internal error*HL70357#E####sp\u00e4ter !F! ?\r',
    );
  });

  test('echoes MSH-2 as it stands, a broken one included', () => {
    expect(text(answerTo(read(siu().replace('\\&', '\\\\&')), { outcome: 'accept' }, tools))).toMatch(
      /^MSH\|\^~\\\\&\|/,
    );
  });

  test('says why not even where there is no separator for sub-components', () => {
    const poor = 'MSH|^~\\|A|B|C|D|20260301||SIU^S12|C1|P|2.3\rSCH|1\r';
    const answer = answerTo(read(poor), { outcome: 'error', errors: [{ code: '101' }] }, tools);
    expect(text(answer)).toContain('\rMSA|AE|C1\rERR|^^^101\r');
  });

  test('is written whatever the sender sent', () => {
    const odd = Buffer.concat([
      Buffer.from('MSH|^~\\&|A\u000b|\n'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('|||||||'),
      Buffer.from([0x1c, 0xfe]),
      Buffer.from('\r'),
    ]);
    const answer = answerTo(read(odd), { outcome: 'reject', errors: [{ code: '101', userMessage: 'x\ud800' }] }, tools);
    expect(answer && readMessage(answer).ok).toBe(true);
    expect(answer?.includes(0x1c)).toBe(false);
    expect(answer?.includes(0x0b)).toBe(false);
  });

  test('to bytes that are no message is a refusal that names the control id if it can', () => {
    const refuse = (input: string) => {
      const result = readMessage(input);
      return result.ok ? undefined : text(refusalOf(Buffer.from(input), result, tools));
    };
    expect(refuse('GARBAGE')).toBe(
      'MSH|^~\\&|||||20260301140510-0600||ACK|H-7781|P|2.5.1\rMSA|AR\r' +
        'ERR|||100^Segment sequence error^HL70357|F||||it does not open with an MSH segment\r',
    );
    expect(refuse(`${siu()}${siu().replace('SC88213-1', 'X')}`)).toContain('\rMSA|AR|SC88213-1\r');
    expect(refuse('')).toContain('\rMSA|AR\r');
    expect(refuse('MSH|')).toContain('\rMSA|AR\r');
  });
});

describe('a control id', () => {
  test('is new each time, in one process and across many, and short enough for every version', () => {
    const sources = Array.from({ length: 20 }, () => createControlIds());
    const ids = sources.flatMap((next) => Array.from({ length: 500 }, next));
    expect(new Set(ids).size).toBe(10_000);
    expect(ids.every((id) => /^[0-9A-Z]{20}$/.test(id))).toBe(true);
  });

  test('differs between processes by its random part alone', () => {
    const zeros = createControlIds((size) => new Uint8Array(size));
    expect([zeros(), zeros()]).toEqual(['00000000000000000000', '00000000000000000001']);
  });
});

describe('what a sender does after an answer', () => {
  const after = (msa: string, ...errors: string[]) => {
    const answer = readAcknowledgement(read(['MSH|^~\\&|A||||||ACK|1|P|2.5', `MSA|${msa}|C1`, ...errors].join('\r')));
    return answer && nextStep(answer);
  };

  test.each([
    ['AA', 'done'],
    ['CA', 'done'],
    ['AE', 'park'],
    ['CR', 'park'],
    ['AR', 'retry'],
    ['CE', 'retry'],
    ['XX', 'park'],
    ['', 'park'],
  ])('R70: %s means %s', (msa, step) => {
    expect(after(msa)).toBe(step);
  });

  test('R70: a reject is final when the receiver does not take such messages', () => {
    for (const final of ['200', '201', '202', '203']) expect(after('AR', `ERR|||${final}^x^HL70357|E`)).toBe('park');
    for (const passing of ['206', '207']) expect(after('AR', `ERR|||${passing}`)).toBe('retry');
    expect(after('AR', 'ERR|MSH^1^9^200&Unsupported message type&HL70357')).toBe('park');
  });

  test('is read from both forms of ERR', () => {
    const answer = readAcknowledgement(
      read(
        'MSH|^~\\&|A||||||ACK|1|P|2.5\rMSA|AE|C1|old text|7\rERR||SCH^1^2|101^Required^HL70357|E|A1^own|||see SCH\rERR|PID^1^3^102&Type&HL70357\r',
      ),
    );
    expect(answer).toMatchObject({
      code: 'AE',
      controlId: 'C1',
      text: 'old text',
      expectedSequence: '7',
      errors: [
        { segment: 'SCH', occurrence: '1', field: '2', code: '101', severity: 'E', applicationCode: { code: 'A1' } },
        { segment: 'PID', field: '3', code: '102', codeText: 'Type' },
      ],
    });
    expect(readAcknowledgement(read(siu()))).toBeUndefined();
  });
});
