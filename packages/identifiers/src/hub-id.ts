import { hash } from 'node:crypto';
import { InvalidInput } from '@supply-hub/errors';

/**
 * Every kind of thing the hub gives an id to. A kind is added here and nowhere else; none is ever renamed,
 * because ids are kept by others.
 */
export const hubIdTypes = [
  'item',
  'product',
  'supplier',
  'supplieritem',
  'contract',
  'contractprice',
  'facility',
  'location',
  'theatre',
  'stock',
  'lot',
  'parlevel',
  'requisition',
  'requisitionline',
  'order',
  'orderline',
  'scheduleline',
  'receipt',
  'receiptline',
  'invoice',
  'invoiceline',
  'linematch',
  'case',
  'crosswalk',
  'itemcrosswalk',
  'suppliercrosswalk',
  'locationcrosswalk',
  'exception',
  'message',
  'demand',
  'card',
  'cardline',
  'allocation',
  'reservation',
  'schedulechange',
  'cardfile',
  'partner',
  'partnerfile',
  'partnerprice',
  'acknowledgement',
  'acknowledgementline',
  'changeanswer',
  'changeanswerline',
  'shipnotice',
  'shipnoticeline',
  'supplierinvoice',
  'supplierinvoiceline',
  'transmission',
  'replay',
  'audit',
  'partnerrule',
  'interchange',
  'trouble',
  'policy',
  'backorder',
  'substitution',
  'transfer',
  'command',
  'need',
  'quarantine',
  'stockalert',
] as const;

export type HubIdType = (typeof hubIdTypes)[number];

const typesByName: ReadonlyMap<string, HubIdType> = new Map(hubIdTypes.map((type) => [type, type]));

/** Crockford's base 32: no i, l, o or u, so an id read aloud or off a screen is not misread. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 20;
const shape = new RegExp(`^([a-z]+)_[${alphabet}]{${length}}$`);

/**
 * The hub's id of a thing a system knows: the same type, system and key give the same id for ever, on every
 * machine, with no table to ask. Opaque to clients: `<type>_` and 20 characters (100 bits of SHA-256), so
 * two of a billion keys meet with a chance of one in 10^12.
 *
 * @param system the configured system's id (`erp`, `ehr`, `hub` …)
 * @param key the thing's key in that system; one of several parts is given as an array, never joined by hand,
 *   so that ('A1', 'B') and ('A', '1B') stay two keys
 * @throws InvalidInput an empty system or key, or one that holds NUL
 */
export function hubId(type: HubIdType, system: string, key: string | readonly string[]): string {
  const parts = typeof key === 'string' ? [key] : key;
  if (system === '' || parts.every((part) => part === '')) {
    throw new InvalidInput(`No id can be made for a ${type} without a system and a key.`);
  }
  if (system.includes('\0') || parts.some((part) => part.includes('\0'))) {
    throw new InvalidInput(`No id can be made for a ${type} whose system or key holds a NUL character.`);
  }
  return `${type}_${base32(hash('sha256', [type, system, ...parts].join('\0'), 'buffer'))}`;
}

/** What kind of thing an id names; `null` when the text is no id of the hub. */
export function hubIdType(id: string): HubIdType | null {
  const prefix = shape.exec(id)?.[1];
  return prefix === undefined ? null : (typesByName.get(prefix) ?? null);
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet.charAt((buffer >>> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
}
