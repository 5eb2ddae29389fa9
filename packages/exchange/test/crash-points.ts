export const crashPoints = [
  'before it stores a message',
  'while it is being stored',
  'after that commit, before the answer',
  'when it has taken the job',
  'in the midst of the effect',
  'after the effect, before its commit',
  'after that commit, before the job is finished',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

export const documentCrashPoints = [
  'before it stores a file',
  'after it stored one, before the commit',
  'after that commit, before the file is put away',
  'in the midst of the effect',
  'after the effect, before its commit',
  'after that commit, before the job is finished',
  'before a document has its bytes',
  'after it has them, before they are committed',
  'after that commit, before it leaves',
  'after it has left, before that is noted',
  'after it is noted',
] as const;
export type DocumentCrashPoint = (typeof documentCrashPoints)[number];

export const answerCrashPoints = [
  'after a document has left and was answered, before the answer is stored',
  'after the answer is stored, before the delivery is noted',
] as const;
export type AnswerCrashPoint = (typeof answerCrashPoints)[number];
