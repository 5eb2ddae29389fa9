import { parseGln } from '@supply-hub/identifiers';
import { nearest } from './nearest.ts';
import type { PartnerProfile } from './partner-profile.ts';
import type { Finding } from './profile-fault.ts';
import { acknowledgements } from './profile-values.ts';
import { transportFindings } from './transport-checks.ts';

/** What hub.yaml has, where it is known: a profile may name only that. */
export interface KnownToProfiles {
  /** Ids of systems. */
  readonly systems?: ReadonlySet<string>;
  /** Ids of facilities. */
  readonly facilities?: ReadonlySet<string>;
}

/** What is wrong with a profile though each of its settings is well formed. */
export function checkProfile(profile: PartnerProfile, stem: string, known: KnownToProfiles): Finding[] {
  return [
    ...identityFindings(profile, stem, known),
    ...envelopeFindings(profile),
    ...documentFindings(profile),
    ...routingFindings(profile, known),
    ...transportFindings(profile),
  ];
}

const value = (path: Finding['path'], sentence: string, remedy: string): Finding => ({
  path,
  at: 'value',
  sentence,
  remedy,
});

function identityFindings(profile: PartnerProfile, stem: string, { systems }: KnownToProfiles): Finding[] {
  const { partner, kind, supplier } = profile;
  const found: Finding[] = [];
  if (partner !== stem)
    found.push(
      value(
        ['partner'],
        `The file is called ${stem}, and its partner ${partner}.`,
        'Give both one name: it is in addresses and never changes.',
      ),
    );
  if (kind === 'supplier' && supplier === undefined)
    found.push({
      path: ['supplier'],
      at: 'key',
      sentence: 'A supplier is missing its record in the supplier master.',
      remedy: 'Add "supplier" with system and number, so that its orders, prices and people can be told apart.',
    });
  if (supplier !== undefined && systems !== undefined && !systems.has(supplier.system))
    found.push(
      value(
        ['supplier', 'system'],
        `hub.yaml has no system "${supplier.system}".`,
        `Write the id of one of its systems: ${[...systems].join(', ')}.`,
      ),
    );
  return found;
}

function envelopeFindings({ x12 }: PartnerProfile): Finding[] {
  const found: Finding[] = [];
  const { us, them, themInTests, separators } = x12;
  for (const [key, party] of Object.entries({ them, themInTests }))
    if (party !== undefined && party.qualifier === us.qualifier && party.id === us.id)
      found.push(
        value(
          ['x12', key, 'id'],
          'The partner and the hub have one id: nobody could tell who sent an interchange.',
          'Write the partner’s own ISA id here, and the hub’s under "us".',
        ),
      );
  for (const [key, party] of Object.entries({ us, them, themInTests })) {
    const wrong = party === undefined ? null : misfitOf(party.qualifier, party.id);
    if (wrong !== null) found.push(value(['x12', key, 'id'], wrong.sentence, wrong.remedy));
  }
  const { newline: _, ...signs } = separators;
  const seen = new Map<string, string>();
  for (const [name, sign] of Object.entries(signs)) {
    const other = seen.get(sign);
    seen.set(sign, name);
    if (other !== undefined)
      found.push(
        value(
          ['x12', 'separators', name],
          `${name} and ${other} are one character: nothing could be read back.`,
          'Give each separator a character of its own.',
        ),
      );
    for (const [key, party] of Object.entries({ us, them, themInTests }))
      for (const field of ['id', 'group'] as const)
        if (party?.[field].includes(sign) === true)
          found.push(
            value(
              ['x12', key, field],
              `It holds the ${name} separator.`,
              'Take another separator: X12 cannot escape one.',
            ),
          );
  }
  return found;
}

/** Qualifiers that promise a form; any other id is what two parties agreed on. */
function misfitOf(qualifier: string, id: string): { sentence: string; remedy: string } | null {
  if (qualifier === '01' && !/^\d{9}$/.test(id))
    return {
      sentence: 'Qualifier 01 says a DUNS number, which has 9 digits; this has not.',
      remedy: 'Write the DUNS number with its leading zeros, or the qualifier the partner really uses.',
    };
  if (qualifier === '07') {
    const reading = parseGln(id);
    if (!reading.ok) return { sentence: `Qualifier 07 says a GLN: ${reading.reason}.`, remedy: `${reading.remedy}.` };
  }
  return null;
}

