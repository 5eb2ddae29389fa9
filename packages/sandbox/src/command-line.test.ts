import { InvalidInput } from '@supply-hub/errors';
import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';

test('the command line says where, how large, from when, and how lively', () => {
  expect(parseCommandLine(['--state', 'x'])).toEqual({ stateDir: 'x', exitWithParent: false });
  expect(parseCommandLine(['--state', 'x', '--size', 'regional', '--siu-per-hour', 'usual'])).toMatchObject({
    size: 'regional',
    changesPerHour: 'usual',
  });
  expect(parseCommandLine(['--state', 'x', '--siu-per-hour', '0.5'])).toMatchObject({ changesPerHour: 0.5 });
  expect(parseCommandLine(['--state', 'x', '--answers', 'late=0.2,silent=0'])).toMatchObject({
    rates: { late: 0.2, silent: 0 },
  });
  expect(parseCommandLine(['--state', 'x', '--answers', 'none'])).toMatchObject({ rates: 'none' });
});

test.each([
  [[], 'state'],
  [['--state', 'x', '--size', 'huge'], 'size'],
  [['--state', 'x', '--seed', '-'], 'seed'],
  [['--state', 'x', '--start', 'now'], 'start'],
  [['--state', 'x', '--siu-per-hour', 'often'], 'siu-per-hour'],
  [['--state', 'x', '--answers', 'late=2'], 'answers'],
  [['--state', 'x', '--answers', 'rude=0.1'], 'answers'],
])('%j is refused, naming %s', (args, field) => {
  expect(() => parseCommandLine(args)).toThrow(expect.objectContaining({ constructor: InvalidInput, field }));
});
