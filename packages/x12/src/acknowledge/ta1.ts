import type { SegmentInput } from '../set/segment-input.ts';
import type { EnvelopeFault } from '../envelope/envelope-fault.ts';
import type { InterchangeHeader } from '../envelope/interchange-header.ts';
import type { Segment } from '../text/segment.ts';

/** What TA1 says of an interchange: it is found by ISA13, ISA09 and ISA10 (R68). */
export interface Ta1 {
  readonly controlNumber: string;
  /** As sent: YYMMDD and HHMM. */
  readonly date: string;
  readonly time: string;
  /** TA104: `A` accepted, `E` accepted with errors, never to be sent again for them, `R` rejected. */
  readonly result: string;
  /** TA105: `000` when nothing is wrong, `025` for a control number that came before. */
  readonly note: string;
}

/** What to answer to an interchange that was read; `note` when something beyond its envelope decides (`025`, `009`). */
export function judgeInterchange(
  interchange: { readonly header: InterchangeHeader; readonly faults: readonly EnvelopeFault[] },
  refusal?: string,
): Ta1 {
  const { header, faults } = interchange;
  const fatal = faults.find(({ isFatal }) => isFatal);
  const note = refusal ?? fatal?.code ?? faults[0]?.code ?? '000';
  const result = refusal !== undefined || fatal !== undefined ? 'R' : faults.length > 0 ? 'E' : 'A';
  return { controlNumber: header.controlNumber, date: header.date, time: header.time, result, note };
}

/** Stands in `ta1s` of an interchange to the sender. */
export function buildTa1({ controlNumber, date, time, result, note }: Ta1): SegmentInput {
  return ['TA1', controlNumber.padStart(9, '0'), date, time, result, note];
}

export function readTa1(segment: Segment): Ta1 {
  const at = (element: number): string => segment.value(element)?.trim() ?? '';
  return { controlNumber: at(1), date: at(2), time: at(3), result: at(4), note: at(5) };
}