function documentFindings({ documents, clocks, x12, send }: PartnerProfile): Finding[] {
  const found: Finding[] = [];
  const { receive, send: sent, sendOrdersFrom } = documents;
  if (send === undefined && sent.length > 0)
    found.push({
      path: ['documents', 'send'],
      at: 'key',
      sentence: `${sent.join(', ')} should be sent, and nothing says how.`,
      remedy: 'Add "send" with "via": the name of one of the transports.',
    });
  else if (send === undefined && receive.length > 0 && x12.acknowledgeWith !== 'none')
    found.push({
      path: ['x12', 'acknowledgeWith'],
      at: 'key',
      sentence: `What it sends is acknowledged with a ${x12.acknowledgeWith}, and nothing says how to send one.`,
      remedy: 'Add "send" with "via", or write "acknowledgeWith: none" when it wants no acknowledgement.',
    });
  if (sent.includes('850') && sendOrdersFrom === undefined)
    found.push({
      path: ['documents', 'send'],
      at: 'key',
      sentence:
        'Orders are sent to it, and nothing says from which day on: those another system has sent would go twice.',
      remedy: 'Add "sendOrdersFrom" with the first day whose orders the hub transmits, for example 2026-03-09.',
    });
  if (!sent.includes('850') && sendOrdersFrom !== undefined)
    found.push(
      value(
        ['documents', 'sendOrdersFrom'],
        'It says from when orders are sent, and 850 is not among what is sent.',
        'Add 850 to "send", or take this line out.',
      ),
    );
  for (const type of ['855', '856'] as const)
    if (clocks[type] !== undefined && !receive.includes(type))
      found.push({
        path: ['clocks', type],
        at: 'key',
        sentence: `An ${type} is waited for, and would be parked when it comes.`,
        remedy: `Add ${type} to "receive" under "documents", or take this clock out.`,
      });
  return found;
}

function routingFindings({ documents, transports, routing, send }: PartnerProfile, known: KnownToProfiles): Finding[] {
  const found: Finding[] = [];
  const names = Object.keys(transports);
  const refer = (path: Finding['path'], name: string) => {
    const transport = transports[name];
    if (transport === undefined) {
      const meant = nearest(name, names);
      const all = names.length === 0 ? 'There is none yet.' : `There are: ${names.join(', ')}.`;
      found.push(
        value(
          path,
          `There is no transport "${name}".`,
          meant === null ? all : `Write "${meant}", if that is what was meant. ${all}`,
        ),
      );
      return;
    }
    const isOut =
      transport.kind === 'mllp' ||
      (transport.kind === 'https' ? transport.url !== undefined : transport.out !== undefined);
    if (!isOut)
      found.push(
        value(
          path,
          `Transport "${name}" takes documents in and cannot send any.`,
          `Add "${transport.kind === 'https' ? 'url' : 'out'}" to it, or name another.`,
        ),
      );
  };
  if (send !== undefined) {
    refer(['send', 'via'], send.via);
    if (send.fallback !== undefined) refer(['send', 'fallback'], send.fallback);
    if (send.fallback === send.via)
      found.push(
        value(['send', 'fallback'], 'The fallback is the transport it should replace.', 'Name another transport.'),
      );
  }
  for (const [index, { types, facilities, via }] of routing.entries()) {
    refer(['routing', index, 'via'], via);
    for (const [place, type] of (types ?? []).entries())
      if (!documents.send.includes(type) && !acknowledgements.has(type))
        found.push(
          value(
            ['routing', index, 'types', place],
            `${type} is routed and never sent.`,
            'Add it to "send" under "documents", or take it out here.',
          ),
        );
    for (const [place, facility] of (facilities ?? []).entries())
      if (known.facilities !== undefined && !known.facilities.has(facility))
        found.push(
          value(
            ['routing', index, 'facilities', place],
            `hub.yaml has no facility "${facility}".`,
            nearest(facility, known.facilities) === null
              ? 'Write the id of one of its facilities.'
              : `Write "${nearest(facility, known.facilities)}", if that is what was meant.`,
          ),
        );
  }
  return found;
}
