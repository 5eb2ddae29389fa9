/** An invented scheduling message, in the separators everybody uses. */
export interface SiuFields {
  readonly controlId?: string;
  readonly event?: string;
  readonly application?: string;
  readonly facility?: string;
  readonly sentAt?: string;
  readonly processingId?: string;
  readonly version?: string;
  readonly filler?: string;
  readonly placer?: string;
  /** MSH-15 and MSH-16. */
  readonly asks?: readonly [string, string];
  readonly reason?: string;
  readonly more?: string;
}

export function siu(fields: SiuFields = {}): Buffer {
  const {
    controlId = 'C1',
    event = 'S12',
    application = 'LAKESIDE-OR',
    facility = 'H100',
    sentAt = '20260305134500-0600',
    processingId = 'P',
    version = '2.5.1',
    filler = '88213^LAKESIDE',
    placer = '',
    asks = ['', ''],
    reason = 'Scheduled',
    more = '',
  } = fields;
  const msh = `MSH|^~\\&|${application}|${facility}|HUB|MERIDIAN|${sentAt}||SIU^${event}^SIU_S12|${controlId}|${processingId}|${version}|||${asks.join('|')}`;
  return Buffer.from(`${msh}\rSCH|${placer}|${filler}||||${reason}\rRGS|1\rAIS|1||TKA^Total knee^LOCAL\r${more}`);
}
