import { expect, test } from 'vitest';
import { z } from 'zod';
import { exitCodes } from '../command.ts';
import { askAnswering, type Asked } from '../testing/answering-hub.ts';

const ids = Array.from({ length: 1001 }, (_, n) => `message_${String(n).padStart(20, '0')}`);
const parked = {
  data: { messages: { edges: ids.map((id) => ({ node: { id } })), pageInfo: { endCursor: null, hasNextPage: false } } },
};
const taken = (messageIds: readonly string[]) => ({
  data: { redriveMessages: { messages: messageIds.map((id) => ({ id })), userErrors: [] } },
});
const refused = (code: string, index: number) => ({
  data: {
    redriveMessages: {
      messages: null,
      userErrors: [{ code, path: ['input', 'messageIds', String(index)], sentence: 'The message is APPLIED.' }],
    },
  },
});
const $Variables = z.object({ input: z.object({ messageIds: z.array(z.string()) }) });
const idsOf = ({ variables }: Asked): readonly string[] => $Variables.parse(variables).input.messageIds;

test('with --all, what somebody else has freed meanwhile is left out, and the rest is handed back', async () => {
  const answer = (asked: Asked) => {
    if (!asked.query.includes('redriveMessages')) return parked;
    const at = idsOf(asked).indexOf(ids[7] ?? '');
    return at === -1 ? taken(idsOf(asked)) : refused('NOT_PARKED', at);
  };
  const { code, printed, complained } = await askAnswering(answer, 'redrive', '--all');
  expect([code, complained]).toEqual([exitCodes.done, []]);
  expect(printed).toEqual(ids.filter((_, at) => at !== 7));
});

test.each([
  ['redrive', ...ids],
  ['redrive', '--all'],
])('%s %s: of more than a thousand, those handed back are printed when the rest is refused', async (...argv) => {
  const answer = (asked: Asked) => {
    if (!asked.query.includes('redriveMessages')) return parked;
    return idsOf(asked).includes(ids[0] ?? '') ? taken(idsOf(asked)) : refused('NOT_FOUND', 0);
  };
  const { code, printed, complained } = await askAnswering(answer, ...argv, '--json');
  expect([code, complained]).toEqual([exitCodes.failed, ['The message is APPLIED.']]);
  expect(JSON.parse(printed.join(''))).toEqual(ids.slice(0, 1000));
});

test('of those given, all are handed back or none, and why', async () => {
  const { code, printed, complained } = await askAnswering(
    () => refused('NOT_PARKED', 1),
    'redrive',
    ...ids.slice(0, 2),
  );
  expect([code, printed, complained]).toEqual([exitCodes.failed, [], ['The message is APPLIED.']]);
});
