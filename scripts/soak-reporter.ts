import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** How long no parser may come to the end of its inputs: many times what each needs, on a busy machine. */
const silenceMs = 60_000 + 5 * Number(process.env['SOAK'] ?? 100_000);

/**
 * Prints a line a parser, and gives the run up when none ends any more: a parser that hangs keeps its thread from
 * saying so, and any timeout within it from firing.
 */
export default class SoakReporter implements Reporter {
  readonly #unfinished = new Set<string>();
  #last = 'nothing';
  readonly #watchdog = setTimeout(() => this.#giveUp(), silenceMs);

  onTestModuleQueued(module: TestModule): void {
    this.#unfinished.add(module.relativeModuleId);
  }

  onTestModuleEnd(module: TestModule): void {
    this.#unfinished.delete(module.relativeModuleId);
    for (const { message } of module.errors()) say(`FAIL ${module.relativeModuleId}: ${message}`);
  }

  onTestCaseResult(test: TestCase): void {
    this.#watchdog.refresh();
    this.#last = test.fullName;
    const { state, errors } = test.result();
    const { inputs } = test.meta();
    if (state === 'passed' && inputs === undefined) return;
    const counted =
      inputs === undefined
        ? ''
        : `: ${inputs.tried} inputs, ${inputs.accepted} accepted, at most ${inputs.slowestMs.toFixed(1)} ms of CPU`;
    say(`${state === 'passed' ? 'ok  ' : 'FAIL'} ${test.fullName}${counted}`);
    for (const { message } of errors ?? []) say(`     ${message}`);
  }

  onTestRunEnd(): void {
    clearTimeout(this.#watchdog);
  }

  #giveUp(): void {
    const where = [...this.#unfinished].join(', ');
    say(`HANGS in ${where}: nothing ended for ${silenceMs / 1000} s, the last that did was: ${this.#last}`);
    process.exit(1);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
