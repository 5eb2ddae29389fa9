import { z } from 'zod';
import { nearest } from './nearest.ts';
import { partnerProfileSchema } from './partner-profile.ts';
import type { Finding } from './profile-fault.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a profile's shape, in words of the file: zod's issues name types, which its writer never saw. */
export function findingsOf(issues: readonly Issue[], plain: unknown): Finding[] {
  return issues.flatMap((issue) => findingOf(issue, plain));
}

function findingOf(issue: Issue, plain: unknown): Finding | Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const written = valueAt(plain, path);
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key, knownKeys(path, plain)));
    case 'invalid_key': {
      const options = issue.issues.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : []));
      if (options.length > 0) return unknownKey(path, String(path.at(-1)), options);
      const expected = issue.issues[0]?.message ?? 'another name';
      return { path, at: 'key', sentence: `${name} cannot be called that.`, remedy: `Name it with ${expected}.` };
    }
    case 'invalid_value':
    case 'invalid_union':
      return wrongChoice(path, name, written, issue.code === 'invalid_value' ? issue.values.map(String) : kinds);
    case 'invalid_type':
      if (written === undefined) return missing(path, name);
      return { path, at: 'value', ...misshapen(name, issue.expected, written, issue.message) };
    default:
      return written === ''
        ? emptied(path, name)
        : { path, at: 'value', sentence: `${name} does not fit.`, remedy: `Write ${issue.message}.` };
  }
}

const kinds = ['folder', 'sftp', 'https', 'mllp'];

function unknownKey(path: Finding['path'], key: string, known: readonly string[]): Finding {
  const meant = nearest(key, known);
  return {
    path,
    at: 'key',
    sentence: `"${key}" is no setting of ${nameOf(path.slice(0, -1))}.`,
    remedy:
      meant === null
        ? known.length === 0
          ? 'Take it out.'
          : `Take it out, or write one of: ${known.join(', ')}.`
        : `Write "${meant}", if that is what was meant.`,
  };
}

function wrongChoice(path: Finding['path'], name: string, written: unknown, options: readonly string[]): Finding {
  if (written === undefined)
    return { path, at: 'key', sentence: `${name} is missing.`, remedy: `Add it, as one of: ${options.join(', ')}.` };
  if (written === '') return emptied(path, name);
  const list = `Write one of: ${options.join(', ')}.`;
  if (typeof written !== 'string') return { path, at: 'value', sentence: `${name} is no single value.`, remedy: list };
  const meant = nearest(written, options);
  return {
    path,
    at: 'value',
    sentence: `${name} cannot be "${written.slice(0, 40)}".`,
    remedy: meant === null ? list : `Write "${meant}", if that is what was meant; possible are: ${options.join(', ')}.`,
  };
}

const missing = (path: Finding['path'], name: string): Finding => ({
  path,
  at: 'key',
  sentence: `${name} is missing.`,
  remedy: hints[String(path.at(-1))] ?? 'Add it.',
});

const emptied = (path: Finding['path'], name: string): Finding => ({
  path,
  at: 'key',
  sentence: `${name} is empty.`,
  remedy: hints[String(path.at(-1))] ?? 'Write its value behind the colon, or take the line out.',
});

function misshapen(name: string, expected: string, written: unknown, message: string) {
  if (written === '')
    return { sentence: `${name} is empty.`, remedy: 'Write its settings beneath it, or take the line out.' };
  if (expected === 'array')
    return {
      sentence: `${name} is a list, and this is none.`,
      remedy: 'Write it in brackets, for example [855, 856].',
    };
  if (expected === 'object' || expected === 'record')
    return {
      sentence: `${name} has settings beneath it, and this is none.`,
      remedy: 'Write each on a line of its own, indented below.',
    };
  if (expected === 'string')
    return {
      sentence: `${name} is one value, and these are several.`,
      remedy: 'Write a single value behind the colon.',
    };
  return { sentence: `${name} does not fit.`, remedy: `Write ${message}.` };
}

/** What is missing most often, and what to write there. */
const hints: Readonly<Record<string, string>> = {
  partner: 'Add the name of this file without .yaml, for example "partner: alpine-surgical".',
  name: 'Add its name, as people know it.',
  kind: 'Add what it is: supplier, warehouse, carrier or buying-group.',
  timeZone: 'Add the zone its dates and times are in, for example America/Chicago.',
  x12: 'Add who speaks to whom: "us" and "them", each with qualifier, id and group.',
  us: 'Add who the hub is in interchanges: qualifier, id and group.',
  them: 'Add who the partner is in interchanges: qualifier, id and group.',
  qualifier: 'Add the two characters of ISA05 or ISA07, for example ZZ.',
  id: 'Add what stands in ISA06 or ISA08.',
  group: 'Add what stands in GS02 or GS03.',
  documents: 'Add what is exchanged: "receive" and "send", each a list such as [855, 856].',
  transports: 'Add at least one way documents come and go: a name, and below it its kind.',
  hostKey: 'Add the fingerprint of the server’s key, as ssh-keygen -lf prints it: no other server is spoken to.',
  username: 'Add the name the hub signs in with.',
  host: 'Add the server’s name or address.',
  port: 'Add the port.',
  via: 'Add the name of one of the transports.',
  reason: 'Add why nothing may be sent to it, in a sentence others can act on.',
  number: 'Add its number in the supplier master.',
  system: 'Add the id of the system, as hub.yaml calls it.',
};

const nameOf = (path: Finding['path']): string => {
  const last = path.at(-1);
  if (last === undefined) return 'a profile';
  if (typeof last !== 'number') return last;
  const list = path.at(-2);
  return `entry ${last + 1} of ${list === undefined ? 'the list' : String(list)}`;
};

function valueAt(plain: unknown, path: Finding['path']): unknown {
  let value = plain;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(String(step));
  }
  return value;
}

/** What may be written at a place; of a transport, what its kind has. */
function knownKeys(path: Finding['path'], plain: unknown): readonly string[] {
  let schemas: z.core.$ZodType[] = [partnerProfileSchema];
  for (const step of path) schemas = schemas.flatMap(bare).flatMap((schema) => below(schema, String(step)));
  const here = schemas.flatMap(bare).filter((schema) => schema instanceof z.ZodObject);
  const kind = valueAt(plain, [...path, 'kind']);
  const fitting = here.filter(({ shape }) => !(shape.kind instanceof z.ZodLiteral) || shape.kind.value === kind);
  return [...new Set((fitting.length > 0 ? fitting : here).flatMap(({ shape }) => Object.keys(shape)))];
}

function bare(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return bare(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(bare);
  return [schema];
}

function below(schema: z.core.$ZodType, step: string): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const found: unknown = schema.shape[step];
    return found instanceof z.core.$ZodType ? [found] : [];
  }
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodArray) return [schema.element];
  return [];
}
