export const crashPoints = [
  'before it stores a message',
  'after it stored one, before the commit',
  'after that commit, before the answer',
  'when it has taken the job',
  'in the midst of the effect',
  'after the effect, before its commit',
  'after that commit, before the job is finished',
] as const;
export type CrashPoint = (typeof crashPoints)[number];
