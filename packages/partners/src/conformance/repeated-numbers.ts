import type { Interchange } from '@supply-hub/x12';
import { ofHeader } from './check-identity.ts';
import type { ConformanceFault } from './conformance-report.ts';

/** Interchange control numbers, and the file each was first seen in. */
export type UsedNumbers = Map<string, string>;

/** R46: an interchange control number names one interchange, in all files together. This file's are added to `used`. */
export function repeatedNumbers(
  interchanges: readonly Interchange[],
  file: string,
  used: UsedNumbers,
): ConformanceFault[] {
  return interchanges.flatMap((interchange) => {
    const control = interchange.header?.controlNumber ?? '';
    if (control === '') return [];
    const before = used.get(control);
    used.set(control, before ?? file);
    if (before === undefined) return [];
    return [
      ofHeader(
        interchange,
        'ISA-13',
        `Interchange control number ${control} was used ${before === file ? 'earlier in this file' : `in ${before}`} too.`,
        'Give each interchange a number of its own: with the same content it would be taken for a copy.',
      ),
    ];
  });
}
