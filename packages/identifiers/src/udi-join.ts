import { refusal, type Reading } from './reading.ts';
import { udiOfElements, type Udi, type UdiOptions } from './udi.ts';
import type { ProductionIdentifiers } from './udi-parts.ts';

/**
 * Two symbols of one label as one UDI: the one with the device identifier and the one with the rest. Refuses
 * what cannot be of one label: two agencies, two device identifiers, an HIBC link that does not fit, a
 * production identifier that differs.
 */
export function joinUdis(first: Udi, second: Udi, options: UdiOptions): Reading<Udi> {
  const together = 'Scan both symbols of the same label';
  if (first.issuer !== second.issuer) return refusal('These two symbols are of two issuing agencies', together);
  if ((first.di === null) === (second.di === null)) {
    return refusal(
      first.di === null ? 'Neither symbol has a device identifier' : 'Both symbols are complete',
      together,
    );
  }
  const [primary, secondary] = first.di === null ? [second, first] : [first, second];
  if (primary.issuer === 'GS1') return udiOfElements([...primary.elements, ...secondary.elements], options);
  if (primary.link !== secondary.link) {
    return refusal('The second symbol’s link character is not the first one’s check character', together);
  }
  const pi = merged(primary.pi, secondary.pi);
  if (!pi.ok) return pi;
  return {
    ok: true,
    value: {
      ...primary,
      pi: pi.value,
      quantity: primary.quantity ?? secondary.quantity,
      text: primary.text + secondary.text,
      hri: `${primary.hri} ${secondary.hri}`,
      link: null,
      warnings: [...primary.warnings, ...secondary.warnings],
    },
  };
}

function merged(left: ProductionIdentifiers, right: ProductionIdentifiers): Reading<ProductionIdentifiers> {
  const differing = Object.entries(left).find(([key, value]) => {
    const other = Object.entries(right).find(([name]) => name === key)?.[1] ?? null;
    return value !== null && other !== null && JSON.stringify(value) !== JSON.stringify(other);
  });
  if (differing) return refusal('The two symbols contradict each other', 'Scan both symbols of the same label');
  return {
    ok: true,
    value: {
      lot: left.lot ?? right.lot,
      serial: left.serial ?? right.serial,
      expiresOn: left.expiresOn ?? right.expiresOn,
      manufacturedOn: left.manufacturedOn ?? right.manufacturedOn,
      donationId: left.donationId ?? right.donationId,
      softwareVersion: left.softwareVersion ?? right.softwareVersion,
    },
  };
}
