import type { CardLine } from './cards.ts';

/** The columns of cards.csv, in order. */
export const cardColumns = [
  'card_id',
  'procedure_code',
  'surgeon_id',
  'facility',
  'valid_from',
  'valid_to',
  'item_system',
  'item_key',
  'open_qty',
  'hold_qty',
  'unit',
] as const satisfies readonly (keyof CardLine)[];

/** cards.csv: a heading, then a line each; RFC 4180. */
export const cardFile = (lines: readonly CardLine[]): string =>
  [cardColumns.join(','), ...lines.map(cardLineText), ''].join('\r\n');

export const cardLineText = (line: CardLine): string => cardColumns.map((column) => quoted(line[column])).join(',');

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
