import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Ends the run's output with `N passed, N failed` on a line of its own, for whoever adds runs up. A file
 * that could not be loaded and an error outside any test count as failed: neither may look like success.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: 'passed' | 'failed') => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const failed = count('failed') + broken + errors.length;
    // Whatever else reports or tears down still has its say before; a set-up that failed is in the exit code alone.
    process.once('exit', (code) =>
      writeSync(1, `${count('passed')} passed, ${code !== 0 && failed === 0 ? 1 : failed} failed\n`),
    );
  }
}
