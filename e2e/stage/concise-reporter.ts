/** For `npm test`: a line for each file, every failure in full, and what did not run with its reason. */
import path from 'node:path'
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter'

export default class ConciseReporter implements Reporter {
  #tests: TestCase[] = []
  #folder = ''

  onBegin(config: FullConfig, root: Suite): void {
    this.#tests = root.allTests()
    this.#folder = path.dirname(config.configFile ?? '')
    process.stdout.write(`End-to-end tests: ${this.#tests.length} in a real browser\n`)
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (!['passed', 'skipped'].includes(result.status)) {
      const said = result.errors.map(({ stack, message, snippet }) =>
        [stack ?? message, snippet].filter((text) => text !== undefined).join('\n\n'),
      )
      const title = test.titlePath().slice(3).join(' › ')
      process.stdout.write(`\n  FAILED ${this.#name(test)} › ${title}\n${said.join('\n')}\n\n`)
    }
    const beside = this.#tests.filter((other) => other.location.file === test.location.file)
    if (beside.every((other) => other.results.length > 0)) this.#tell(beside)
  }

  onEnd({ status, duration }: FullResult): void {
    const all = this.#tests
    const reasons = new Map<string, number>()
    for (const test of all)
      if (test.outcome() === 'skipped') {
        const said = test.annotations.find(({ type }) => type === 'skip')?.description
        const reason = `${this.#name(test)}: ${said ?? 'a test before it failed'}`
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      }
    for (const [reason, count] of reasons) process.stdout.write(`  Not run, ${count} of ${reason}\n`)
    const count = (outcome: string): number => all.filter((test) => test.outcome() === outcome).length
    const failed = count('unexpected') === 0 ? '' : `${count('unexpected')} failed, `
    process.stdout.write(
      `End-to-end tests ${status}: ${failed}${count('expected')} passed, ${count('skipped')} not run, ${seconds(duration)}\n`,
    )
  }

  printsToStdio(): boolean {
    return true
  }

  #tell(tests: readonly TestCase[]): void {
    const passed = tests.filter((test) => test.outcome() === 'expected').length
    const took = tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0)
    process.stdout.write(`  ${this.#name(tests[0])}: ${passed} of ${tests.length}, ${seconds(took)}\n`)
  }

  #name(test: TestCase): string {
    return path.relative(this.#folder, test.location.file)
  }
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`
}
