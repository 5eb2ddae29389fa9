import { unitCodes } from '@supply-hub/quantities';
import { z } from 'zod';

/** The X12 transaction sets the hub speaks. */
export const documentTypes = [
  '210',
  '214',
  '810',
  '824',
  '832',
  '845',
  '846',
  '850',
  '855',
  '856',
  '860',
  '861',
  '865',
  '867',
  '940',
  '943',
  '944',
  '945',
  '947',
  '997',
  '999',
  'TA1',
] as const;
export type DocumentType = (typeof documentTypes)[number];
export const documentType = z.enum(documentTypes);

/** They go and come by themselves, whatever `documents` lists. */
export const acknowledgements: ReadonlySet<string> = new Set(['997', '999', 'TA1']);

/** Where a text must stand: anything but nothing. */
export const text = z.string().min(1, 'a text that is not empty');

/** A duration once it is read. */
export const milliseconds = z.int().nonnegative();

/** A whole number between two; in a file every value is a text. */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z
      .int(`a whole number from ${least} to ${most}`)
      .min(least, `a whole number from ${least} to ${most}`)
      .max(most, `a whole number from ${least} to ${most}`),
  );

/** Which environment variable holds a secret. The secret itself never stands in a profile, for those travel in events. */
export const secretName = z
  .string()
  .regex(/^\$\{[A-Z_][A-Z0-9_]*\}$/, 'the name of an environment variable that holds it, as ${NAME}');

export const separator = z
  .string()
  .length(1, 'one character')
  .regex(/^[^A-Za-z0-9 .-]$/, 'a character that is no letter, digit, space, point or dash');

export const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a number such as 2.5');

/** A code of X12 element 355 that the hub reads. */
export const x12Unit = z
  .string()
  .refine((code) => unitCodes('x12').read(code).ok, 'a code of X12 element 355, for example EA, BX or CA');
