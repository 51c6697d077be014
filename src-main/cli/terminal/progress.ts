/**
 * Shows progress on standard error. On a terminal: one line that is drawn anew. Elsewhere (a log file): a line when a
 * phase begins and every few seconds after, unless told to be silent.
 */
import type { OnProgress, Progress } from '../../../src-shared/progress.ts'
import { bytes, count, duration } from './format.ts'

export interface ProgressDisplay {
  readonly report: OnProgress
  /** Takes the line away, so that other output starts on a clean one. */
  clear(): void
}

export function silentProgress(): ProgressDisplay {
  return { report: () => {}, clear: () => {} }
}

export function terminalProgress(stream: NodeJS.WriteStream): ProgressDisplay {
  const interval = stream.isTTY ? 100 : 5000
  const clock = new PhaseClock()
  let phase = ''
  let shownAt = -Infinity
  return {
    report(progress) {
      const now = performance.now()
      const text = describe(progress, clock.update(progress, now))
      const isNew = progress.phase !== phase
      const isComplete = progress.total !== undefined && progress.done >= progress.total
      if (!isNew && now - shownAt < interval && !(isComplete && stream.isTTY)) return
      if (stream.isTTY) {
        if (isNew && phase !== '') stream.write('\n')
        stream.write(`\r\x1b[2K${text.slice(0, (stream.columns || 80) - 1)}`)
      } else stream.write(text + '\n')
      phase = progress.phase
      shownAt = now
    },
    clear() {
      if (stream.isTTY && phase !== '') stream.write('\n')
      phase = ''
    },
  }
}

interface Pace {
  /** Units per second over the last several seconds of the phase. */
  readonly rate: number
  /** Seconds. */
  readonly remaining: number | undefined
}

/** Speed and remaining time from the reports of one phase; the recent past counts most. */
export class PhaseClock {
  #phase = ''
  #lastDone = 0
  #lastTime = 0
  #rate = 0

  update(progress: Progress, now: number): Pace {
    if (progress.phase !== this.#phase) {
      this.#phase = progress.phase
      this.#lastDone = progress.done
      this.#lastTime = now
      this.#rate = 0
    }
    const seconds = (now - this.#lastTime) / 1000
    if (seconds >= 0.5) {
      const rate = (progress.done - this.#lastDone) / seconds
      const weight = this.#rate === 0 ? 1 : 1 - Math.exp(-seconds / 5)
      this.#rate += weight * (rate - this.#rate)
      this.#lastDone = progress.done
      this.#lastTime = now
    }
    const left = progress.total === undefined ? undefined : progress.total - progress.done
    return {
      rate: this.#rate,
      remaining: left === undefined || this.#rate <= 0 ? undefined : Math.max(0, left / this.#rate),
    }
  }
}

export function describe(progress: Progress, pace: Pace): string {
  const amount = (value: number): string => (progress.unit === 'bytes' ? bytes(value) : count(value))
  const parts = [progress.phase]
  if (progress.total !== undefined && progress.total > 0) {
    const share = Math.min(1, progress.done / progress.total)
    const filled = Math.round(share * 20)
    parts.push(`${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${Math.floor(share * 100)}%`)
    parts.push(
      `${amount(progress.done)} of ${amount(progress.total)}${progress.unit === 'bytes' ? '' : ` ${progress.unit}`}`,
    )
  } else parts.push(`${amount(progress.done)}${progress.unit === 'bytes' ? '' : ` ${progress.unit}`}`)
  // The remaining time comes first: what does not fit the line is cut off at its end.
  if (pace.remaining !== undefined && pace.remaining >= 1) parts.push(`${duration(pace.remaining)} left`)
  if (progress.detail !== undefined) parts.push(progress.detail)
  else if (pace.rate > 0) parts.push(`${amount(pace.rate)}/s`)
  return parts.join('  ')
}
