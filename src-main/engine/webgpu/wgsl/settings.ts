/**
 * What a dispatch is told, as one uniform block of words. Names ending in `At` are offsets in words into the buffer
 * that the comment names. The list makes both the WGSL struct and the writer, so that they cannot disagree.
 */

const wholeNumbers = [
  // The batch.
  'predictions', // per sequence: tokens − 1
  'positions', // sequences × predictions
  'sampled', // 1: listed candidates in the order of their counts
  'reset', // R of the signal reset, 0: never
  // This dispatch.
  'count', // workgroups or rows of work
  'at', // plan or first row: where its list begins
  'firstEdge', // of the shard
  // Offsets in `plan`; see plan-words.ts.
  'rowsAt',
  'groupsAt',
  'pathAt',
  'startsAt',
  'byCountAt',
  'placeAt',
  // Offsets in `board`; see board.ts.
  'encodingAt',
  'signalsAt',
  'slopesAt',
  'mixturesAt',
  'mixtureGradientsAt',
  'potentialGradientsAt',
  'sharedGradientsAt',
  'scoresAt',
  'mixingAt',
  'alphaGradientsAt',
  // Offsets in `small`.
  'alphaAt',
  'sharedAt',
  'nodeStateAt',
  'alphaStateAt',
  'sharedStateAt',
  // Offsets in `slots` and `marks`.
  'squaresAt',
  'gradientsAt',
  'changedAt',
  'touchedAt',
  // The model.
  'nodes',
  'maxContext',
  'firstMixed',
  'mixtureChain', // 1: the chain is fed by S, 0: by r
  'dense', // 1: every edge moves at every step
] as const

const realNumbers = [
  'initialSignal',
  'energyScale',
  'gradientScale', // ∂loss/∂(energyScale·E) of a probability, times energyScale
  'learningRate',
  'weightDecay', // × learningRate
  'biasDecay', // × learningRate
  'clip',
  // Adam, of edges under AdamW and of the small parameters always. fresh = 1 − beta, log = ln beta.
  'beta1',
  'fresh1',
  'log1',
  'beta2',
  'fresh2',
  'log2',
  'epsilon',
  // The edge-normalised rule.
  'meanBeta',
  'meanFresh',
  'meanLog',
  'meanEpsilon',
  'biasRate', // × learningRate
  'skipBelow',
  'restingSignal',
] as const

type WholeNumber = (typeof wholeNumbers)[number]
type RealNumber = (typeof realNumbers)[number]
export type Settings = Readonly<Record<WholeNumber | RealNumber, number>>

/** Bytes from one block to the next: a multiple of every device's alignment of uniforms. */
export const settingsStride = 256 * Math.ceil((4 * (wholeNumbers.length + realNumbers.length)) / 256)

export const settingsStruct = `
struct Settings {
${wholeNumbers.map((name) => `  ${name}: u32,`).join('\n')}
${realNumbers.map((name) => `  ${name}: f32,`).join('\n')}
}
`

/** All zeros: to be spread under what a kernel needs. */
export const noSettings = Object.fromEntries(
  [...wholeNumbers, ...realNumbers].map((name) => [name, 0]),
) as Settings

/** Writes block `index` of a buffer of blocks. */
export function writeSettings(settings: Settings, into: ArrayBuffer, index: number): void {
  const words = new Uint32Array(into, index * settingsStride, wholeNumbers.length)
  const reals = new Float32Array(into, index * settingsStride + 4 * wholeNumbers.length, realNumbers.length)
  for (const [n, name] of wholeNumbers.entries()) words[n] = settings[name]
  for (const [n, name] of realNumbers.entries()) reals[n] = settings[name]
}
