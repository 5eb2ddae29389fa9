/** How files begin that are no X12, as partners do send them. */
const beginnings: readonly (readonly [beginning: string, what: string])[] = [
  ['\u00ff\u00fe', 'UTF-16 text'],
  ['\u00fe\u00ff', 'UTF-16 text'],
  ['I\u0000S\u0000', 'UTF-16 text'],
  ['UNA', 'EDIFACT'],
  ['UNB', 'EDIFACT'],
  ['MSH', 'an HL7 v2 message'],
  ['FHS', 'an HL7 v2 batch'],
  ['<', 'XML or HTML'],
  ['{', 'JSON'],
  ['%PDF', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an Office file'],
  ['\u001f\u008b', 'a gzip archive'],
  ['-----BEGI', 'an encrypted or signed text'],
  ['ST', 'a transaction set without its envelope'],
  ['GS', 'a functional group without its interchange'],
];

/** The longest of them: so many characters tell. */
export const tellingCharacters = Math.max(...beginnings.map(([beginning]) => beginning.length));

/** What bytes are that stand where an ISA should. `beginning` is one character a byte. */
export function foreignBytes(beginning: string, length: number): string {
  const what = beginnings.find(([each]) => beginning.startsWith(each))?.[1];
  const bytes = length === 1 ? '1 byte stands' : `${length} bytes stand`;
  return `${bytes} outside any interchange: no ISA begins there${what === undefined ? '' : `; it looks like ${what}`}`;
}
