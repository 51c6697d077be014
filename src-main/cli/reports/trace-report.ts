/** The signal's path and the reasons for the next token, as text. */
import type { CandidateExplanation, Explanation, Trace } from '../../../src-shared/trace.ts'
import { figure, percent } from '../terminal/format.ts'
import { table } from '../terminal/table.ts'

/** A token between marks, so that its blanks can be seen. */
function marked(text: string): string {
  return `‹${text.replaceAll('\n', '⏎')}›`
}

export function pathReport(trace: Trace): string {
  const steps = new Map(trace.steps.map((step) => [step.position, step]))
  return table(
    ['position', 'token', '‖signal‖', 'deviations', 'attention', 'expected next'],
    trace.tokens.map((token) => [
      String(token.position),
      marked(token.text),
      token.norm.toFixed(2),
      token.zScore === undefined ? '' : token.zScore.toFixed(1),
      percent(token.attention),
      (steps.get(token.position)?.candidates ?? [])
        .slice(0, 3)
        .map((candidate) => `${marked(candidate.text)} ${percent(candidate.probability)}`)
        .join('  '),
    ]),
  )
}

export function explanationReport(explanation: Explanation, trace: Trace): string {
  const { chosen, expected, influences } = explanation
  const step = trace.steps.find((candidate) => candidate.position === explanation.position)
  const lines = [`Why ${marked(chosen.text)} comes next`, ...reasons(chosen)]
  if (step !== undefined)
    lines.push(
      '',
      table(
        ['candidate', 'energy', 'probability', 'edge', 'seen in training'],
        step.candidates.map((candidate) => [
          marked(candidate.text),
          candidate.energy.toFixed(3),
          percent(candidate.probability),
          candidate.own ? 'own' : 'shared',
          candidate.own ? `${candidate.count} times` : 'never',
        ]),
      ),
    )
  if (expected !== undefined) {
    const node = influences.nodes[influences.strongestNode]
    lines.push(
      '',
      `Why not ${marked(expected.text)}`,
      ...reasons(expected),
      `  its energy answers most to the signal of ${marked(node.text)} (gradient × signal ${figure(node.total)})`,
    )
  }
  if (explanation.unusual.length > 0)
    lines.push(
      '',
      `Unusual signals (three deviations or more): ${explanation.unusual.map((position) => marked(trace.tokens[position].text)).join(', ')}`,
    )
  return lines.join('\n')
}

function reasons(candidate: CandidateExplanation): string[] {
  const { energy, probability, own, count, parts, contributions } = candidate
  const strongest = [...contributions]
    .sort((a, b) => Math.abs(b.removed) - Math.abs(a.removed))
    .slice(0, 4)
    .filter(({ removed }) => Math.abs(removed) >= 0.0005)
  const signed = (value: number): string => (value >= 0 ? '+' : '') + value.toFixed(3)
  return [
    `  energy ${energy.toFixed(3)}, probability ${percent(probability)}, over ${own ? `an edge of its own (seen ${count} times)` : 'the shared edge'}`,
    `  without the edge's bias ${signed(-parts.bias)}, without the mixed signal ${signed(-parts.mixture)}`,
    `  each earlier token's share of the energy: ${strongest.length === 0 ? 'none to speak of' : strongest.map(({ text, removed }) => `${marked(text)} ${signed(removed)}`).join(', ')}`,
  ]
}
