/** My open orders, my backorders, and what happens to them; `answer` answers an order. See the README. */
import { carriedOut, createHubClient, HubError, RefusedByHub } from '@supply-hub/client';
import { answerOf } from './answer.ts';
import { followBackorders, showBackorders, showOrders } from './mine.ts';

const { HUB_URL = 'http://127.0.0.1:4000/partner/graphql', HUB_TOKEN } = process.env;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

try {
  if (HUB_TOKEN === undefined) throw new Error('HUB_TOKEN is not set: the README says how to get one.');
  const hub = createHubClient({ url: HUB_URL, token: HUB_TOKEN });
  const [command, number = '', ...said] = process.argv.slice(2);
  if (command === 'answer') {
    const answered = await answerOf(hub, number, said);
    const { acknowledgement } = carriedOut(answered.answerOrder);
    say(`Order ${number} is answered: ${acknowledgement?.purchaseOrder?.status ?? 'taken'}.`);
  } else {
    // At once: only what happens in the moment until the hub has taken the subscription may be in neither.
    const following = followBackorders(hub, say, stop.signal);
    await Promise.all([showOrders(hub, say).then(() => showBackorders(hub, say)), following]);
  }
} catch (error) {
  if (error instanceof RefusedByHub) for (const { code, sentence } of error.userErrors) say(`${code}: ${sentence}`);
  else if (error instanceof HubError) say(`${error.code}: ${error.message}`);
  else say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  // Nothing is heard of any more, and the socket closes.
  stop.abort();
}
