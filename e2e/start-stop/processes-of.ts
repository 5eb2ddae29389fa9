import { readdirSync, readFileSync } from 'node:fs';

/** Processes of this machine whose command line or settings name a folder. */
export function processesOf(folder: string): string[] {
  const told = (file: string): string => {
    try {
      return readFileSync(file, 'utf8').replaceAll('\0', ' ');
    } catch {
      return ''; // it has just ended, or is somebody else's
    }
  };
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => ['cmdline', 'environ'].some((file) => told(`/proc/${pid}/${file}`).includes(folder)))
    .map((pid) => `${pid} ${told(`/proc/${pid}/cmdline`)}`);
}
