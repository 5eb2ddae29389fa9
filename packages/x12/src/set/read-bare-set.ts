import { usualComponent } from '../envelope/find-header.ts';
import { setTrailerFaults } from '../envelope/trailer-faults.ts';
import { afterBlanks } from '../text/blanks.ts';
import type { Separators } from '../text/separators.ts';
import { setSegments } from './set-segments.ts';
import { X12Set } from './x12-set.ts';

/**
 * A set that came without interchange and group, as guides and support tickets quote them: ST to SE. Its separators are
 * told from its ST; components are taken to be separated by `>`. Null when it does not begin with an ST.
 */
export function readBareSet(bytes: Uint8Array, version: string): X12Set | null {
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const begin = afterBlanks(beginning, 0, beginning.length);
  const found = /^ST([^A-Za-z0-9\s])\d{3}\1[A-Za-z0-9]{1,9}(?:\1[A-Za-z0-9]*)?([^A-Za-z0-9 ])/.exec(
    beginning.slice(begin),
  );
  const [, element, segment] = found ?? [];
  if (element === undefined || segment === undefined || element === segment) return null;
  const separators: Separators = { element, component: usualComponent([element, segment]), repetition: null, segment };
  const [first, ...rest] = setSegments(bytes, separators);
  const last = rest.at(-1);
  const controlNumber = first?.value(2) ?? '';
  const count = rest.length + 1;
  return new X12Set({
    type: first?.value(1) ?? '',
    controlNumber,
    guide: first?.value(3) ?? null,
    version,
    separators,
    bytes: bytes.subarray(begin),
    start: begin,
    end: bytes.length,
    faults:
      last?.id === 'SE'
        ? setTrailerFaults(controlNumber, count, last)
        : [
            {
              level: 'set',
              code: '2',
              position: last?.position ?? { segment: 1, inSet: 1, offset: begin },
              sentence: `set ${controlNumber} has no SE: the file ends`,
              isFatal: true,
            },
          ],
  });
}
