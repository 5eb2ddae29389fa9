import { InvalidInput, NotPermitted } from '@supply-hub/errors';
import type { Viewer } from '@supply-hub/identity';

/**
 * What a key means holds for every facility, so only who sees all of them decides it.
 * @throws NotPermitted
 */
export function assertSteward({ role, facilities }: Viewer): void {
  if ((role !== 'buyer' && role !== 'integrator') || facilities !== '*')
    throw new NotPermitted('Only a buyer or an integrator who sees all facilities decides what keys mean.');
}

/** @throws NotPermitted exceptions are the hospital's own affair */
export function assertHospital({ role }: Viewer): void {
  if (role === 'partner') throw new NotPermitted('Exceptions are not for partners.');
}

/** @throws NotPermitted what touches every message is for who may see every facility's */
export function assertIntegrator({ role, facilities }: Viewer): void {
  if (role !== 'integrator' || facilities !== '*')
    throw new NotPermitted('Only an integrator who sees all facilities may do this.');
}

/** @returns the text without spaces around it. @throws InvalidInput */
export function assertText(text: string, field: string, most = 2000): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > most)
    throw new InvalidInput(`Give 1 to ${most} characters.`, { field: `input.${field}` });
  return trimmed;
}

/** @returns null when nothing is said. @throws InvalidInput */
export function optionalText(text: string | null | undefined, field: string): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : assertText(text, field);
}
