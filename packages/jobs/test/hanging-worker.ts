import { silentLog } from '@supply-hub/log';
import { startWorkers } from '../src/jobs.ts';
import { noteWork } from './note-job.ts';

/** A worker process that begins jobs and finishes none, until it is killed. */
const [url = ''] = process.argv.slice(2);
await startWorkers({
  url,
  log: silentLog,
  work: [
    noteWork((note) => {
      process.stdout.write(`${note.text}\n`);
      return new Promise(() => setInterval(() => undefined, 1000));
    }),
  ],
});
