/** A price catalogue (832) as a large supplier sends it each night: invented, a hundred thousand lines of it. */
export const lineCount = 100_000;

/** In pieces of a thousand lines, so that nobody needs to hold all of it. */
export function* catalogue(lines: number = lineCount): Generator<string, void, undefined> {
  yield [
    'ISA*00*          *00*          *ZZ*MERIDIAN       *ZZ*HUB            *261122*0200*U*00401*000000871*0*P*>~',
    'GS*SC*MERIDIAN*HUB*20261122*0200*871*X*004010~',
    'ST*832*0001~',
    'BCT*PC*CAT-2026-11*3~',
    'REF*CT*4600000123~',
    'DTM*092*20261201~\n',
  ].join('\n');
  for (let first = 1; first <= lines; first += 1000) {
    let text = '';
    for (let line = first; line < Math.min(first + 1000, lines + 1); line += 1) text += catalogueLine(line);
    yield text;
  }
  yield `CTT*${lines}~\nSE*${4 * lines + 6}*0001~\nGE*1*871~\nIEA*1*000000871~\n`;
}

/** Four segments. What a reader must find in them is told by `expectedOf`. */
function catalogueLine(line: number): string {
  const number = String(line).padStart(7, '0');
  return `LIN*${line}*VC*MRD-${number}*UK*1086${number}${line % 10}~
PID*F****BONE SCREW ${line % 90} MM TITANIUM~
PO4*${1 + (line % 12)}**EA~
CTP**CON*${priceOf(line)}*1*EA~
`;
}

const priceOf = (line: number): string => `${1 + (line % 900)}.${String(line % 100).padStart(2, '0')}`;

/** The last line's supplier part and price: what each contender must have read. */
export const expectedOf = (lines: number): string => `${lines} MRD-${String(lines).padStart(7, '0')} ${priceOf(lines)}`;
