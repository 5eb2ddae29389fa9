import type { Separators } from '../text/separators.ts';
import { setSegments } from './set-segments.ts';
import { X12Set } from './x12-set.ts';

/** A set that was stored: `bytes` are its ST to SE. Its envelope was judged when it came and is not judged again. */
export function readSet(bytes: Uint8Array, separators: Separators, version: string): X12Set {
  const [header] = setSegments(bytes, separators);
  return new X12Set({
    type: header?.value(1)?.trim() ?? '',
    controlNumber: header?.value(2)?.trim() ?? '',
    guide: header?.value(3)?.trim() ?? null,
    version,
    separators,
    bytes,
    start: 0,
    end: bytes.length,
    faults: [],
  });
}
