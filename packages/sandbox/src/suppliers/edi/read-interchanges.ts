/**
 * What a supplier's translator makes of a file: X12 read by the book, with every liberty its writer took. Written for
 * the sandbox alone: were the hub's own reader used here, a mistake of the hub's would be made at both ends and show
 * at neither.
 */

/** Element values, the segment's id first. */
export type Segment = readonly string[];

export interface ReadSet {
  readonly type: string;
  /** ST02. */
  readonly control: string;
  /** ST to SE. */
  readonly segments: readonly Segment[];
  /** AK5-02 codes with what is wrong. */
  readonly faults: readonly { readonly code: string; readonly sentence: string }[];
}

export interface ReadGroup {
  readonly functionalId: string;
  readonly sender: string;
  readonly receiver: string;
  /** GS06. */
  readonly control: string;
  readonly version: string;
  readonly sets: readonly ReadSet[];
}

export interface ReadInterchange {
  /** `ZZ ALPINESURGICAL`: qualifier and id. */
  readonly sender: string;
  readonly receiver: string;
  /** ISA13. */
  readonly control: string;
  readonly usage: string;
  readonly asksForTa1: boolean;
  readonly groups: readonly ReadGroup[];
  /** TA1 segments. */
  readonly acknowledgements: readonly Segment[];
  /** What is wrong with its envelope. */
  readonly faults: readonly string[];
  /** As it came, ISA to IEA. */
  readonly text: string;
}

export interface ReadFile {
  readonly interchanges: readonly ReadInterchange[];
  /** What is in the file and no interchange. */
  readonly faults: readonly string[];
}

const isaLength = 106;

/** Never throws: what cannot be read is a fault. */
export function readInterchanges(text: string): ReadFile {
  const interchanges: ReadInterchange[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    if (!rest.startsWith('ISA') || rest.length < isaLength) {
      return { interchanges, faults: [`${rest.length} characters that begin no interchange`] };
    }
    const [interchange, length] = readOne(rest);
    interchanges.push(interchange);
    rest = rest.slice(length).trimStart();
  }
  return { interchanges, faults: interchanges.length === 0 ? ['nothing in it'] : [] };
}

/** The interchange a text begins with, and how long it is. */
function readOne(text: string): [ReadInterchange, number] {
  const separator = text[3] ?? '*';
  const terminator = text[isaLength - 1] ?? '~';
  const isa = text.slice(0, isaLength - 1).split(separator);
  const faults: string[] = [];
  const widths = [3, 2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];
  if (isa.length !== widths.length || isa.some((value, index) => value.length !== widths[index])) {
    faults.push('ISA: an element is not as wide as it has to be');
  }
  const segments: Segment[] = [];
  let at = 0;
  for (;;) {
    const end = text.indexOf(terminator, at);
    if (end === -1) {
      faults.push('IEA is missing: the file is cut off');
      at = text.length;
      break;
    }
    const segment = text
      .slice(at, end)
      .replace(/^[\r\n]+/, '')
      .split(separator);
    segments.push(segment);
    at = end + terminator.length;
    if (segment[0] === 'IEA') break;
  }
  const groups = readGroups(segments.slice(1), faults);
  const trailer = segments.at(-1) ?? [];
  const control = isa[13] ?? '';
  if (trailer[0] === 'IEA') {
    if (trailer[1] !== String(groups.length)) faults.push(`IEA01 is ${trailer[1]}, there are ${groups.length} groups`);
    if (trailer[2] !== control) faults.push(`IEA02 is ${trailer[2]}, ISA13 ${control}`);
  }
  return [
    {
      sender: `${isa[5]} ${isa[6]?.trimEnd()}`,
      receiver: `${isa[7]} ${isa[8]?.trimEnd()}`,
      control,
      usage: isa[15] ?? '',
      asksForTa1: isa[14] === '1',
      groups,
      acknowledgements: segments.filter(([id]) => id === 'TA1'),
      faults,
      text: text.slice(0, at),
    },
    at,
  ];
}

function readGroups(segments: readonly Segment[], faults: string[]): ReadGroup[] {
  const groups: ReadGroup[] = [];
  const controls = new Set<string>();
  let header: Segment | undefined;
  let sets: ReadSet[] = [];
  let open: Segment[] | undefined;
  const closeSet = () => {
    if (open !== undefined) sets.push(judgedSet(open, sets));
    open = undefined;
  };
  for (const segment of segments) {
    const [id] = segment;
    if (id === 'GS') {
      header = segment;
      sets = [];
    } else if (id === 'ST') {
      closeSet();
      if (header === undefined) faults.push('ST before GS');
      open = [segment];
    } else if (open !== undefined && id !== 'GE' && id !== 'IEA') {
      open.push(segment);
      if (id === 'SE') closeSet();
    } else if (id === 'GE') {
      closeSet();
      if (header === undefined) {
        faults.push('GE without GS');
        continue;
      }
      const control = header[6] ?? '';
      if (segment[1] !== String(sets.length)) faults.push(`GE01 is ${segment[1]}, there are ${sets.length} sets`);
      if (segment[2] !== control) faults.push(`GE02 is ${segment[2]}, GS06 ${control}`);
      if (controls.has(control)) faults.push(`GS06 ${control} is there twice`);
      controls.add(control);
      groups.push({
        functionalId: header[1] ?? '',
        sender: header[2] ?? '',
        receiver: header[3] ?? '',
        control,
        version: header[8] ?? '',
        sets,
      });
      header = undefined;
    } else if (id !== 'IEA' && id !== 'TA1') {
      faults.push(`${id} lies outside of every set`);
    }
  }
  closeSet();
  if (header !== undefined) faults.push(`GE is missing for group ${header[6]}`);
  return groups;
}

function judgedSet(segments: readonly Segment[], before: readonly ReadSet[]): ReadSet {
  const [first, last] = [segments[0] ?? [], segments.at(-1) ?? []];
  const control = first[2] ?? '';
  const faults: { code: string; sentence: string }[] = [];
  if (last[0] !== 'SE') faults.push({ code: '2', sentence: 'SE is missing' });
  else {
    if (last[1] !== String(segments.length)) {
      faults.push({ code: '4', sentence: `SE01 is ${last[1]}, there are ${segments.length} segments` });
    }
    if (last[2] !== control) faults.push({ code: '3', sentence: `SE02 is ${last[2]}, ST02 ${control}` });
  }
  if (before.some((set) => set.control === control))
    faults.push({ code: '23', sentence: `ST02 ${control} is there twice` });
  return { type: first[1] ?? '', control, segments, faults };
}
