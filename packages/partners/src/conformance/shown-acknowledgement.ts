import { acknowledge, buildInterchange, judgeGroup, withoutSeparators, type Interchange } from '@supply-hub/x12';
import type { PartnerProfile } from '../partner-profile.ts';

/**
 * The acknowledgement the hub would send for a file, a segment a line: of its envelopes, as a 997 is (R45). Null when it
 * would send none.
 */
export function acknowledgementOf(
  interchanges: readonly Interchange[],
  profile: PartnerProfile,
  at: Temporal.PlainDateTime,
): string | null {
  const { acknowledgeWith, us, them, separators } = profile.x12;
  if (acknowledgeWith === 'none') return null;
  const texts = interchanges.flatMap((interchange) => {
    const { header } = interchange;
    // R45: acknowledgements are not acknowledged.
    const groups = interchange.groups.filter((group) => group.header.functionalId !== 'FA');
    if (header === null || groups.length === 0) return [];
    const version = acknowledgeWith === '999' ? '005010X231A1' : profile.x12.version;
    const { newline: _, ...signs } = separators;
    const written = { ...signs, repetition: version >= '00402' ? signs.repetition : null };
    const bytes = buildInterchange({
      separators: written,
      newline: '\n',
      version: version.slice(0, 5),
      sender: { qualifier: us.qualifier, id: us.id },
      receiver: { qualifier: them.qualifier, id: them.id },
      usage: header.usage === 'T' ? 'T' : 'P',
      controlNumber: '1',
      ackRequested: false,
      at,
      groups: [
        {
          functionalId: 'FA',
          sender: us.group,
          receiver: them.group,
          controlNumber: '1',
          version,
          sets: groups.map((group, index) => ({
            type: acknowledgeWith,
            controlNumber: String(index + 1),
            ...(acknowledgeWith === '999' && { guide: version }),
            // What came may hold anything; what goes must hold no separator of ours.
            segments: acknowledge(acknowledgeWith, judgeGroup(group)).map((one) => withoutSeparators(one, written)),
          })),
        },
      ],
    });
    return [new TextDecoder().decode(bytes).trim()];
  });
  return texts.length === 0 ? null : texts.join('\n');
}
