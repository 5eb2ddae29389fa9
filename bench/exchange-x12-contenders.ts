import { createReadStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { X12Parser } from 'node-x12';
import { X12parser } from 'x12-parser';
import { readCatalogueLines832, readInterchanges, X12Reader } from '@supply-hub/x12';

/**
 * What reads a catalogue. Everything is told as `expectedOf` tells it, so that nobody is measured for half the work.
 */
export interface X12Contender {
  /** Every segment of the file, cut into its elements; those who check envelopes check them. */
  tokenise(bytes: Buffer): Promise<string>;
  /** Every line of the catalogue: for the peers, which know no documents, the least code that finds its facts. */
  readLines(bytes: Buffer): Promise<string>;
  /** `tokenise` of a file too large to hold, as far as the contender can. */
  stream(path: string): Promise<string>;
}

const chunkBytes = 65_536;

/** Of the segments of one catalogue: how many lines, and the last one's part and price. */
class Tally {
  lines = 0;
  part = '';
  price = '';
  elements = 0;
  toString(): string {
    return `${this.lines} ${this.part} ${this.price}`;
  }
}

function ourReader(tally: Tally): X12Reader {
  return new X12Reader((event) => {
    if (event.kind === 'segment') {
      const { segment } = event;
      for (let element = 1, count = segment.count; element <= count; element += 1)
        if (segment.value(element) !== undefined) tally.elements += 1;
      if (segment.id === 'LIN') {
        tally.lines += 1;
        tally.part = segment.value(3) ?? '';
      } else if (segment.id === 'CTP') tally.price = segment.value(3) ?? '';
    } else if ('faults' in event && event.faults.length > 0) throw new Error(event.faults[0]?.sentence);
  });
}

const ours: X12Contender = {
  async tokenise(bytes) {
    const tally = new Tally();
    const reader = ourReader(tally);
    for (let at = 0; at < bytes.length; at += chunkBytes) reader.write(bytes.subarray(at, at + chunkBytes));
    reader.end();
    return tally.toString();
  },
  async readLines(bytes) {
    const tally = new Tally();
    const set = readInterchanges(bytes)[0]?.groups[0]?.sets[0];
    if (set === undefined || set.faults.length > 0) throw new Error('the catalogue is not read');
    for (const part of readCatalogueLines832(set)) {
      if (part.kind !== 'line') continue;
      if (!part.reading.ok) throw new Error(part.reading.faults[0]?.sentence);
      const { productIds, prices } = part.reading.document;
      tally.lines += 1;
      tally.part = productIds[0]?.value ?? '';
      tally.price = prices[0]?.price ?? '';
    }
    return tally.toString();
  },
  async stream(path) {
    const tally = new Tally();
    const reader = ourReader(tally);
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) reader.write(chunk as Buffer);
    reader.end();
    return tally.toString();
  },
};

/** A line of a catalogue as the peers' users would keep it. */
interface PeerLine {
  part: string;
  gtin: string;
  description: string;
  pack: string;
  unit: string;
  price: string;
}
const emptyLine = (): PeerLine => ({ part: '', gtin: '', description: '', pack: '', unit: '', price: '' });

type X12ParserSegment = Readonly<Record<string, string>>;

function tallySegment(tally: Tally, segment: X12ParserSegment): void {
  if (segment['name'] === 'LIN') {
    tally.lines += 1;
    tally.part = segment['3'] ?? '';
  } else if (segment['name'] === 'CTP') tally.price = segment['3'] ?? '';
}

/** Feeds the parser as a file would, and waits for its end. */
async function throughX12Parser(bytes: Buffer, take: (segment: X12ParserSegment) => void): Promise<void> {
  const parser = new X12parser('utf8');
  parser.on('data', take);
  for (let at = 0; at < bytes.length; at += chunkBytes)
    if (!parser.write(bytes.subarray(at, at + chunkBytes)))
      await new Promise((resolve) => void parser.once('drain', resolve));
  parser.end();
  await finished(parser);
}

const x12Parser: X12Contender = {
  async tokenise(bytes) {
    const tally = new Tally();
    await throughX12Parser(bytes, (segment) => tallySegment(tally, segment));
    return tally.toString();
  },
  async readLines(bytes) {
    const tally = new Tally();
    let line = emptyLine();
    const told = (): void => {
      if (line.part === '') return;
      tally.lines += 1;
      tally.part = line.part;
      tally.price = line.price;
    };
    await throughX12Parser(bytes, (segment) => {
      switch (segment['name']) {
        case 'LIN':
          told();
          line = emptyLine();
          line.part = segment['3'] ?? '';
          line.gtin = segment['5'] ?? '';
          break;
        case 'PID':
          line.description = segment['5'] ?? '';
          break;
        case 'PO4':
          line.pack = segment['1'] ?? '';
          line.unit = segment['3'] ?? '';
          break;
        case 'CTP':
          line.price = segment['3'] ?? '';
          break;
        default:
      }
    });
    told();
    return tally.toString();
  },
  async stream(path) {
    const tally = new Tally();
    const parser = createReadStream(path, { highWaterMark: chunkBytes }).pipe(new X12parser('utf8'));
    parser.on('data', (segment: X12ParserSegment) => tallySegment(tally, segment));
    await finished(parser);
    return tally.toString();
  },
};

/** Its stream mode fails on every file larger than a chunk, so it is given the text. Strict: envelopes are checked. */
function nodeX12Segments(text: string) {
  const parsed = new X12Parser(true).parse(text);
  if (!('functionalGroups' in parsed)) throw new Error('a fat interchange');
  return parsed.functionalGroups[0]?.transactions[0]?.segments ?? [];
}

const nodeX12: X12Contender = {
  async tokenise(bytes) {
    const tally = new Tally();
    for (const { tag, elements } of nodeX12Segments(bytes.toString('utf8'))) {
      if (tag === 'LIN') {
        tally.lines += 1;
        tally.part = elements[2]?.value ?? '';
      } else if (tag === 'CTP') tally.price = elements[2]?.value ?? '';
    }
    return tally.toString();
  },
  async readLines(bytes) {
    const tally = new Tally();
    const lines: PeerLine[] = [];
    let line = emptyLine();
    for (const { tag, elements } of nodeX12Segments(bytes.toString('utf8'))) {
      const at = (element: number): string => elements[element - 1]?.value ?? '';
      if (tag === 'LIN') {
        line = emptyLine();
        lines.push(line);
        line.part = at(3);
        line.gtin = at(5);
      } else if (tag === 'PID') line.description = at(5);
      else if (tag === 'PO4') [line.pack, line.unit] = [at(1), at(3)];
      else if (tag === 'CTP') line.price = at(3);
    }
    tally.lines = lines.length;
    tally.part = line.part;
    tally.price = line.price;
    return tally.toString();
  },
  async stream(path) {
    return nodeX12.tokenise(readFileSync(path));
  },
};

export const contenders = { ours, 'x12-parser': x12Parser, 'node-x12': nodeX12 } as const;
export type ContenderName = keyof typeof contenders;
