import type { Position } from '../text/segment.ts';
import type { EnvelopeFault } from './envelope-fault.ts';
import type { FoundHeader } from './find-header.ts';
import type { InterchangeHeader } from './interchange-header.ts';
import { said } from './trailer-faults.ts';

/** Of ISA01 to ISA16: how wide the standard makes each, and the TA105 code that names it. */
const elementsOfIsa: readonly (readonly [width: number, code: string])[] = [
  [2, '010'],
  [10, '011'],
  [2, '012'],
  [10, '013'],
  [2, '005'],
  [15, '006'],
  [2, '007'],
  [15, '008'],
  [6, '014'],
  [4, '015'],
  [1, '016'],
  [5, '017'],
  [9, '018'],
  [1, '019'],
  [1, '020'],
  [1, '027'],
];

/** What is wrong with an ISA that could be read. */
export function headerFaults(
  found: Extract<FoundHeader, { kind: 'header' }>,
  header: InterchangeHeader,
  position: Position,
): EnvelopeFault[] {
  const faults: EnvelopeFault[] = [];
  const fault = (code: string, sentence: string, isFatal: boolean): void =>
    void faults.push({ level: 'interchange', code, position, sentence, isFatal });

  const odd = elementsOfIsa.flatMap(([width, code], index) => {
    const length = found.elements[index]?.length ?? 0;
    const name = `ISA${String(index + 1).padStart(2, '0')}`;
    return length === width ? [] : [{ code, text: `${name} is ${length} wide, not ${width}` }];
  });
  const [first] = odd;
  if (first !== undefined)
    fault(first.code, `ISA is not of fixed width: ${odd.map(({ text }) => text).join(', ')}`, false);
  if (found.lacksComponent)
    fault('027', `ISA16 is left out: ${found.separators.component} is taken to separate components`, false);
  else if (/[A-Za-z0-9]/.test(found.separators.component))
    fault('027', `ISA16, the component separator, cannot be ${JSON.stringify(found.separators.component)}`, true);
  const repetition = found.elements[10] ?? '';
  if (header.version > '00401' && repetition !== 'U' && found.separators.repetition === null)
    fault('016', `ISA11 is ${said(repetition)}: nothing separates repetitions`, false);
  if (found.separators.isWrapped === true)
    fault('022', 'lines are broken at a fixed width, inside segments too: the line breaks were left out', false);

  if (header.sender.id === '') fault('006', 'ISA06, the sender, is empty', true);
  if (header.receiver.id === '') fault('008', 'ISA08, the receiver, is empty', true);
  if (header.sentAt === null)
    fault('014', `ISA09 and ISA10 are no date and time: ${said(`${header.date} ${header.time}`)}`, false);
  if (!/^00[2-9]\d\d$/.test(header.version))
    fault('017', `ISA12, the version, is ${said(header.version)}: 00401 or 00501 is expected`, false);
  if (!/^\d{1,9}$/.test(header.controlNumber))
    fault('018', `ISA13, the control number, is ${said(header.controlNumber)}: nine digits are required`, true);
  if (!/^[01]$/.test(found.elements[13]?.trim() ?? ''))
    fault('019', 'ISA14 does not say with 0 or 1 whether a TA1 is wanted: none is', false);
  if (!/^[PTI]$/.test(header.usage))
    fault('020', `ISA15 is ${said(header.usage)}: P for production or T for test is required`, true);
  return faults;
}
