import { z } from 'zod';
import { defineJob, jobWork, type Attempt } from '../src/jobs.ts';

const $Note = z.object({ text: z.string() });
type Note = z.infer<typeof $Note>;

export const noteJob = defineJob({ queue: 'test.note', data: $Note, maxAttempts: 3, backoffMs: 20 });

export const noteWork = (
  handle: (note: Note, attempt: Attempt) => Promise<void>,
  options: { parallel?: number; onExhausted?: (note: Note, attempt: Attempt, error: unknown) => Promise<void> } = {},
) =>
  jobWork(noteJob, {
    handle,
    parallel: options.parallel ?? 4,
    onExhausted: options.onExhausted ?? (async () => undefined),
  });
