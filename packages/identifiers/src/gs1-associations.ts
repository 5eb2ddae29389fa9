import { applicationIdentifier, matchesPattern } from './application-identifier.ts';
import type { Gs1Element } from './gs1-element-string.ts';
import { refusal, type Refusal } from './reading.ts';

/** Keys whose serial part is optional; a digital signature must not stand beside one without it. */
const lengthWithoutSerial: ReadonlyMap<string, number> = new Map([
  ['253', 13],
  ['255', 13],
  ['8003', 14],
]);

/**
 * Which AIs may and must stand together (General Specifications, section 4): an AI repeated with another
 * value, two that exclude each other, one whose companion is missing. To be asked of all carriers on one
 * label together: a lot may stand in a second symbol, apart from its GTIN.
 *
 * @returns what is wrong, or `null`
 */
export function refuseAssociations(elements: readonly Gs1Element[]): Refusal | null {
  const present = new Map<string, string>();
  for (const { ai, value } of elements) {
    const earlier = present.get(ai);
    if (earlier !== undefined && earlier !== value) {
      return refusal(
        `AI ${ai} stands there twice with two values`,
        'Scan one label at a time; if it is one label, tell its maker',
      );
    }
    present.set(ai, value);
  }
  for (const ai of present.keys()) {
    const identifier = applicationIdentifier(ai);
    if (!identifier) continue;
    for (const pattern of identifier.excludes) {
      for (const other of present.keys()) {
        if (other !== ai && matchesPattern(other, pattern)) {
          return refusal(`AI ${ai} may not stand beside AI ${other}`, 'Scan one label at a time');
        }
      }
    }
    for (const alternatives of identifier.requires) {
      if (!alternatives.some((group) => group.every((pattern) => isPresent(present, pattern)))) {
        const wanted = alternatives.map((group) => group.join(' and ')).join(', or ');
        return refusal(`AI ${ai} may not stand without AI ${wanted}`, 'Scan the other symbols of the same label too');
      }
    }
  }
  if (present.has('8030')) {
    for (const [ai, length] of lengthWithoutSerial) {
      if (present.get(ai)?.length === length) {
        return refusal(
          `A digital signature (8030) may not stand beside AI ${ai} without its serial part`,
          'Tell its maker',
        );
      }
    }
  }
  return null;
}

function isPresent(present: ReadonlyMap<string, string>, pattern: string): boolean {
  if (!pattern.includes('n')) return present.has(pattern);
  for (const ai of present.keys()) if (matchesPattern(ai, pattern)) return true;
  return false;
}
