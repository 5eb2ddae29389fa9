import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const open = new Set<AsyncDisposableStack>();
let isEnding = false;

/**
 * What a benchmark has started, stopped with it: also when it is interrupted, for PostgreSQL would stay, and so would
 * the folders. Then the process ends as the signal would have ended it.
 */
export function benchStack(): AsyncDisposableStack {
  if (open.size === 0) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  const stack = new AsyncDisposableStack();
  open.add(stack);
  stack.defer(() => {
    open.delete(stack);
    if (open.size === 0 && !isEnding) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  });
  return stack;
}

async function end(signal: NodeJS.Signals): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  // The benchmark goes on meanwhile, and fails for what it no longer has.
  process.on('uncaughtException', () => {});
  for (const stack of [...open].toReversed()) await stack.disposeAsync().catch(() => {});
  process.off(signal, end);
  process.kill(process.pid, signal);
}

/** A folder that is gone with the stack. PostgreSQL of another user (we being root) may pass through it. */
export async function benchFolder(stack: AsyncDisposableStack, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o711);
  return folder;
}
