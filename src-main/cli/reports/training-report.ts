import type { TrainingSummary } from '../../studio/index.ts'
import { count, duration, figure } from '../terminal/format.ts'
import { sparkline } from '../terminal/sparkline.ts'

/** @param curve training loss by step, nats per token */
export function trainingReport(summary: TrainingSummary, curve: readonly number[]): string {
  const { split, validation, best } = summary
  const isBestElsewhere = best !== undefined && best.step !== summary.steps
  return [
    `Run ${summary.run} on corpus ${summary.corpus}: ${summary.state}`,
    `  graph     ${count(summary.ownEdges)} own edges, ${count(summary.parameters)} parameters`,
    `  trained   ${count(summary.steps)} steps, ${count(summary.tokens)} tokens in ${duration(summary.seconds)} (${count(summary.tokensPerSecond)} tokens/s)`,
    `  loss      ${sparkline(curve)}  ${figure(curve[0] ?? NaN)} → ${figure(summary.trainLoss)} nats per token`,
    ...(validation === undefined
      ? []
      : [
          `  held out  perplexity ${figure(validation.perplexity)}, ${figure(validation.bitsPerByte)} bits per byte on ${count(validation.predictions)} tokens${split.by === 'article' ? ` of ${count(split.heldOutArticles)} articles` : ' at the end of the text'}`,
        ]),
    ...(isBestElsewhere
      ? [`  best      perplexity ${figure(best.perplexity)} at step ${count(best.step)}`]
      : []),
  ].join('\n')
}
