import { Hl7Message as PeerMessage } from '@medplum/core';
import { FrameReader, readMessage, type Hl7Message } from '@supply-hub/hl7v2';

/** Eight places: segment, field, component. */
export type Places = readonly (readonly [segment: string, field: number, component: number])[];

export const schedulePlaces: Places = [
  ['MSH', 10, 1],
  ['PID', 3, 1],
  ['PID', 5, 1],
  ['PV1', 19, 1],
  ['SCH', 2, 1],
  ['SCH', 11, 4],
  ['AIS', 3, 1],
  ['AIL', 3, 1],
];
export const chargePlaces: Places = [
  ['MSH', 10, 1],
  ['PID', 3, 1],
  ['PID', 5, 1],
  ['PV1', 19, 1],
  ['FT1', 2, 1],
  ['FT1', 4, 1],
  ['FT1', 7, 1],
  ['FT1', 10, 1],
];

const valuesOf = (message: Hl7Message, places: Places): string =>
  places.map(([segment, field, component]) => message.segment(segment)?.value(field, component) ?? '').join('|');

const peerValuesOf = (message: PeerMessage, places: Places): string =>
  places
    .map(([segment, field, component]) => message.getSegment(segment)?.getComponent(field, component) ?? '')
    .join('|');

export function readOurs(input: Uint8Array | string, places: Places): string {
  const reading = readMessage(input);
  if (!reading.ok) throw new Error(reading.reason);
  return valuesOf(reading.message, places);
}

/** The peer has to be told the character set; it decodes the bytes, as a program that uses it must. */
export function readPeer(input: Buffer | string, places: Places): string {
  return peerValuesOf(PeerMessage.parse(typeof input === 'string' ? input : input.toString('utf8')), places);
}

/** A framed message as TCP hands it over, 64 KiB at a time, to its eight values. */
export function readFromChunks(framed: Buffer, places: Places): string {
  const frames = new FrameReader({ maxFrameBytes: 32 * 1024 * 1024, endBlockAlone: 'accept' });
  for (let at = 0; at < framed.length; at += 65_536) {
    frames.feed(framed.subarray(at, at + 65_536));
    const event = frames.next();
    if (event?.kind === 'frame') return readOurs(event.bytes, places);
  }
  throw new Error('no frame was found');
}
