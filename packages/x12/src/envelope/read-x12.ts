import type { X12Event } from './x12-event.ts';
import { X12Reader, type X12Limits } from './x12-reader.ts';

/** The events of a stream, for `for await`. Where every microsecond counts, `X12Reader` gives them without waiting. */
export async function* readX12(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: Partial<X12Limits> = {},
): AsyncGenerator<X12Event, void, undefined> {
  let events: X12Event[] = [];
  const reader = new X12Reader((event) => events.push(event), limits);
  for await (const chunk of chunks) {
    reader.write(chunk);
    const ready = events;
    events = [];
    yield* ready;
  }
  reader.end();
  yield* events;
}
