import { isGln, isGtin } from '@supply-hub/identifiers';
import { isCurrency, isUnitOfMeasure } from '@supply-hub/quantities';
import { z } from 'zod';

/**
 * The kinds of value events are made of. Everything is JSON text that survives any reader: no number that a
 * float could bend, no date that a time zone could move. An absent value is null, never a missing key.
 */

/** A hub id of one type, for example `item_hcqqj9eqwmzrcse9fh4m`. */
export const $HubId = (type: string) => z.string().regex(new RegExp(`^${type}_[0-9a-z]+$`));

/** An exact decimal, for example `12.50`: no exponent, no separator. */
export const $Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/** An exact decimal that is never negative. */
export const $Amount = z.string().regex(/^\d+(\.\d+)?$/);

/** ISO 8601 in UTC, for example `2026-03-09T06:00:00Z`. */
export const $Instant = z.iso.datetime();

/** A calendar day without a zone, for example `2026-03-09`. */
export const $Day = z.iso.date();

/** ISO 4217 in use, for example `USD`. */
export const $Currency = z.string().refine((code): boolean => isCurrency(code));

/** The hub's unit of measure code, for example `EA`. */
export const $Unit = z.string().refine((code): boolean => isUnitOfMeasure(code));

/** R8: padded to 14 digits, with their check digit. */
export const $Gtin = z.string().refine((digits): boolean => isGtin(digits));

/** 13 digits with their check digit. */
export const $Gln = z.string().refine((digits): boolean => isGln(digits));

/** A key of the outside world: present, not blank. */
export const $Key = z.string().trim().min(1);

/** A state of the owner's state machine, as its GraphQL enum spells it. */
export const $Status = z.string().regex(/^[A-Z][A-Z0-9_]*$/);

/** The thing's code in each configured system, by the system's id. */
export const $Codes = z.record(z.string(), $Key);

export const $Money = z.object({ amount: $Decimal, currency: $Currency });

/** R31: whether supplies will be there. */
export const $Readiness = z.enum(['READY', 'AT_RISK', 'SHORT', 'UNKNOWN']);
