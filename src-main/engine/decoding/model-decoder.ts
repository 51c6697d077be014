/** Decoding on the processor: the decoder of engines whose parameters lie in its memory. */
import { outDegree } from '../../model/graph.ts'
import type { Decoder, SignalModel } from '../engine.ts'
import { checkAppended } from './appended.ts'
import { SignalPath } from './signal-path.ts'

/** @param model the decoder's from now on: it is disposed with it */
export function decodeBy(model: SignalModel, sequences: number): Decoder {
  const { config, graph } = model
  const paths = Array.from({ length: sequences }, () => new SignalPath(model))
  return {
    config,
    graph,
    sequences,
    restart(sequence) {
      paths[sequence] = new SignalPath(model)
    },
    async append(tokens) {
      checkAppended(graph, sequences, tokens)
      return paths.map((path, s) => {
        if (tokens[s].length === 0) return new Float32Array(0)
        for (let t = 0; t < tokens[s].length; t++) path.append(tokens[s][t])
        const energies = new Float32Array(outDegree(graph, path.last) + 1)
        path.energies(energies)
        return energies
      })
    },
    dispose: () => model.dispose(),
  }
}
