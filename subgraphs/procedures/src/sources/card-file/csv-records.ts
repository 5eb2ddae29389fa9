import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { CardFault } from '../../domain/preference-card.ts';

/** A row of a CSV file, with the line it ends on. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Longer than any row of cards; a quote that is never closed ends here and not with the memory. */
const maxRecordCharacters = 20_000;

/**
 * The rows of a CSV file as they come off the disk, and what keeps it from being one: bytes that are not UTF-8, a
 * quote out of place, an end in the middle of a line. After such a fault nothing more is read.
 */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord | { fault: CardFault }> {
  let line = 1;
  let last = '';
  async function* text(): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of bytes) {
      const decoded = decoder.decode(chunk, { stream: true });
      last = decoded.at(-1) ?? last;
      yield decoded;
    }
    yield decoder.decode();
  }
  const parser = parse({
    info: true,
    bom: false, // the decoder takes it off
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: maxRecordCharacters,
  });
  const piped = pipeline(Readable.from(text()), parser);
  piped.catch(() => undefined); // what went wrong is thrown by the loop below
  try {
    for await (const each of parser) {
      const { record, info } = each as { record: string[]; info: { lines: number } };
      line = info.lines;
      yield { line, fields: record };
    }
    await piped;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    yield {
      fault: {
        line: error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : line,
        sentence,
      },
    };
    return;
  } finally {
    parser.destroy();
  }
  if (last !== '' && last !== '\n')
    yield {
      fault: { line, sentence: 'The file ends in the middle of a line: it was cut off, or is still being written.' },
    };
}

function sentenceOf(error: unknown): string | undefined {
  if (error instanceof CsvError) {
    return error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A quotation mark is opened and never closed.'
      : 'A quotation mark stands where none may: double it inside a field, and quote the whole field.';
  }
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return 'The file is not UTF-8 text from about here on: save it as CSV UTF-8.';
  return undefined;
}
