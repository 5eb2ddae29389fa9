/** Durable jobs: enqueued in the caller's transaction, in strict order a key, done by whichever worker lives. */
export { defineJob, type JobDefinition, type JobOptions } from './define-job.ts';
export { enqueue, enqueueAll, type EnqueueOptions } from './enqueue.ts';
export { jobsMigrations, prepareJobs } from './prepare.ts';
export { jobWork, type Attempt, type JobWork } from './job-work.ts';
export { startWorkers, type RunningWorkers, type WorkerOptions } from './workers.ts';
