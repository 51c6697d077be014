/** From what was found of the engines to their order and the reasons for it, as sentences. */
import { isSameShape } from '../../../src-shared/engine.ts'
import type { EngineFinding, EngineName, SpeedShape } from '../../../src-shared/engine.ts'

export interface Ranking {
  /** Those that are right, best first. */
  readonly order: readonly EngineName[]
  /** Why the first of them, as a sentence. */
  readonly reason: string
  /** Of every engine: why it was taken, or why not. */
  readonly reasons: ReadonlyMap<EngineName, string>
}

/** By speed at this shape; where that was not measured, in the order given, behind those where it was. */
export function rank(findings: readonly EngineFinding[], shape: SpeedShape): Ranking {
  const speed = (finding: EngineFinding): number =>
    finding.speeds.find((one) => isSameShape(one, shape))?.tokensPerSecond ?? 0
  const right = findings.filter(({ state }) => state === 'ready').sort((a, b) => speed(b) - speed(a))
  const reasons = new Map<EngineName, string>()
  for (const finding of findings) {
    const reason = whyNot(finding)
    if (reason !== undefined) reasons.set(finding.engine, reason)
  }
  if (right.length === 0) return { order: [], reason: 'No engine can run on this machine.', reasons }
  const [best, ...others] = right
  const reason = whyBest(best, others, speed)
  reasons.set(best.engine, reason)
  for (const other of others) reasons.set(other.engine, whySlower(speed(other), best.engine, speed(best)))
  return { order: right.map(({ engine }) => engine), reason, reasons }
}

function whyBest(
  best: EngineFinding,
  others: readonly EngineFinding[],
  speed: (finding: EngineFinding) => number,
): string {
  if (others.length === 0) return 'No other engine can run here, so nothing had to be measured to choose.'
  return speed(best) > 0
    ? `It is right and the fastest: ${tokens(speed(best))} tokens a second on a model of this size.`
    : 'It is right; no engine has been measured on a model of this size.'
}

function whySlower(own: number, best: EngineName, ofBest: number): string {
  if (own === 0) return 'It has not been measured on a model of this size.'
  return `It is slower: ${tokens(own)} tokens a second on a model of this size, and ${best} ${tokens(ofBest)}.`
}

/** Undefined for an engine that is right. */
function whyNot({ state, problem, deviation }: EngineFinding): string | undefined {
  if (state === 'ready') return undefined
  if (state === 'not-tried') return 'It has not been tried yet.'
  if (state === 'unavailable') return problem?.message ?? 'It cannot run here.'
  return deviation === undefined
    ? 'What it computes is no number, so it is not used.'
    : `What it computes is ${deviation.toPrecision(2)} off the reference, so it is not used.`
}

function tokens(speed: number): string {
  return Math.round(speed).toLocaleString('en')
}
