/** Interchanges as text, written by hand and not by the builder, so that reader and builder cannot agree on a mistake. */
export interface IsaParts {
  readonly element?: string;
  readonly component?: string;
  /** ISA11. */
  readonly repetition?: string;
  readonly terminator?: string;
  readonly version?: string;
  readonly control?: string;
  readonly usage?: string;
  readonly sender?: string;
}

export function isa({
  element = '*',
  component = '>',
  repetition = 'U',
  terminator = '~',
  version = '00401',
  control = '000000001',
  usage = 'P',
  sender = 'MERIDIAN',
}: IsaParts = {}): string {
  const elements = ['00', ' '.repeat(10), '00', ' '.repeat(10), 'ZZ', sender.padEnd(15), '07', '0860001234565  '];
  const rest = ['261122', '1750', repetition, version, control, '0', usage, component];
  return `ISA${element}${[...elements, ...rest].join(element)}${terminator}`;
}

/** An order of one line; `{` and `}` nowhere, so that tests may use them. */
export const orderSegments: readonly string[] = [
  'ST*850*0001',
  'BEG*00*NE*PO-1001**20261122',
  'PO1*1*4*EA*12.50**VC*HIP-STM-12',
  'CTT*1',
  'SE*5*0001',
];

export function group(
  segments: readonly string[] = orderSegments,
  { control = '7', count = '1', version = '004010' } = {},
): readonly string[] {
  return [`GS*PO*MERIDIAN*HUB*20261122*1750*${control}*X*${version}`, ...segments, `GE*${count}*${control}`];
}

/** ISA, groups and IEA, each segment ended by `~` and `newline`. */
export function interchange(
  groups: readonly (readonly string[])[] = [group()],
  { control = '000000001', newline = '', ...parts }: IsaParts & { readonly newline?: string } = {},
): string {
  const body = [...groups.flat(), `IEA*${groups.length}*${control}`];
  return `${isa({ control, ...parts })}${newline}${body.map((segment) => `${segment}~${newline}`).join('')}`;
}

/** The same interchange with other separators. */
export function respelled(text: string, marks: { readonly element: string; readonly segment: string }): string {
  return text.replaceAll('*', marks.element).replaceAll('~', marks.segment);
}

/** Lines broken every `width` characters, as carriers of fixed records do. */
export function wrapped(text: string, width: number, newline = '\r\n'): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? []).join(newline);
}
