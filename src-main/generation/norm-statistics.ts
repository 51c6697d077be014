import type { NormStatistics } from '../../src-shared/trace.ts'
import type { SignalModel } from '../engine/engine.ts'
import { SignalPath } from './signal-path.ts'

/** ‖r‖. */
export function normOf(signal: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < signal.length; i++) sum += signal[i] ** 2
  return Math.sqrt(sum)
}

/** What norms are usual, from the signals of some held-out sequences (Welford's running mean and variance). */
export function measureNorms(model: SignalModel, sequences: Iterable<ArrayLike<number>>): NormStatistics {
  let signals = 0
  let mean = 0
  let squares = 0
  for (const tokens of sequences) {
    const path = new SignalPath(model)
    for (let j = 0; j < tokens.length; j++) {
      path.append(tokens[j])
      const norm = normOf(path.signal)
      signals++
      const difference = norm - mean
      mean += difference / signals
      squares += difference * (norm - mean)
    }
  }
  return { signals, mean, deviation: signals > 1 ? Math.sqrt(squares / (signals - 1)) : 0 }
}

/** (norm − mean) / deviation; 0 where nothing varied. */
export function zScore(norm: number, statistics: NormStatistics): number {
  return statistics.deviation > 0 ? (norm - statistics.mean) / statistics.deviation : 0
}
