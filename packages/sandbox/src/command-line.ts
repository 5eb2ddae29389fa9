import { parseArgs } from 'node:util';
import { InvalidInput } from '@supply-hub/errors';
import type { Size } from './generate/plan.ts';
import { ratesInput, type AnswerRates } from './suppliers/answers/answer-rates.ts';

export interface CommandLine {
  readonly stateDir: string;
  readonly size?: Size;
  readonly seed?: number;
  readonly start?: string;
  readonly changesPerHour?: number | 'usual';
  readonly ordersPerHour?: number | 'usual';
  readonly rates?: Partial<AnswerRates> | 'usual' | 'none';
  readonly exitWithParent: boolean;
}

const usage =
  'sandbox --state <folder> [--size small|regional] [--seed <number>] [--start <instant>] [--siu-per-hour <number>|usual] [--orders-per-hour <number>|usual] [--answers usual|none|late=0.1,silent=0,…] [--exit-with-parent]';

/** @throws InvalidInput naming the option */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      state: { type: 'string' },
      size: { type: 'string' },
      seed: { type: 'string' },
      start: { type: 'string' },
      'siu-per-hour': { type: 'string' },
      'orders-per-hour': { type: 'string' },
      answers: { type: 'string' },
      'exit-with-parent': { type: 'boolean', default: false },
    },
  });
  const { state, size, seed, start } = values;
  if (state === undefined) throw new InvalidInput(`--state needs a folder. ${usage}`, { field: 'state' });
  if (size !== undefined && size !== 'small' && size !== 'regional') {
    throw new InvalidInput(`--size is small or regional, not "${size}".`, { field: 'size' });
  }
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) {
    throw new InvalidInput(`--seed is a whole number of at most nine digits, not "${seed}".`, { field: 'seed' });
  }
  if (start !== undefined && !isInstant(start)) {
    throw new InvalidInput(`--start is an instant such as 2026-03-09T06:00:00Z, not "${start}".`, { field: 'start' });
  }
  const changesPerHour = paceOf('siu-per-hour', values['siu-per-hour']);
  const ordersPerHour = paceOf('orders-per-hour', values['orders-per-hour']);
  const rates = ratesOf(values.answers);
  return {
    stateDir: state,
    ...(size === undefined ? {} : { size }),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(start === undefined ? {} : { start }),
    ...(changesPerHour === undefined ? {} : { changesPerHour }),
    ...(ordersPerHour === undefined ? {} : { ordersPerHour }),
    ...(rates === undefined ? {} : { rates }),
    exitWithParent: values['exit-with-parent'],
  };
}

/** `usual`, `none`, or shares by name, `late=0.1,silent=0`. */
function ratesOf(text: string | undefined): CommandLine['rates'] {
  if (text === undefined) return undefined;
  const shares = text.split(',').map((each) => each.split('='));
  const named = Object.fromEntries(shares.map(([name = '', share = '']) => [name, share === '' ? NaN : Number(share)]));
  const read = ratesInput.safeParse(text === 'usual' || text === 'none' ? text : named);
  if (read.success) {
    return typeof read.data === 'string'
      ? read.data
      : Object.fromEntries(Object.entries(read.data).filter(([, share]) => share !== undefined));
  }
  throw new InvalidInput(`--answers is "usual", "none" or shares such as late=0.1,silent=0, not "${text}".`, {
    field: 'answers',
  });
}

function paceOf(option: string, text: string | undefined): number | 'usual' | undefined {
  if (text === undefined || text === 'usual') return text;
  if (!/^\d{1,5}(\.\d+)?$/.test(text)) {
    throw new InvalidInput(`--${option} is a number below 100000, or "usual", not "${text}".`, { field: option });
  }
  return Number(text);
}

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}
