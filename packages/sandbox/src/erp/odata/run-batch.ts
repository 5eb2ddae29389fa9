import { randomUUID } from 'node:crypto';
import {
  parseJsonBatch,
  parseMultipart,
  writeJsonBatch,
  writeMultipart,
  type BatchAnswer,
  type BatchPart,
} from './batch.ts';
import { callOf, type Call, type Reply } from './call.ts';
import { ODataError } from './odata-error.ts';

/** How the parts of a batch are carried out. Refusals are answers, not exceptions. */
export interface BatchRunner {
  readonly one: (call: () => Call) => Promise<BatchAnswer>;
  /** All calls in one unit of work; a refusal answers for every one of them. */
  readonly changeSet: (calls: readonly (() => Call)[]) => Promise<readonly BatchAnswer[]>;
}

/** Answers a `$batch`: reads one by one, change sets whole. */
export async function runBatch(batch: Call, runner: BatchRunner): Promise<Reply> {
  const { service } = batch;
  const type = batch.header('content-type') ?? '';
  const isJson = service.version === 4 && type.startsWith('application/json');
  const parts = isJson ? parseJsonBatch(batch.body) : parseMultipart(type, batch.body);
  const answers: { part: BatchPart; answer: BatchAnswer }[] = [];
  for (const [index, part] of parts.entries()) {
    const isRunAlready = part.changeSet !== undefined && parts[index - 1]?.changeSet === part.changeSet;
    if (isRunAlready) continue;
    if (part.changeSet === undefined) {
      answers.push({ part, answer: await runner.one(() => readCall(batch, part)) });
      continue;
    }
    const members = parts.filter(({ changeSet }) => changeSet === part.changeSet);
    const replies = await runner.changeSet(members.map((member) => () => changeCall(batch, member)));
    for (const [position, member] of members.entries()) {
      const answer = replies[position];
      if (answer !== undefined) answers.push({ part: member, answer });
    }
  }
  if (isJson) {
    const headers = { 'content-type': 'application/json;charset=utf-8', 'odata-version': '4.0' };
    return { status: 200, headers, body: writeJsonBatch(answers) };
  }
  const boundary = `batch_${randomUUID().slice(0, 13)}`;
  return {
    status: service.version === 2 ? 202 : 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
    body: writeMultipart(answers, boundary),
  };
}

function readCall(batch: Call, part: BatchPart): Call {
  if (part.method !== 'GET' && batch.service.version === 2) {
    throw new ODataError(400, '/IWBEP/CM_MGW_RT/011', 'Changes belong into a change set.');
  }
  return partCall(batch, part);
}

function changeCall(batch: Call, part: BatchPart): Call {
  if (part.method === 'GET') throw new ODataError(400, '/IWBEP/CM_MGW_RT/012', 'A change set holds no reads.');
  return partCall(batch, part);
}

function partCall(batch: Call, part: BatchPart): Call {
  const { service } = batch;
  const url = part.url.startsWith('http') ? new URL(part.url) : undefined;
  let below = url === undefined ? part.url : url.pathname + url.search;
  if (below.startsWith(service.root)) below = below.slice(service.root.length);
  else if (below.startsWith('/')) below = below.slice(1);
  return callOf(service, part.method, below, {
    header: (name) => part.headers[name] ?? (name === 'accept' ? batch.header('accept') : undefined),
    body: part.body,
    origin: batch.origin,
  });
}
