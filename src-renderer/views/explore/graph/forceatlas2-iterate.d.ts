/** The package types its public functions only; the worker needs the one iteration they are made of. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  interface Settings {
    linLogMode: boolean
    outboundAttractionDistribution: boolean
    adjustSizes: boolean
    edgeWeightInfluence: number
    scalingRatio: number
    strongGravityMode: boolean
    gravity: number
    slowDown: number
    barnesHutOptimize: boolean
    barnesHutTheta: number
  }
  /** Moves the nodes once, in place. */
  export default function iterate(settings: Settings, nodes: Float32Array, edges: Float32Array): unknown
}
