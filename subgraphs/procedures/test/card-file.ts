const columns =
  'card_id,procedure_code,surgeon_id,facility,valid_from,valid_to,item_system,item_key,open_qty,hold_qty,unit';

export interface CardValues {
  readonly card?: string;
  readonly procedure?: string;
  readonly surgeon?: string;
  readonly facility?: string;
  readonly from?: string;
  readonly to?: string;
  readonly system?: string;
  readonly item: string;
  readonly open?: string;
  readonly hold?: string;
  readonly unit?: string;
}

/** One row of a card file. */
export function cardRow(values: CardValues): string {
  const { card = 'PC-1', procedure = 'THA', surgeon = '', facility = 'north', from = '2026-01-01', to = '' } = values;
  const { system = 'erp', item, open = '1', hold = '0', unit = 'EA' } = values;
  return [card, procedure, surgeon, facility, from, to, system, item, open, hold, unit].join(',');
}

export function cardFile(rows: readonly CardValues[]): string {
  return `${[columns, ...rows.map(cardRow)].join('\n')}\n`;
}
