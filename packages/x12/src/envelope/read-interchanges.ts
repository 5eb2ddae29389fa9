import { X12Set } from '../set/x12-set.ts';
import type { Position, Segment } from '../text/segment.ts';
import type { Separators } from '../text/separators.ts';
import type { EnvelopeFault } from './envelope-fault.ts';
import type { GroupHeader } from './group-header.ts';
import type { InterchangeHeader } from './interchange-header.ts';
import type { SetHeader } from './x12-event.ts';
import { X12Reader } from './x12-reader.ts';

export interface Group {
  readonly header: GroupHeader;
  readonly sets: readonly X12Set[];
  /** GE01: how many sets the sender says there are; null when it does not. */
  readonly statedCount: number | null;
  /** What is wrong with GS and GE; the sets have their own. */
  readonly faults: readonly EnvelopeFault[];
}

export interface Interchange {
  /** Null for bytes that belong to no interchange; a fault says what they are. */
  readonly header: InterchangeHeader | null;
  /** TA1 segments: answers to interchanges of ours. */
  readonly ta1s: readonly Segment[];
  readonly groups: readonly Group[];
  /** What is wrong with ISA and IEA; groups and sets have their own. */
  readonly faults: readonly EnvelopeFault[];
  /** The byte of ISA, and the byte after IEA. */
  readonly start: number;
  readonly end: number;
}

/**
 * Every interchange in a file, each with its own separators, whatever is wrong with it. Never throws. Costs one pass
 * and a few objects a set: segments are cut when they are asked for.
 */
export function readInterchanges(bytes: Uint8Array): readonly Interchange[] {
  const interchanges: Interchange[] = [];
  let open: { header: InterchangeHeader; ta1s: Segment[]; groups: Group[]; start: number } | undefined;
  let group: { header: GroupHeader; sets: X12Set[] } | undefined;
  let set: { header: SetHeader; position: Position; separators: Separators } | undefined;
  const reader = new X12Reader(
    (event) => {
      switch (event.kind) {
        case 'interchange':
          open = { header: event.header, ta1s: [], groups: [], start: event.position.offset };
          break;
        case 'ta1':
          open?.ta1s.push(event.segment);
          break;
        case 'group':
          group = { header: event.header, sets: [] };
          break;
        case 'set':
          set = event;
          break;
        case 'set-end':
          if (set === undefined || group === undefined) break;
          group.sets.push(
            new X12Set({
              type: set.header.type,
              controlNumber: set.header.controlNumber,
              guide: set.header.guide,
              version: group.header.version,
              separators: set.separators,
              bytes: bytes.subarray(set.position.offset, event.end),
              start: set.position.offset,
              end: event.end,
              faults: event.faults,
              before: set.position.segment - 1,
            }),
          );
          break;
        case 'group-end':
          if (group !== undefined)
            open?.groups.push({ ...group, statedCount: event.statedCount, faults: event.faults });
          break;
        case 'interchange-end':
          if (open !== undefined) interchanges.push({ ...open, faults: event.faults, end: event.end });
          break;
        case 'fault':
          interchanges.push({
            header: null,
            ta1s: [],
            groups: [],
            faults: [event.fault],
            start: event.start,
            end: event.end,
          });
          break;
        case 'segment':
      }
    },
    { wantsSegments: false },
  );
  reader.write(bytes);
  reader.end();
  return interchanges;
}
