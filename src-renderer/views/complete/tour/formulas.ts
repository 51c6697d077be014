/** The formulas of the tour, as a dialect has them. An underscore makes what follows, one character or {…}, a subscript. */
import { dialects } from '../../../../src-shared/model/dialect.ts'
import type { ModelConfig } from '../../../../src-shared/model/config.ts'
import type { TourStep } from './tour.svelte.ts'

export function formulaOf(step: TourStep, { dialect, positionalEncoding, energyScale }: ModelConfig): string {
  const rules = dialects[dialect]
  const { chainInput, positionOffset } = rules
  const hasEncoding = positionalEncoding !== 'none'
  const encoding = (index: string): string => (hasEncoding ? ` + PE_{${index}}` : '')
  const ones = rules.initialSignal(2) === 1 ? '1' : '1/d'
  const input = chainInput === 'signal' ? 'r_{j−1}' : 'S_{j−1}'
  const into = positionOffset.decoding === 1 ? ['j', 'j+1'] : ['j−1', 'j']
  const scale = energyScale === 1 ? '' : `${energyScale} · `
  return {
    nodes: 't_0 → t_1 → … → t_j',
    first: `r_0 = GeLU(${ones} + b(t_0)${encoding('0')})`,
    edge: `r_j = GeLU(W(t_{j−1}, t_j) · ${input} + b(t_{j−1}, t_j)${encoding(into[0])})`,
    attention: 'A = softmax(α_0, α_1, … α_j)',
    mixture: 'S = A_0 r_0 + A_1 r_1 + … + A_j r_j',
    energy: `E(v) = ‖ GeLU(W(t_j, v) · S + b(t_j, v)${encoding(into[1])}) ‖`,
    probability: `P(v) = exp(${scale}E(v)) ∕ Σ_u exp(${scale}E(u))`,
  }[step]
}

export interface FormulaPart {
  readonly text: string
  readonly isSubscript: boolean
}

export function formulaParts(formula: string): FormulaPart[] {
  const parts: FormulaPart[] = []
  let rest = 0
  for (const found of formula.matchAll(/_(?:\{([^}]*)\}|(.))/gu)) {
    if (found.index > rest) parts.push({ text: formula.slice(rest, found.index), isSubscript: false })
    parts.push({ text: found[1] ?? found[2], isSubscript: true })
    rest = found.index + found[0].length
  }
  if (rest < formula.length) parts.push({ text: formula.slice(rest), isSubscript: false })
  return parts
}
